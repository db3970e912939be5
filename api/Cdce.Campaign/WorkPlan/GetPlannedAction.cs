using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.WorkPlan;

/// <summary>One planned action.</summary>
internal sealed class GetPlannedAction : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/plannedActions/{actionId:guid}", Handle)
        .WithName("getPlannedAction")
        .WithSummary("Get a planned action")
        .AllowsAsOf();

    private static async Task<Results<Ok<PlannedActionView>, ProblemHttpResult>> Handle(
        Guid actionId, HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (await db.PlannedActions.SingleOrDefaultAsync(a => a.ActionId == actionId, ct) is not { } row)
            return Problems.NotFound();
        http.Response.SetVersion(row.Version);
        return TypedResults.Ok(PlannedActionView.Of(row, horizon.Day(clock), http.Request, user));
    }
}
