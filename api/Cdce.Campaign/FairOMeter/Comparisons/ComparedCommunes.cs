using Cdce.Campaign.Communes;
using Cdce.Campaign.TitleFiles;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Comparisons;

/// <summary>Finds in the register what decides about a commune's class.</summary>
internal static class ComparedCommunes
{
    /// <summary>By NIS code, as it was on a day.</summary>
    public static async Task<IReadOnlyDictionary<string, ComparedTraits>> TraitsAsync(CampaignDb db, string[] nisCodes, DateOnly day, CancellationToken ct)
    {
        var communes = await db.Communes.Where(c => nisCodes.Contains(c.NisCode)).ToListAsync(ct);
        var files = await db.TitleFiles.Where(f => nisCodes.Contains(f.NisCode)).ToDictionaryAsync(f => f.NisCode, ct);
        return communes.ToDictionary(c => c.NisCode, c => Of(c, files.GetValueOrDefault(c.NisCode)?.Facts ?? [], day));
    }

    private static ComparedTraits Of(CommuneRow commune, IEnumerable<TitleFact> steps, DateOnly day)
    {
        var population = commune.Populations.LastOrDefault(p => p.On <= day)?.Population;
        var path = TitlePath.Of(steps.Where(s => s.On <= day));
        var awarded = path.Steps.FirstOrDefault(s => s.Step is TitleStep.Awarded)?.On;
        return new ComparedTraits(population, population / commune.AreaKm2, commune.Region,
            path.Status is TitleStatus.Titled && awarded is { } since ? Years(since, day) : null);
    }

    private static int Years(DateOnly since, DateOnly day) => day.Year - since.Year - (since.AddYears(day.Year - since.Year) > day ? 1 : 0);
}
