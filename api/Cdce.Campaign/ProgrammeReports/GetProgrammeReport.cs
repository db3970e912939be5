using Cdce.Campaign.Momentum;
using Cdce.Campaign.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.ProgrammeReports;

/// <summary>The report of a year to the funder: every edition that was drawn up, word for word, and what would be counted now.</summary>
internal sealed class GetProgrammeReport : IEndpoint
{
    /// <param name="Differs">Codes of the results that are not those of the edition before, also where one was added or left.</param>
    internal sealed record Edition(int Number, DateOnly Day, DateOnly On, string? Reason, IReadOnlyList<ProgrammeResult> Results, IReadOnlyList<string> Differs, bool? Simulated);

    /// <param name="Day">The last day that is counted now: the last of the year, or the day asked for within it.</param>
    /// <param name="Now">What the indicators in force come to now.</param>
    /// <param name="Label">Where the list of indicators comes from.</param>
    /// <param name="Editions">The latest first.</param>
    internal sealed record Response(string Href, int Year, long Version, DateOnly Day, LocalText? Label, IReadOnlyList<ProgrammeResult> Now, IReadOnlyList<Edition> Editions,
        IReadOnlyList<string> AllowedActions, bool? Simulated);

    private static readonly string[] Columns = ["year", "edition", "day", "drawnOn", "code", "labelFr", "labelDe", "value", "target", "simulated"];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/programmeReports/{year:int}", Handle)
        .WithName("getProgrammeReport")
        .WithSummary("Get the programme's report of a year to its funder")
        .Produces<Response>()
        .AllowsAsOf();

    /// <param name="format">json (default), or csv: every edition, a result in each line</param>
    private static async Task<Results<Ok<Response>, FileContentHttpResult, ProblemHttpResult>> Handle(
        int year, string? format, HttpContext http, CurrentUser user, AllRows<CampaignDb> all, MomentumBoard board, ReadHorizon horizon,
        TimeProvider clock, CancellationToken ct)
    {
        var asked = horizon.Day(clock);
        if (year < GetCampaignReport.FirstYear || year > asked.Year)
            return GetCampaignReport.NoSuchYear(year);
        if (format is not (null or "json" or "csv"))
            return Problems.BadRequest(new InputIssue("query", "format", "json or csv", Value: format));

        var rows = await all.Db.ProgrammeReports.Where(r => r.Year == year).OrderBy(r => r.Edition).Take(1_000).ToListAsync(ct);
        if (format is "csv")
        {
            return TypedResults.File(CsvText.Write(Columns, rows.SelectMany(r => r.Results.Select(result => new object?[]
            {
                r.Year, r.Edition, r.Day, r.On, result.Code, result.Label.Fr, result.Label.De, result.Value, result.Target, r.Simulated,
            }))), CsvText.MediaType + "; charset=utf-8", $"programme-report-{year}.csv");
        }

        var (day, indicators, now, simulated) = await CountAsync(year, asked, http.Request, user, all, board, horizon, ct);
        var version = rows.Count == 0 ? 0 : rows[^1].Version;
        http.Response.SetVersion(version);
        return TypedResults.Ok(new Response(http.Request.Absolute($"/api/v1/campaign/programmeReports/{year}"), year, version, day, indicators?.Label, now,
            [.. rows.Select((r, place) => new Edition(r.Edition, r.Day, r.On, r.Reason, r.Results, place == 0 ? [] : Differing(rows[place - 1].Results, r.Results), r.Simulated.OrNothing()))
                .Reverse()],
            user.Allowed(null, "drawProgrammeReport"), (simulated || rows.Exists(r => r.Simulated)).OrNothing()));
    }

    /// <summary>What the indicators in force on the last day come to.</summary>
    internal static async Task<(DateOnly Day, ProgrammeIndicators? Indicators, IReadOnlyList<ProgrammeResult> Results, bool Simulated)> CountAsync(
        int year, DateOnly asked, HttpRequest http, CurrentUser user, AllRows<CampaignDb> all, MomentumBoard board, ReadHorizon horizon, CancellationToken ct)
    {
        var last = new DateOnly(year, 12, 31);
        var day = last < asked ? last : asked;
        var indicators = (await all.Db.ProgrammeIndicators.Take(1_000).ToListAsync(ct)).Select(r => r.ToIndicators()).InForceOn(day);
        if (indicators is null)
            return (day, null, [], false);
        var report = await GetCampaignReport.MakeAsync(year, day, http, user, all, board, horizon, ct);
        return (day, indicators, [.. indicators.Indicators.Select(i => new ProgrammeResult(i.Code, i.Label, i.Source, ProgrammeSources.Value(report, i.Source), i.TargetOf(year)))],
            report.Simulated is true);
    }

    private static IReadOnlyList<string> Differing(IReadOnlyList<ProgrammeResult> before, IReadOnlyList<ProgrammeResult> after)
    {
        var known = before.ToDictionary(r => r.Code);
        return [.. after.Where(r => !known.TryGetValue(r.Code, out var was) || (was.Value, was.Target, was.Source) != (r.Value, r.Target, r.Source)).Select(r => r.Code),
            .. known.Keys.Except(after.Select(r => r.Code))];
    }
}
