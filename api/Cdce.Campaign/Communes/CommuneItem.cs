using Cdce.Campaign.Criteria;
using Cdce.Campaign.Momentum;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Communes;

/// <summary>A point on the map.</summary>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
internal sealed record Place(double Latitude, double Longitude);

/// <summary>The grade of the latest edition of which the commune has published one.</summary>
/// <param name="Progress">Points of the score since the edition before; absent where there is none.</param>
/// <param name="Value">A to E in the grid that comes with the program.</param>
internal sealed record LatestGrade(string Edition, decimal? Progress, string Value);

/// <summary>A commune in a list.</summary>
/// <param name="Population">Inhabitants at the latest day known by the day asked for; absent where none is known.</param>
/// <param name="TitleEvidenceOnly">The title's state rests on evidence gathered, not on the campaign's own list.</param>
/// <param name="Criteria">State of each of the six criteria, by code.</param>
/// <param name="Momentum">Absent where the caller may not act for the commune.</param>
/// <param name="Grade">Of the Fair-ô-mètre; absent where none is published.</param>
/// <param name="OpenAlerts">Alerts that are not over, as far as the caller may see them.</param>
/// <param name="LastContactOn">The last contact with the coordination.</param>
/// <param name="NextDeadline">The next date of the title file.</param>
internal sealed record CommuneItem(string NisCode, string Href, LocalText Name, string? Province, string Region,
    string LanguageRegime, int? Population, DateOnly? PopulationOn, Place Place, TitleStatus TitleStatus,
    TitleState TitleState, DateOnly? TitleStateSince, bool? TitleEvidenceOnly,
    IReadOnlyDictionary<string, CriterionStatus> Criteria, LatestGrade? Grade, MomentumSummary? Momentum, int OpenAlerts,
    DateOnly? LastActivityOn, DateOnly? LastContactOn, DateOnly? NextDeadline, bool? Simulated)
{
    /// <summary>Makes list items of rows, with a fixed number of queries.</summary>
    public static async Task<IReadOnlyList<CommuneItem>> OfAsync(CampaignDb db, IReadOnlyList<CommuneRow> rows, DateOnly day,
        PortfolioMomentum momentum, HttpRequest http, CancellationToken ct)
    {
        var codes = rows.Select(r => r.NisCode).ToArray();
        var facts = await CriterionSource.LoadAsync(db, codes, day, ct);
        var files = await db.TitleFiles.Where(f => codes.Contains(f.NisCode))
            .Select(f => new { f.NisCode, f.DueOn, f.Simulated }).ToDictionaryAsync(f => f.NisCode, ct);
        var simulated = (await db.Activities.Where(a => codes.Contains(a.NisCode) && a.Simulated)
            .Select(a => a.NisCode).Distinct().ToListAsync(ct)).ToHashSet();

        var grades = (await db.FairOMeterPublishedGrades.Where(g => codes.Contains(g.NisCode))
                .Join(db.FairOMeterEditions, g => g.Edition, e => e.Code, (Published, Edition) => new { Published, Edition.OpensOn })
                .OrderByDescending(g => g.OpensOn).ThenBy(g => g.Published.Edition).Select(g => g.Published).ToListAsync(ct))
            .ToLookup(g => g.NisCode);
        var alerts = await momentum.OpenAlertsAsync(codes, ct);
        var contacts = await momentum.LastContactsAsync(codes, ct);

        return [.. rows.Select(row =>
        {
            var own = facts[row.NisCode];
            var file = files.GetValueOrDefault(row.NisCode);
            return new CommuneItem(
                row.NisCode,
                http.Absolute($"/api/v1/campaign/communes/{row.NisCode}"),
                row.Name.ToText(),
                row.Province,
                row.Region,
                row.LanguageRegime,
                row.PopulationOn is null ? null : row.Population,
                row.PopulationOn,
                new Place(row.Latitude, row.Longitude),
                row.TitleStatus,
                row.TitleState,
                row.TitleStateSince,
                row.TitleEvidenceOnly ? true : null,
                CriterionState.All(row.NisCode, own, day).ToDictionary(c => c.Code, c => c.Status),
                grades[row.NisCode].FirstOrDefault() is { } grade ? new LatestGrade(grade.Edition, grade.Progress, grade.Grade) : null,
                momentum.Of(row.NisCode),
                alerts.GetValueOrDefault(row.NisCode),
                own.Facts.Count == 0 ? null : own.Facts.Max(f => f.On),
                contacts.TryGetValue(row.NisCode, out var contact) ? contact : null,
                file is null ? null : TitleRules.Current.NextDate(TitlePath.Of(own.Steps), file.DueOn),
                (row.Simulated || file is { Simulated: true } || simulated.Contains(row.NisCode)).OrNothing());
        })];
    }
}
