using Cdce.Learning.MentoringProfiles;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRequests;

/// <summary>The commune, or the coordination, takes a request back before a pair has begun.</summary>
internal sealed class CloseMentoringRequest : IEndpoint
{
    internal sealed record Request(DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringRequests/{requestId:guid}/closing", Handle)
        .WithName("closeMentoringRequest")
        .WithSummary("Take a mentoring request back")
        .Validate<Request>();

    internal static Decision Decide(MentoringRequest mentoring, DateOnly on, DateOnly today)
    {
        if (mentoring.State == RequestState.Matched)
            return Decision.Refuse("mentoring-pair-running", "A pair has begun; end the pair instead.", "endMentoring");
        if (mentoring.State == RequestState.Closed)
            return Decision.Refuse("mentoring-request-not-open", "This request is closed.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "A closing is recorded once it holds.");
        return Decision.Accept(new MentoringRequestClosed("withdrawn", on));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid requestId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        HttpResponse response, CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringRequest>(MentoringRequest.StreamKey(requestId), ct);
        if (stream.Aggregate is not { } mentoring || !user.MayActFor(mentoring.NisCode))
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var on = request.On ?? clock.Today();
        var decision = Decide(mentoring, on, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        if (mentoring is { State: RequestState.Offered, MentorNisCode: { } mentor })
            await session.FreePlaceAsync(mentor, requestId, on, ct);
        response.SetVersion(stream.CurrentVersion);
        return TypedResults.NoContent();
    }
}
