using Cdce.Campaign.Communes;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.TitleFiles;

internal static class FormerCode
{
    /// <summary>
    /// The code that a merged commune bore on an earlier day: that of the former commune which gave it its name. Bastogne was
    /// 82003 before the merger with Bertogne and is 82039 since.
    /// </summary>
    public static async Task<string?> FindAsync(CampaignDb db, CommuneLife? commune, DateOnly on, CancellationToken ct)
    {
        if (commune is null || on >= commune.ExistsFrom || commune.FromNisCodes.Count == 0)
            return null;
        var former = commune.FromNisCodes.ToArray();
        return await db.Communes.Where(c => former.Contains(c.NisCode) && c.NameFr == commune.NameFr)
            .Select(c => c.NisCode).SingleOrDefaultAsync(ct);
    }
}
