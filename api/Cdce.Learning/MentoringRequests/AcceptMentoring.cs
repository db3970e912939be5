using Cdce.Learning.MentoringPairs;
using Cdce.Learning.MentoringRules;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRequests;

/// <summary>One of the two communes says yes; with the second yes the pair begins.</summary>
internal sealed class AcceptMentoring : IEndpoint
{
    /// <param name="Side">mentor or mentee; needed only from who acts for both.</param>
    /// <param name="On">The day of the answer; today where absent.</param>
    internal sealed record Request(string? Side = null, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Side).Must(s => s is null || Side.Exists(s)).WithMessage("Must be mentor or mentee.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringRequests/{requestId:guid}/acceptance", Handle)
        .WithName("acceptMentoring")
        .WithSummary("Accept a mentoring offer for one of the two communes")
        .Validate<Request>();

    internal static Decision Decide(Guid pairId, MentoringRequest mentoring, string side, DateOnly on, DateOnly today)
    {
        if (mentoring is not { State: RequestState.Offered, MentorNisCode: { } mentor })
            return Decision.Refuse("no-mentoring-offer", "No mentor is on offer for this request.");
        if (!mentoring.Unanswered.Contains(side))
            return Decision.Refuse("mentoring-already-answered", "This commune has accepted already.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "An answer is recorded once it has been given.");
        if (on < mentoring.OfferedOn)
            return Decision.Refuse("mentoring-before-offer", "An answer comes after the offer.");

        var accepted = new MentoringAccepted(side, on);
        return mentoring.Unanswered.Count == 1
            ? Decision.Accept(accepted, new MentoringMatched(pairId, mentor, on))
            : Decision.Accept(accepted);
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

        var today = clock.Today();
        var on = request.On ?? today;
        var decision = Decide(Guid.CreateVersion7(), mentoring, side, on, today);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        foreach (var matched in decision.Events.OfType<MentoringMatched>())
        {
            var rules = await RulesOfMentoring.InForceAsync(session, ct);
            session.Events.StartStream<MentoringPair>(MentoringPair.StreamKey(matched.PairId), new PairStarted(
                matched.PairId, requestId, matched.MentorNisCode, mentoring.NisCode, rules.Delays.SessionRhythmDays, on));
        }

        response.SetVersion(stream.CurrentVersion);
        return TypedResults.NoContent();
    }
}
