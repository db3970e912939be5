using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Evidence;
using Cdce.Campaign.FairOMeter.Scoring;
using Cdce.Campaign.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>
/// A commune's Fair-ô-mètre as a workbook (<c>format=xlsx</c>, the default) or as accessible PDF, filled or, with <c>content=blank</c>,
/// without its answers; in the language asked for, fr (the default) or de.
/// </summary>
internal sealed class ExportAssessment : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/assessments/{assessmentId}/paper", Handle)
        .WithName("exportAssessment")
        .WithSummary("Export a Fair-ô-mètre (XLSX or PDF)")
        .Produces<Stream>(StatusCodes.Status200OK, ReportWorkbook.MediaType)
        .AllowsAsOf();

    /// <param name="format">xlsx (default) or pdf</param>
    /// <param name="content">filled (default) or blank</param>
    /// <param name="language">fr (default) or de</param>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(string assessmentId, string? format, string? content, string? language,
        CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (format is not (null or "xlsx" or "pdf"))
            return Problems.BadRequest(new InputIssue("query", "format", "xlsx or pdf", Value: format));
        if (content is not (null or "filled" or "blank"))
            return Problems.BadRequest(new InputIssue("query", "content", "filled or blank", Value: content));
        if (language is not (null or "fr" or "de"))
            return Problems.BadRequest(new InputIssue("query", "language", "fr or de", Value: language));
        var row = await db.FairOMeterAssessments.FirstOrDefaultAsync(a => a.AssessmentId == assessmentId, ct);
        if (row is null || !user.MayActFor(row.NisCode))
            return Problems.NotFound();

        var paper = await PaperAsync(row, content == "blank", language ?? "fr", db, horizon.Day(clock), ct);
        var name = $"fair-o-metre-{assessmentId}{(content != "blank" ? "" : language == "de" ? "-leer" : "-vierge")}";
        return format == "pdf"
            ? TypedResults.File(AssessmentPages.Write(paper), "application/pdf", name + ".pdf")
            : TypedResults.File(AssessmentWorkbook.Write(paper), ReportWorkbook.MediaType, name + ".xlsx");
    }

    private static async Task<AssessmentPaper> PaperAsync(AssessmentRow row, bool blank, string language, CampaignDb db, DateOnly day, CancellationToken ct)
    {
        var say = new PaperWords(language);
        var commune = await db.Communes.FirstAsync(c => c.NisCode == row.NisCode, ct);
        var edition = await db.FairOMeterEditions.FirstAsync(e => e.Code == row.Edition, ct);
        var grid = (await db.FairOMeterGrids.FirstAsync(g => g.Grid == row.Grid, ct)).ToContent();
        var ledger = (await CriterionSource.LoadAsync(db, [row.NisCode], day, ct))[row.NisCode];
        var assessment = row.ToAssessment();
        var ids = row.Questions.SelectMany(q => q.Facts).Distinct().ToArray();
        var facts = await db.Activities.Where(a => ids.Contains(a.ActivityId)).ToDictionaryAsync(a => a.ActivityId, ct);
        var files = await EvidenceTable.FindAsync(db, row.Questions.SelectMany(q => q.Files), ct);
        var score = blank ? null : Score.Of(grid, row.Status is AssessmentStatus.Validated ? assessment.Counting() : Assessment.Scored(row.Questions));
        return new AssessmentPaper(row.AssessmentId, commune.Name.ToText(), new LocalText(edition.LabelFr, edition.LabelDe), language, day, row.Grid, grid.Example,
            row.Status, score, [.. grid.Criteria.SelectMany(c => c.Questions.Select(q =>
            {
                var state = assessment.Of(q.Code);
                return new PaperQuestion(q, CriterionText.Of(c.Code).Name, state.Answered ? state.Quota : Proposal.QuotaOf(q, ledger, day),
                    state.Answered && !blank ? state : null, blank ? [] : [.. Evidence(state)],
                    score?.Contributions.FirstOrDefault(part => part.Question == q.Code)?.Adds);
            }))]);

        IEnumerable<string> Evidence(QuestionState state)
        {
            foreach (var fact in state.Facts.Where(facts.ContainsKey).Select(id => facts[id]))
            {
                var kind = ActivityKinds.Find(fact.Kind)?.Label is { } label ? say[label] : null;
                var text = string.Join(", ", new[] { kind, say.Day(fact.On), fact.Summary }.Where(t => !string.IsNullOrEmpty(t)));
                yield return fact.Withdrawn ? $"{text} ({say["retiré depuis", "seither zurückgezogen"]})" : text;
            }

            if (state.EvidenceUrl is { } url)
                yield return url;
            foreach (var file in state.Files.Where(files.ContainsKey))
                yield return files[file].DownloadName;
        }
    }
}
