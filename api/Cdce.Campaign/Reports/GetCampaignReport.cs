using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.Momentum;
using Cdce.Campaign.Recommendations;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Reports;

/// <summary>The yearly report: titles, criteria, momentum, alerts and recommendations, by province, as JSON, CSV or XLSX.</summary>
internal sealed class GetCampaignReport : IEndpoint
{
    internal const int FirstYear = 2006;
    private const string Session = "mentoringSession";
    private const string Diagnosis = "barrierDiagnosis";

    /// <param name="MentoringFigures">Where the mentoring figures of the same year stand.</param>
    /// <param name="Formats">The same report in other formats.</param>
    internal sealed record Response(string Href, CampaignReport Report, string MentoringFigures, FormatLinks Formats);

    internal sealed record FormatLinks(string Csv, string Xlsx);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/reports/{year:int}", Handle)
        .WithName("getCampaignReport")
        .WithSummary("Get the yearly report of the campaign")
        .Produces<Response>()
        .AllowsAsOf();

    /// <param name="format">json (default), csv or xlsx</param>
    private static async Task<Results<Ok<Response>, FileContentHttpResult, ProblemHttpResult>> Handle(
        int year, string? format, HttpRequest http, CurrentUser user, AllRows<CampaignDb> all, MomentumBoard board, ReadHorizon horizon,
        TimeProvider clock, CancellationToken ct)
    {
        var asked = horizon.Day(clock);
        if (year < FirstYear || year > asked.Year)
            return NoSuchYear(year);

        if (format is not (null or "json" or "csv" or "xlsx"))
            return Problems.BadRequest(new InputIssue("query", "format", "json, csv or xlsx", Value: format));

        var last = new DateOnly(year, 12, 31);
        var report = await MakeAsync(year, last < asked ? last : asked, http, user, all, board, horizon, ct);
        var name = $"campaign-report-{year}-as-of-{report.Day:yyyy-MM-dd}";
        return format switch
        {
            "csv" => TypedResults.File(ReportTable.Csv(report), CsvText.MediaType + "; charset=utf-8", name + ".csv"),
            "xlsx" => TypedResults.File(ReportWorkbook.Write(report), ReportWorkbook.MediaType, name + ".xlsx"),
            _ => TypedResults.Ok(new Response(http.Absolute($"/api/v1/campaign/reports/{year}"), report,
                http.Absolute($"/api/v1/learning/mentoringFigures?year={year}"),
                new FormatLinks(http.Absolute($"/api/v1/campaign/reports/{year}?format=csv"),
                    http.Absolute($"/api/v1/campaign/reports/{year}?format=xlsx")))),
        };
    }

    internal static ProblemHttpResult NoSuchYear(int year) => Problems.BadRequest(new InputIssue("path", "year",
        $"From {FirstYear}, the year of the first title, to the year of the day asked for.", Value: $"{year}"));

    internal static async Task<CampaignReport> MakeAsync(int year, DateOnly day, HttpRequest http, CurrentUser user, AllRows<CampaignDb> all,
        MomentumBoard board, ReadHorizon horizon, CancellationToken ct)
    {
        var db = all.Db;
        var first = new DateOnly(year, 1, 1);
        var communes = await db.Communes.Where(c => c.ExistsFrom <= day && (c.EndedOn == null || c.EndedOn > day))
            .OrderBy(c => c.NisCode).ToListAsync(ct);
        var files = await db.TitleFiles.ToDictionaryAsync(f => f.NisCode, ct);
        var criteria = await CriterionSource.LoadAsync(db, [.. communes.Select(c => c.NisCode)], day, ct);
        var ofDay = await board.OfAsync(all, horizon, ct, day);
        // What was told in confidence is counted; nothing in the report names a commune.
        var alerts = await db.MomentumAlerts.Where(a => a.On <= day).ToListAsync(ct);
        var activities = await db.Activities.Where(a => !a.Withdrawn && a.On >= first && a.On <= day)
            .GroupBy(a => a.Kind).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, ct);
        var cases = await db.Accompaniments.Where(c => c.OpenedOn <= day).ToListAsync(ct);
        var mentoring = (await db.Activities
                .Where(a => !a.Withdrawn && a.On >= first && a.On <= day && (a.Kind == Session || a.Kind == Diagnosis))
                .Select(a => new { a.NisCode, a.Kind, a.SourcePath }).ToListAsync(ct)).ToLookup(a => a.NisCode);
        var recommendations = await db.Recommendations.OrderBy(r => r.Code).ToListAsync(ct);

        var reported = communes.Select(commune =>
        {
            var file = files.GetValueOrDefault(commune.NisCode);
            var onBoard = ofDay.Of(commune.NisCode);
            return new ReportedCommune(commune.NisCode, commune.Province, commune.Region,
                commune.Populations.LastOrDefault(p => p.On <= day)?.Population
                    ?? (commune.Populations is [var earliest, ..] ? earliest.Population : 0),
                TitlePath.Of(file?.Facts.Where(f => f.On <= day) ?? []),
                CriterionState.All(commune.NisCode, criteria[commune.NisCode], day).ToDictionary(c => c.Code, c => c.Status),
                onBoard.Momentum.Level, onBoard.Facts.Count(f => f.On >= first && f.On <= day),
                PartnerKinds.All.Sum(kind => criteria[commune.NisCode].PartnersOn(day, kind).Count),
                new ReportedMentoring(mentoring[commune.NisCode].Where(a => a.Kind == Session).Select(a => a.SourcePath ?? "").ToHashSet(),
                    mentoring[commune.NisCode].Count(a => a.Kind == Session), mentoring[commune.NisCode].Count(a => a.Kind == Diagnosis)),
                commune.Simulated || file is { Simulated: true } || onBoard.Simulated);
        });
        return CampaignReport.Of(year, day, ofDay.Parameters, [.. reported], alerts, cases,
            new SortedDictionary<string, int>(activities, StringComparer.Ordinal),
            [.. recommendations.Select(r => RecommendationView.Of(r, recommendations, day, http, user)).Select(v => new RecommendationLine(
                v.Code, v.Title, v.Answer, v.Status, v.KeyActionCount, v.DoneCount, v.Overdue, v.DueOn, v.Simulated))]);
    }
}
