using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Changes;

/// <summary>A line of "what changed".</summary>
/// <param name="Href">The event itself.</param>
/// <param name="Object">What it concerns, as it is now.</param>
/// <param name="Change">Code of what happened, such as activityRecorded, titleStepRecorded, momentumLost.</param>
/// <param name="Kind">Of what kind: code of a fact, of a step, of a key action.</param>
/// <param name="On">The day it happened.</param>
/// <param name="RecordedBy">Id of the account or key.</param>
internal sealed record ChangeView(string Href, string Id, string Object, string? NisCode, LocalText? Commune, string Change,
    string? Kind, DateOnly On, DateOnly RecordedOn, DateTimeOffset RecordedAt, string? RecordedBy, bool? Simulated)
{
    public static async Task<IReadOnlyList<ChangeView>> OfAsync(CampaignDb db, IReadOnlyCollection<ChangeRow> rows,
        HttpRequest http, CancellationToken ct)
    {
        var codes = rows.Select(r => r.NisCode).OfType<string>().Distinct().ToArray();
        var names = (await db.Communes.Where(c => codes.Contains(c.NisCode))
                .Select(c => new { c.NisCode, c.NameFr, c.NameDe, c.NameNl }).ToListAsync(ct))
            .ToDictionary(c => c.NisCode, c => new LocalText(c.NameFr, c.NameDe, c.NameNl));
        return [.. rows.Select(row => new ChangeView(http.Absolute($"/api/v1/campaign/changes/{row.ChangeId}"), row.ChangeId,
            http.Absolute("/api/v1" + row.Path), row.NisCode,
            row.NisCode is null ? null : names.GetValueOrDefault(row.NisCode), row.Change, row.Kind, row.On, row.RecordedOn,
            row.RecordedAt, row.RecordedBy, row.Simulated.OrNothing()))];
    }
}
