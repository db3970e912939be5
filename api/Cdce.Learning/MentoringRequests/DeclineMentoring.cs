using Cdce.Learning.MentoringProfiles;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRequests;

/// <summary>One of the two communes says no; the request is open again and this pair is not proposed any more.</summary>
internal sealed class DeclineMentoring : IEndpoint
{
    /// <param name="Reason">noTime, noStaff, tooFar, otherPriority, alreadySupported or other</param>
    /// <param name="Side">mentor or mentee; needed only from who acts for both.</param>
    /// <param name="On">The day of the answer; today where absent.</param>
    internal sealed record Request(string Reason, string? Side = null, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly string[] Reasons =
            ["noTime", "noStaff", "tooFar", "otherPriority", "alreadySupported", "other"];

        public Validator()
        {
            RuleFor(r => r.Reason).Must(Reasons.Contains).WithMessage($"Must be one of {string.Join(", ", Reasons)}.");
            RuleFor(r => r.Side).Must(s => s is null || Side.Exists(s)).WithMessage("Must be mentor or mentee.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringRequests/{requestId:guid}/refusal", Handle)
        .WithName("declineMentoring")
        .WithSummary("Decline a mentoring offer for one of the two communes")
        .Validate<Request>();

    internal static Decision Decide(MentoringRequest mentoring, string side, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (mentoring is not { State: RequestState.Offered, MentorNisCode: { } mentor })
            return Decision.Refuse("no-mentoring-offer", "No mentor is on offer for this request.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "An answer is recorded once it has been given.");
        if (on < mentoring.OfferedOn)
            return Decision.Refuse("mentoring-before-offer", "An answer comes after the offer.");
        // Who accepted and thinks better of it before the other has answered may still say no.
        return Decision.Accept(new MentoringDeclined(side, mentor, request.Reason, on));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid requestId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        HttpResponse response, CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringRequest>(MentoringRequest.StreamKey(requestId), ct);
        if (stream.Aggregate is not { } mentoring || !mentoring.ConcernsCommunesOf(user))
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        if (mentoring.SideOf(user, request.Side) is not { } side)
            return Problems.BadRequest(new InputIssue("body", "side", "Say for which of the two communes the answer is."));

        var decision = Decide(mentoring, side, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        foreach (var declined in decision.Events.OfType<MentoringDeclined>())
            await session.FreePlaceAsync(declined.MentorNisCode, requestId, declined.On, ct);
        response.SetVersion(stream.CurrentVersion);
        return TypedResults.NoContent();
    }
}
