using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.WorkPlan;

/// <summary>Somebody of the coordination takes a planned action, also from a colleague, or gives it back.</summary>
internal sealed class TakeAction : IEndpoint
{
    /// <param name="Taken">The caller has it from now on; false where nobody does.</param>
    internal sealed record Request(bool Taken);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/plannedActions/{actionId:guid}/owner", Handle)
        .WithName("takeAction")
        .WithSummary("Take a planned action, or give it back");

    internal static Decision Decide(PlannedAction action, string? owner, DateOnly today)
    {
        if (action.Outcome is not ActionOutcome.Open)
            return ReplanAction.IsSettled();
        return action.Owner == owner ? Decision.Accept() : Decision.Accept(new ActionTaken(action.Id, owner, today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid actionId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<PlannedAction>($"planned-action/{actionId}", ct);
        if (stream.Aggregate is not { } action)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        var decision = Decide(action, request.Taken ? user.Id : null, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();
        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
