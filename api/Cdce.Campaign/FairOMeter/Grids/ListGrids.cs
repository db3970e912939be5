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
    /// <param name="Draft">For whoever may publish: the draft that waits for its day, or that was not published on it; absent after the next one or a publication.</param>
    internal sealed record Response(string Href, long Version, IReadOnlyList<GridItem> Items, IReadOnlyList<string> AllowedActions, ScheduledDraft? Draft = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/grids", Handle)
        .WithName("listGrids")
        .WithSummary("List the versions of the Fair-ô-mètre's grid")
        .AllowsAsOf();

    private static async Task<Ok<Response>> Handle(HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, CancellationToken ct)
    {
        var rows = await db.FairOMeterGrids.OrderByDescending(g => g.Grid).Take(1_000).ToListAsync(ct);
        var draft = await db.FairOMeterGridSchedules.OrderByDescending(s => s.Schedule).FirstOrDefaultAsync(ct);
        var published = rows.Count == 0 ? 0 : rows[0].Version;
        var version = Math.Max(published, draft?.Version ?? 0);
        var shown = draft is not null && user.May("scheduleGrid") && (draft.Waiting || (draft.RefusedOn is not null && draft.Version > published))
            ? draft : null;
        http.Response.SetVersion(version);
        return TypedResults.Ok(new Response(http.Request.Absolute("/api/v1/campaign/fairOMeter/grids"), version,
            [.. rows.Select(row => GridItem.Of(row, http.Request))],
            horizon.AsOf is not null ? []
                : user.Allowed(null, shown is { Waiting: true } ? ["previewGrid", "cancelScheduledGrid"] : ["publishGrid", "previewGrid", "scheduleGrid"]),
            shown is null ? null : ScheduledDraft.Of(shown)));
    }
}
