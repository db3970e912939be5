using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Comparisons;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Consistency;

/// <summary>Loads what the questions about a commune's answers are computed from.</summary>
internal static class ConsistencySource
{
    /// <summary>Of the answers as they were sent, where they are with the coordination; of the draft otherwise.</summary>
    public static async Task<IReadOnlyList<ConsistencyQuestion>> OfAsync(AssessmentRow row, CampaignDb db, AllRows<CampaignDb> all, DateOnly day, CancellationToken ct)
    {
        var grid = (await db.FairOMeterGrids.FirstAsync(g => g.Grid == row.Grid, ct)).ToContent();
        var ledger = (await CriterionSource.LoadAsync(db, [row.NisCode], day, ct))[row.NisCode];
        var peers = await PeersAsync(row, all, day, ct);
        var answers = row.Status is AssessmentStatus.Submitted or AssessmentStatus.Validated ? row.Sent : row.Questions;
        return ConsistencyQuestion.Of(grid, answers, ledger, day, kind => Limit(peers.Select(p => p.PartnersOn(day, kind).Count)), ConsistencyRules.Current);
    }

    /// <summary>The number that a quarter of them exceeds; null for too few.</summary>
    internal static int? Limit(IEnumerable<int> partners) => partners.ToList() is { Count: >= Comparison.Others } counts
        ? Quarters.Of(counts.Select(c => (decimal)c)).High : null;

    // Behind no wall: nothing but how many partners others have, which every role may read in the register of partners.
    private static async Task<IReadOnlyList<CriterionFacts>> PeersAsync(AssessmentRow row, AllRows<CampaignDb> all, DateOnly day, CancellationToken ct)
    {
        var tables = (await all.Db.FairOMeterClasses.Take(1_000).ToListAsync(ct)).Select(t => t.ToTable());
        if (tables.InForceOn(day) is not { } table)
            return [];
        var invited = await all.Db.FairOMeterAssessments.Where(a => a.Edition == row.Edition).Select(a => a.NisCode).Take(1_000).ToArrayAsync(ct);
        var traits = await ComparedCommunes.TraitsAsync(all.Db, invited, day, ct);
        if (!traits.TryGetValue(row.NisCode, out var own))
            return [];
        string[] peers = [.. traits.Where(t => t.Key != row.NisCode && table.Of(t.Value) == table.Of(own)).Select(t => t.Key)];
        return [.. (await CriterionSource.LoadAsync(all.Db, peers, day, ct)).Values];
    }
}
