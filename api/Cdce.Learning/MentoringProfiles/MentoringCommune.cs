using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning.MentoringProfiles;

/// <summary>A commune as lists and maps show it.</summary>
/// <param name="Position">An inside point of the commune; absent until the register has described it.</param>
internal sealed record MentoringCommune(string NisCode, LocalText Name, string? Province = null, CommunePosition? Position = null)
{
    public static MentoringCommune Of(MentoringProfileRow row) => new(row.NisCode,
        new LocalText(row.NameFr, row.NameDe, row.NameNl), row.Province, new CommunePosition(row.Latitude, row.Longitude));

    /// <summary>The communes of these codes; one that is not described yet is shown by its code.</summary>
    public static async Task<IReadOnlyDictionary<string, MentoringCommune>> LoadAsync(
        LearningDb db, IEnumerable<string?> nisCodes, CancellationToken ct)
    {
        var codes = nisCodes.OfType<string>().Distinct().ToList();
        var known = await db.Profiles.Where(p => codes.Contains(p.NisCode) && p.NameFr != "").ToListAsync(ct);
        var refs = known.ToDictionary(p => p.NisCode, Of);
        foreach (var code in codes)
            refs.TryAdd(code, new MentoringCommune(code, new LocalText(code)));
        return refs;
    }
}

/// <summary>A place, in degrees (WGS 84).</summary>
internal sealed record CommunePosition(double Latitude, double Longitude);
