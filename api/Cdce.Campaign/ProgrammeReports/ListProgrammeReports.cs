using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.ProgrammeReports;

/// <summary>What the programme is judged by, and the years whose report was drawn up.</summary>
internal sealed class ListProgrammeReports : IEndpoint
{
    /// <param name="Editions">How often it was drawn up; the latest is the one that is shown.</param>
    internal sealed record Drawn(string Href, int Year, int Editions, DateOnly Day, DateOnly On);

    /// <param name="Indicators">Those in force on the day asked for.</param>
    /// <param name="Sources">What an indicator may count.</param>
    internal sealed record Response(string Href, long Version, DateOnly Day, ProgrammeIndicators? Indicators, IReadOnlyList<string> Sources, IReadOnlyList<Drawn> Items,
        IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/programmeReports", Handle)
        .WithName("listProgrammeReports")
        .WithSummary("List the programme's reports to its funder, and what it is judged by")
        .AllowsAsOf();

    private static async Task<Ok<Response>> Handle(HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var day = horizon.Day(clock);
        var revisions = await db.ProgrammeIndicators.Take(1_000).ToListAsync(ct);
        var reports = await db.ProgrammeReports.OrderByDescending(r => r.Year).ThenByDescending(r => r.Edition).Take(1_000).ToListAsync(ct);
        var version = revisions.Count == 0 ? 0 : revisions.Max(r => r.Version);
        var href = http.Request.Absolute("/api/v1/campaign/programmeReports");
        http.Response.SetVersion(version);
        return TypedResults.Ok(new Response(href, version, day, revisions.Select(r => r.ToIndicators()).InForceOn(day), ProgrammeSources.All,
            [.. reports.DistinctBy(r => r.Year).Select(r => new Drawn($"{href}/{r.Year}", r.Year, r.Edition, r.Day, r.On))], user.Allowed(null, "reviseProgrammeIndicators")));
    }
}
