using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringRequests;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringPairs;

/// <summary>A pair that does not fit ends, and its request is open again for another mentor.</summary>
internal sealed class ChangeMentor : IEndpoint
{
    /// <param name="Reason">noTime, noStaff, noFit, tooFar or other</param>
    internal sealed record Request(string Reason, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly string[] Reasons = ["noTime", "noStaff", "noFit", "tooFar", "other"];

        public Validator() => RuleFor(r => r.Reason).Must(Reasons.Contains)
            .WithMessage($"Must be one of {string.Join(", ", Reasons)}.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringPairs/{pairId:guid}/mentorChange", Handle)
        .WithName("changeMentor")
        .WithSummary("End a pair and look for another mentor")
        .Validate<Request>();

    internal static Decision Decide(MentoringPair pair, DateOnly on, DateOnly today)
    {
        if (pair.Ended)
            return Decision.Refuse("mentoring-pair-ended", "This pair is over.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "It is recorded once it has happened.");
        if (on < pair.StartedOn)
            return Decision.Refuse("mentoring-before-pair", "It cannot be dated before the pair began.");
        return Decision.Accept(
            new PairEnded(pair.Id, pair.MentorNisCode, pair.MenteeNisCode, "cancelled", "mentorChanged", null, on));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid pairId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        HttpResponse response, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringPair>(MentoringPair.StreamKey(pairId), ct);
        if (stream.Aggregate is not { } pair)
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var on = request.On ?? clock.Today();
        var decision = Decide(pair, on, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        var mentoring = await session.Events.FetchForWriting<MentoringRequest>(MentoringRequest.StreamKey(pair.RequestId), ct);
        mentoring.AppendOne(new MentorChangeAsked(pair.MentorNisCode, request.Reason, on));
        await session.FreePlaceAsync(pair.MentorNisCode, pair.RequestId, on, ct);
        response.SetVersion(stream.CurrentVersion);
        return TypedResults.NoContent();
    }
}
