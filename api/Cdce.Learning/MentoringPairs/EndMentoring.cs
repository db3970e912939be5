using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringRequests;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringPairs;

/// <summary>A pair is over: completed because it did what it wanted, or cancelled for a reason.</summary>
internal sealed class EndMentoring : IEndpoint
{
    /// <param name="Outcome">completed or cancelled</param>
    /// <param name="Reason">For a cancelled pair: noTime, noStaff, noFit, otherPriority or other.</param>
    /// <param name="Evaluation">What the communes thought of it, where they said.</param>
    internal sealed record Request(
        string Outcome, string? Reason = null, PairEvaluation? Evaluation = null, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly string[] Reasons = ["noTime", "noStaff", "noFit", "otherPriority", "other"];

        public Validator()
        {
            RuleFor(r => r.Outcome).Must(o => o is "completed" or "cancelled").WithMessage("Must be completed or cancelled.");
            RuleFor(r => r.Reason).Must(Reasons.Contains).When(r => r.Outcome == "cancelled")
                .WithMessage($"Must be one of {string.Join(", ", Reasons)}.");
            RuleFor(r => r.Reason).Null().When(r => r.Outcome == "completed");
            RuleFor(r => r.Evaluation!.Mentor).InclusiveBetween(1, 5).When(r => r.Evaluation is not null); // seen by When
            RuleFor(r => r.Evaluation!.Mentee).InclusiveBetween(1, 5).When(r => r.Evaluation is not null); // seen by When
            RuleFor(r => r.Evaluation!.GoalsReached).InclusiveBetween(0, 100).When(r => r.Evaluation is not null); // seen by When
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringPairs/{pairId:guid}/end", Handle)
        .WithName("endMentoring")
        .WithSummary("End a pair as completed or cancelled")
        .Validate<Request>();

    internal static Decision Decide(MentoringPair pair, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (pair.Ended)
            return Decision.Refuse("mentoring-pair-ended", "This pair is over.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "It is recorded once it has happened.");
        if (on < pair.StartedOn)
            return Decision.Refuse("mentoring-before-pair", "It cannot be dated before the pair began.");
        if (request.Outcome == "completed" && pair.Sessions.Count == 0)
            return Decision.Refuse("mentoring-without-session", "A pair that never met is cancelled, not completed.", "cancelled");

        return Decision.Accept(new PairEnded(pair.Id, pair.MentorNisCode, pair.MenteeNisCode, request.Outcome,
            request.Reason, request.Evaluation, on));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid pairId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        HttpResponse response, CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringPair>(MentoringPair.StreamKey(pairId), ct);
        if (stream.Aggregate is not { } pair || !pair.ConcernsCommunesOf(user))
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(pair, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        foreach (var ended in decision.Events.OfType<PairEnded>())
        {
            // The request ends with the pair and the mentor has its place back, in the same transaction.
            var mentoring = await session.Events.FetchForWriting<MentoringRequest>(
                MentoringRequest.StreamKey(pair.RequestId), ct);
            mentoring.AppendOne(new MentoringRequestClosed(ended.Outcome, ended.On));
            await session.FreePlaceAsync(pair.MentorNisCode, pair.RequestId, ended.On, ct);
        }

        response.SetVersion(stream.CurrentVersion);
        return TypedResults.NoContent();
    }
}
