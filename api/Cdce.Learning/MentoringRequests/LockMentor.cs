using Cdce.Learning.MentoringProfiles;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRequests;

/// <summary>The coordination sets a mentor that further proposals must keep for this request.</summary>
internal sealed class LockMentor : IEndpoint
{
    internal sealed record Request(string MentorNisCode, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.MentorNisCode).Matches("^[0-9]{5}$");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringRequests/{requestId:guid}/lock", Handle)
        .WithName("lockMentor")
        .WithSummary("Keep a mentor for a request in every further proposal")
        .Validate<Request>();

    internal static Decision Decide(MentoringRequest mentoring, MentoringProfile? mentor, Request request, DateOnly today)
    {
        if (mentoring.State != RequestState.Open)
            return Decision.Refuse("mentoring-request-not-open", "This request has a mentor already or is closed.");
        if (mentor?.Offer is null || request.MentorNisCode == mentoring.NisCode)
            return Decision.Refuse("mentor-not-available", "This commune does not offer mentoring.");
        if (mentoring.Avoid.Contains(request.MentorNisCode))
            return Decision.Refuse("mentor-tried-already", "This mentor has declined, not answered or been changed.");
        return Decision.Accept(new MentorLocked(request.MentorNisCode, request.On ?? today));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid requestId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringRequest>(MentoringRequest.StreamKey(requestId), ct);
        if (stream.Aggregate is not { } mentoring)
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var mentor = await session.Events.AggregateStreamAsync<MentoringProfile>(
            MentoringProfile.StreamKey(request.MentorNisCode), token: ct);
        var decision = Decide(mentoring, mentor, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
