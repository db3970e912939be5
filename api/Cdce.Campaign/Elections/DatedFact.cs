using Cdce.Campaign.Activities;
using Cdce.Campaign.TitleFiles;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Elections;

/// <summary>A fact of the ledger, or a step of the title file, with its day.</summary>
/// <param name="Kind">Code of the kind of fact, or of the step.</param>
/// <param name="ActivityId">Absent for a step of the title file.</param>
internal sealed record DatedFact(string Kind, DateOnly On, Guid? ActivityId = null, MajoritySupport? Support = null, bool Simulated = false)
{
    /// <summary>By commune, as they hold on a day; those of one commune where it is named.</summary>
    public static async Task<ILookup<string, DatedFact>> LoadAsync(CampaignDb db, IReadOnlyCollection<string> kinds, string? nisCode, DateOnly day, CancellationToken ct)
    {
        var activities = await db.Activities.Where(a => kinds.Contains(a.Kind) && !a.Withdrawn && a.On <= day && (nisCode == null || a.NisCode == nisCode))
            .Select(ActivityRow.WithoutVersions).ToListAsync(ct);
        var files = await db.TitleFiles.Where(f => nisCode == null || f.NisCode == nisCode).Select(f => new { f.NisCode, f.Facts, f.SimulatedSteps }).ToListAsync(ct);
        return activities.Where(a => a.HoldsOn(day)).Select(a => (a.NisCode, Fact: new DatedFact(a.Kind, a.On, a.ActivityId, a.Support, a.Simulated)))
            .Concat(files.SelectMany(file => file.Facts.Where(step => step.On <= day).SelectMany(step => CodesOf(step.Step).Where(kinds.Contains)
                .Select(code => (file.NisCode, Fact: new DatedFact(code, step.On, Simulated: file.SimulatedSteps.Contains(step.StepId)))))))
            .OrderBy(f => f.Fact.On).ThenBy(f => f.Fact.ActivityId).ToLookup(f => f.NisCode, f => f.Fact);
    }

    // A resolution counts wherever it was recorded.
    private static IEnumerable<string> CodesOf(TitleStep step) =>
        step is TitleStep.ResolutionVoted ? [TitleDecisions.Code(step), ActivityKinds.CouncilResolution] : [TitleDecisions.Code(step)];
}
