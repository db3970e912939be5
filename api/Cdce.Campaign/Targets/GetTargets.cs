using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Targets;

/// <summary>The targets by population in force on the day asked for, and the tables before and after.</summary>
internal sealed class GetTargets : IEndpoint
{
    internal sealed record Response(string Href, long Version, TargetTable? InForce, IReadOnlyList<TargetTable> Tables,
        IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/targets", Handle)
        .WithName("getTargets")
        .WithSummary("Get the targets by population")
        .AllowsAsOf();

    private static async Task<Ok<Response>> Handle(HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon,
        TimeProvider clock, CancellationToken ct)
    {
        var rows = await db.TargetTables.OrderBy(t => t.Table).Take(1_000).ToListAsync(ct);
        var tables = rows.Select(r => r.ToTable()).ToList();
        var version = rows.Count == 0 ? 0 : rows.Max(r => r.Version);
        http.Response.SetVersion(version);
        return TypedResults.Ok(new Response(http.Request.Absolute("/api/v1/campaign/targets"), version,
            tables.InForceOn(horizon.Day(clock)), tables, horizon.AsOf is null ? user.Allowed(null, "reviseTargets", "previewTargets") : []));
    }
}
