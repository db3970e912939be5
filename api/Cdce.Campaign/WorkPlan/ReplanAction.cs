using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.WorkPlan;

/// <summary>The coordination moves a planned action, or says anew what it is.</summary>
internal sealed class ReplanAction : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/plannedActions/{actionId:guid}", Handle)
        .WithName("replanAction")
        .WithSummary("Plan an action anew")
        .Validate<PlanAction.Request>();

    internal static Decision Decide(PlannedAction action, PlanAction.Request request, DateOnly today) => action.Outcome is ActionOutcome.Open
        ? Decision.Accept(request.ToEvent(action.Id, today))
        : IsSettled();

    internal static Decision IsSettled() => Decision.Refuse("action-settled", "What was done or dropped is opened again before it is changed.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid actionId, PlanAction.Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<PlannedAction>($"planned-action/{actionId}", ct);
        if (stream.Aggregate is not { } action)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        var decision = await db.Recommendations.AnyAsync(r => r.Code == request.Recommendation, ct) ? Decide(action, request, clock.Today()) : PlanAction.UnknownRecommendation();
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();
        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
