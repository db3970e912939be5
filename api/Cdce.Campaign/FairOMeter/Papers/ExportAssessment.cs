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

        var paper = (await AssessmentPaper.LoadAsync(row, content == "blank", [PaperWords.In(language)], db, horizon.Day(clock), ct))[0];
        var name = $"fair-o-metre-{assessmentId}{(content != "blank" ? "" : language == "de" ? "-leer" : "-vierge")}";
        return format == "pdf"
            ? TypedResults.File(AssessmentPages.Write(paper), "application/pdf", name + ".pdf")
            : TypedResults.File(AssessmentWorkbook.Write(paper), ReportWorkbook.MediaType, name + ".xlsx");
    }
}
