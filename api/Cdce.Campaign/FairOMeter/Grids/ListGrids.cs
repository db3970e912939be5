using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>The versions of the Fair-ô-mètre's grid, the latest first.</summary>
internal sealed class ListGrids : IEndpoint
{
    /// <param name="Version">Comes back as <c>If-Match</c> when the next version is published.</param>
    internal sealed record Response(string Href, long Version, IReadOnlyList<GridItem> Items, IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/grids", Handle)
        .WithName("listGrids")
        .WithSummary("List the versions of the Fair-ô-mètre's grid")
        .AllowsAsOf();

    private static async Task<Ok<Response>> Handle(HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, CancellationToken ct)
    {
        var rows = await db.FairOMeterGrids.OrderByDescending(g => g.Grid).Take(1_000).ToListAsync(ct);
        var version = rows.Count == 0 ? 0 : rows[0].Version;
        http.Response.SetVersion(version);
        return TypedResults.Ok(new Response(http.Request.Absolute("/api/v1/campaign/fairOMeter/grids"), version,
            [.. rows.Select(row => GridItem.Of(row, http.Request))],
            horizon.AsOf is null ? user.Allowed(null, "publishGrid", "previewGrid") : []));
    }
}
