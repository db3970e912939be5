using Cdce.Campaign.TitleFiles;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Communes;

/// <summary>Which communes of the register: conditions are joined by "and", repeated values by "or".</summary>
internal sealed record CommuneFilter(DateOnly Day, string? Q, string[]? Province, string[]? Region,
    string[]? LanguageRegime, TitleStatus[]? TitleStatus, int? PopulationMin, int? PopulationMax)
{
    public IQueryable<CommuneRow> On(DbSet<CommuneRow> communes)
    {
        var query = communes.Where(c => c.ExistsFrom <= Day && (c.EndedOn == null || c.EndedOn > Day));
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var words = PlainText.Of(Q.Trim());
            query = query.Where(c => c.SearchText.Contains(words));
        }

        if (Province is { Length: > 0 })
            query = query.Where(c => Province.Contains(c.Province));
        if (Region is { Length: > 0 })
            query = query.Where(c => Region.Contains(c.Region));
        if (LanguageRegime is { Length: > 0 })
            query = query.Where(c => LanguageRegime.Contains(c.LanguageRegime));
        if (TitleStatus is { Length: > 0 })
            query = query.Where(c => TitleStatus.Contains(c.TitleStatus));
        if (PopulationMin is not null)
            query = query.Where(c => c.PopulationOn != null && c.Population >= PopulationMin);
        if (PopulationMax is not null)
            query = query.Where(c => c.PopulationOn != null && c.Population <= PopulationMax);
        return query;
    }
}
