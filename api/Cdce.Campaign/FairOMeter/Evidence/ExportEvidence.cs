using Cdce.Campaign.Activities;
using Cdce.Campaign.FairOMeter.Statements;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Evidence;

/// <summary>All evidence behind a commune's answers and the actions of its own, and what it told, as a ZIP with a manifest that says what each file supports.</summary>
internal sealed class ExportEvidence : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/assessments/{assessmentId}/evidence", Handle)
        .WithName("exportEvidence")
        .WithSummary("Export the evidence of a Fair-ô-mètre (ZIP)")
        .Produces<Stream>(StatusCodes.Status200OK, EvidenceFile.MediaType)
        .AllowsAsOf();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string assessmentId, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var row = await db.FairOMeterAssessments.FirstOrDefaultAsync(a => a.AssessmentId == assessmentId, ct);
        if (row is null || !user.MayActFor(row.NisCode))
            return Problems.NotFound();

        var day = horizon.Day(clock);
        var grid = (await db.FairOMeterGrids.FirstAsync(g => g.Grid == row.Grid, ct)).ToContent();
        var assessment = row.ToAssessment();
        var ids = row.Questions.SelectMany(q => q.Facts).Concat(assessment.StandingLocalActions.SelectMany(a => a.Facts)).Distinct().ToArray();
        var facts = await db.Activities.Where(a => ids.Contains(a.ActivityId)).Select(ActivityRow.WithoutVersions).ToDictionaryAsync(a => a.ActivityId, ct);
        var files = await EvidenceTable.FindAsync(db, row.Questions.SelectMany(q => q.Files), ct);
        var contents = await EvidenceTable.ContentAsync(db, files.Keys, ct);
        var attached = contents.ToDictionary(c => c.Key, c => (files[c.Key], c.Value));
        var statements = await StatementRow.StandingAsync(db, row, ct);
        return TypedResults.File(EvidenceFile.Write(grid, assessment, facts, attached, statements, day), EvidenceFile.MediaType, $"evidence-{assessmentId}.zip");
    }
}
