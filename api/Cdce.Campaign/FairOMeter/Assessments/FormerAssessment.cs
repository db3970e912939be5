using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>What a commune last sent in an edition that opened before: its progress is told from there.</summary>
/// <param name="Label">Of that edition.</param>
internal sealed record FormerAssessment(AssessmentRow Row, GridContent Grid, LocalText Label)
{
    private static readonly AssessmentStatus[] Sent = [AssessmentStatus.Submitted, AssessmentStatus.Validated];

    /// <summary>Of one commune; null where this is its first.</summary>
    public static async Task<FormerAssessment?> FindAsync(CampaignDb db, AssessmentRow row, EditionRow edition, CancellationToken ct) =>
        (await OfAsync(db, [row.NisCode], edition, ct)).GetValueOrDefault(row.NisCode);

    /// <summary>Of the commune whose assessment has this id; null where this is its first, or where there is none.</summary>
    public static async Task<FormerAssessment?> FindAsync(CampaignDb db, string assessmentId, CancellationToken ct) =>
        await db.FairOMeterAssessments.FirstOrDefaultAsync(a => a.AssessmentId == assessmentId, ct) is { } row
            && await db.FairOMeterEditions.FirstOrDefaultAsync(e => e.Code == row.Edition, ct) is { } edition
            ? await FindAsync(db, row, edition, ct) : null;

    /// <summary>By NIS code, of those communes that sent one.</summary>
    public static async Task<IReadOnlyDictionary<string, FormerAssessment>> OfAsync(CampaignDb db, string[] nisCodes, EditionRow edition, CancellationToken ct)
    {
        var rows = await db.FairOMeterAssessments.Where(a => nisCodes.Contains(a.NisCode) && Sent.Contains(a.Status))
            .Join(db.FairOMeterEditions.Where(e => e.OpensOn < edition.OpensOn), a => a.Edition, e => e.Code, (Row, e) => new { Row, e.OpensOn, e.LabelFr, e.LabelDe })
            .ToListAsync(ct);
        var grids = await db.FairOMeterGrids.ToDictionaryAsync(g => g.Grid, g => g.ToContent(), ct);
        return rows.GroupBy(r => r.Row.NisCode).Select(r => r.OrderByDescending(a => a.OpensOn).ThenBy(a => a.Row.Edition).First())
            .ToDictionary(r => r.Row.NisCode, r => new FormerAssessment(r.Row, grids[r.Row.Grid], new LocalText(r.LabelFr, r.LabelDe)));
    }

    public Progress ProgressTo(GridContent grid, IReadOnlyDictionary<string, ScoredAnswer> answers) =>
        Progress.Of(Row.Edition, Grid, Row.ToAssessment().Counting(), grid, answers);
}
