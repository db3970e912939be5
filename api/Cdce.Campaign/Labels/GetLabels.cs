using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Labels;

/// <summary>The labels by which products count for criterion 6.</summary>
internal sealed class GetLabels : IEndpoint
{
    /// <param name="InForce">The list in force on the day asked for.</param>
    internal sealed record Response(string Href, long Version, DateOnly Day, RecognisedLabels? InForce, IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/labels", Handle)
        .WithName("getLabels")
        .WithSummary("Get the labels by which products count for criterion 6")
        .AllowsAsOf();

    private static async Task<Ok<Response>> Handle(HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var day = horizon.Day(clock);
        var rows = await db.Labels.Take(1_000).ToListAsync(ct);
        var version = rows.Count == 0 ? 0 : rows.Max(r => r.Version);
        http.Response.SetVersion(version);
        return TypedResults.Ok(new Response(http.Request.Absolute("/api/v1/campaign/labels"), version, day, rows.Select(r => r.ToLabels()).InForceOn(day),
            user.Allowed(null, "reviseLabels")));
    }
}
