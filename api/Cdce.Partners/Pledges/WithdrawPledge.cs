using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Partners.Pledges;

/// <summary>A partner no longer takes part, or never did; the history stays.</summary>
internal sealed class WithdrawPledge : IEndpoint
{
    /// <param name="Reason">closed, notInterested, productsDropped, other, or recordedByMistake: then it never was.</param>
    /// <param name="On">The first day on which it no longer holds; today where absent.</param>
    internal sealed record Request(string Reason, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly string[] Reasons = ["closed", "notInterested", "productsDropped", "recordedByMistake", "other"];

        public Validator() => RuleFor(r => r.Reason).Must(Reasons.Contains)
            .WithMessage($"Must be one of {string.Join(", ", Reasons)}.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/partners/pledges/{pledgeId:guid}/withdrawal", Handle)
        .WithName("withdrawPledge")
        .WithSummary("Withdraw a partner's pledge")
        .Validate<Request>();

    internal static Decision Decide(Pledge pledge, Request request, DateOnly today)
    {
        var on = request.Reason == "recordedByMistake" ? pledge.Since : request.On ?? today;
        if (pledge.WithdrawnOn is not null)
            return Decision.Refuse("pledge-withdrawn", "This pledge is withdrawn already.");
        if (on > today)
            return Decision.Refuse("pledge-in-future", "A withdrawal is recorded once it holds.");
        if (on < pledge.Since)
            return Decision.Refuse("pledge-not-begun", "A pledge is not withdrawn before it began.");
        return Decision.Accept(new PledgeWithdrawn(pledge.Id, pledge.NisCode, request.Reason, on, pledge.RenewalIds));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid pledgeId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Pledge>(Pledge.StreamKey(pledgeId), ct);
        if (stream.Aggregate is not { } pledge || !user.MayActFor(pledge.NisCode))
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(pledge, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
