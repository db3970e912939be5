using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Activities;

/// <summary>One fact with all its versions: what it said, true on which day, recorded when and by whom.</summary>
internal sealed class GetActivity : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/activities/{activityId:guid}", Handle)
        .WithName("getActivity")
        .WithSummary("Get a fact of the ledger with its history")
        .AllowsAsOf();

    private static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> Handle(
        Guid activityId, HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock,
        CancellationToken ct)
    {
        var row = await db.Activities.SingleOrDefaultAsync(a => a.ActivityId == activityId, ct);
        if (row is null || !user.MayActFor(row.NisCode))
            return Problems.NotFound();

        http.Response.SetVersion(row.Version);
        return TypedResults.Ok(ActivityView.Of(row, horizon.Day(clock), http.Request, user) with { History = row.Versions });
    }
}
