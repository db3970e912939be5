using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.Reports;
using Cdce.Platform.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>Reads a workbook that a person filled and says which answers it would give, and which cells cannot be taken; nothing is kept.</summary>
internal sealed class PreviewAssessmentPaper : IEndpoint
{
    /// <param name="Changes">Answers that it would give, in the order of the sheet.</param>
    /// <param name="Same">Answers that stand already.</param>
    /// <param name="LeftOut">What is written as evidence and is no web address.</param>
    /// <param name="Errors">By cell (line and letter of the column); with any of them nothing is taken.</param>
    /// <param name="Version">Comes back as <c>If-Match</c> when the workbook is taken.</param>
    internal sealed record Response(IReadOnlyList<PaperChange> Changes, int Same, IReadOnlyList<PaperRemark> LeftOut, IReadOnlyList<CellError> Errors, long Version);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/paper/preview", Handle)
        .WithName("previewAssessmentPaper")
        .WithSummary("See what a filled workbook of a Fair-ô-mètre would change")
        .Accepts<Stream>(ReportWorkbook.MediaType);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string assessmentId, HttpRequest http, CurrentUser user, CampaignDb db, TimeProvider clock, CancellationToken ct)
    {
        var (plan, row, problem) = await ReadAsync(assessmentId, http, user, db, clock.Today(), ct);
        return plan is null || row is null ? problem ?? Problems.NotFound()
            : TypedResults.Ok(new Response(plan.Changes, plan.Same, plan.LeftOut, plan.Errors, row.Version));
    }

    /// <summary>What an upload would change in a Fair-ô-mètre, or why it cannot be read.</summary>
    internal static async Task<(PaperPlan? Plan, AssessmentRow? Row, ProblemHttpResult? Problem)> ReadAsync(
        string assessmentId, HttpRequest http, CurrentUser user, CampaignDb db, DateOnly today, CancellationToken ct)
    {
        var row = await db.FairOMeterAssessments.FirstOrDefaultAsync(a => a.AssessmentId == assessmentId, ct);
        if (row is null || !user.MayActFor(row.NisCode))
            return (null, null, Problems.NotFound());
        if (await http.Body.ReadAtMostAsync(SheetCells.MaximumBytes, ct) is not { } bytes)
            return (null, row, Problems.Standard(StatusCodes.Status413PayloadTooLarge, "payloadTooLarge", "Payload Too Large", "At most 2 MiB."));
        var (sheet, issue) = PaperSheet.Read(bytes);
        if (sheet is null)
            return (null, row, Problems.BadRequest(issue is null ? [] : [issue]));
        if (sheet.AssessmentId is { } other && other != assessmentId)
        {
            return (null, row, Problems.BadRequest(new InputIssue("body", AssessmentWorkbook.IdLine, $"This is the workbook of {other}.",
                "urn:problem-type:cdce:other-fair-o-meter", other)));
        }

        return (PaperPlan.Of(sheet, await AssessmentPaper.LoadAsync(row, false, PaperWords.All, db, today, ct)), row, null);
    }
}
