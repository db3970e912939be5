using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Communes;

/// <summary>When a commune existed and what came before and after: what rules about facts of a commune need.</summary>
internal sealed record CommuneLife(string NisCode, string NameFr, DateOnly ExistsFrom, DateOnly? EndedOn,
    IReadOnlyList<string> IntoNisCodes, IReadOnlyList<string> FromNisCodes)
{
    public static async Task<CommuneLife?> FindAsync(CampaignDb db, string nisCode, CancellationToken ct) =>
        await db.Communes.Where(c => c.NisCode == nisCode)
            .Select(c => new CommuneLife(c.NisCode, c.NameFr, c.ExistsFrom, c.EndedOn, c.IntoNisCodes, c.FromNisCodes))
            .SingleOrDefaultAsync(ct);

    /// <summary>Why a fact of that day cannot be this commune's; null when it can.</summary>
    public static Decision? Refuse(CommuneLife? commune, DateOnly on) => commune switch
    {
        null => Decision.Refuse("unknown-commune", "The register knows no commune with this code."),
        { EndedOn: { } ended } when ended <= on => Decision.Refuse("commune-merged",
            "On that day other communes had taken its place.", [.. commune.IntoNisCodes]),
        _ when on < commune.ExistsFrom => Decision.Refuse("commune-not-yet",
            "On that day the commune did not exist yet.", [.. commune.FromNisCodes]),
        _ => null,
    };
}
