using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Criteria;

/// <summary>Loads what the criteria of some communes are computed from.</summary>
internal static class CriterionSource
{
    public static async Task<IReadOnlyDictionary<string, CriterionFacts>> LoadAsync(CampaignDb db,
        IReadOnlyCollection<string> nisCodes, DateOnly day, CancellationToken ct)
    {
        var codes = nisCodes.ToArray();
        // Named on purpose: the columns that rules read, not whole rows with their histories.
        var facts = await db.Activities.Where(a => codes.Contains(a.NisCode) && !a.Withdrawn && a.On <= day)
            .Select(a => new
            {
                a.NisCode,
                Fact = new CriterionFact(a.ActivityId, a.Kind, a.Criterion, a.On, a.PartnerKind, a.SourcePath,
                    a.ValidUntil, a.EndedOn, a.Label),
            })
            .ToListAsync(ct);
        var steps = await db.TitleFiles.Where(f => codes.Contains(f.NisCode))
            .Select(f => new { f.NisCode, f.Facts }).ToListAsync(ct);
        var populations = await db.Communes.Where(c => codes.Contains(c.NisCode) && c.PopulationOn != null)
            .Select(c => new { c.NisCode, c.Population }).ToListAsync(ct);
        var targets = (await db.TargetTables.Take(1_000).ToListAsync(ct)).Select(t => t.ToTable()).ToList();
        var labels = (await db.Labels.Take(1_000).ToListAsync(ct)).Select(l => l.ToLabels()).ToList();

        var factsOf = facts.ToLookup(f => f.NisCode, f => f.Fact);
        var stepsOf = steps.ToDictionary(s => s.NisCode, s => s.Facts);
        var populationOf = populations.ToDictionary(p => p.NisCode, p => p.Population);
        return codes.Distinct().ToDictionary(code => code, code => new CriterionFacts(
            [.. factsOf[code]],
            stepsOf.GetValueOrDefault(code) ?? [],
            populationOf.TryGetValue(code, out var population) ? population : null,
            targets,
            labels));
    }
}
