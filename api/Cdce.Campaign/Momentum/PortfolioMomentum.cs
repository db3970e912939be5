using Cdce.Campaign.Alerts;
using Cdce.Campaign.Communes;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Momentum;

/// <summary>What the portfolio shows of momentum and alerts: to the coordination of all communes, to a committee of its own.</summary>
internal sealed class PortfolioMomentum(MomentumBoard board, ReadHorizon horizon, CampaignDb db, AllRows<CampaignDb> all, CurrentUser user)
{
    // The right that shows a commune's momentum shows it in lists, too.
    private const string Shown = "getMomentum";
    private const string ContactKind = "contact";

    private BoardOfDay? ofDay;

    /// <summary>Reads the board of the question's day; once before the others are called.</summary>
    public async Task LoadAsync(CancellationToken ct) => ofDay = await board.OfAsync(all, horizon, ct);

    public MomentumSummary? Of(string nisCode) => ofDay is not null && user.May(Shown, nisCode) ? ofDay.Of(nisCode).Summary : null;

    /// <summary>The communes on these levels, among those that the caller may see.</summary>
    public IQueryable<CommuneRow> On(IQueryable<CommuneRow> communes, MomentumLevel[]? levels)
    {
        if (levels is not { Length: > 0 } || ofDay is null)
            return communes;
        var known = ofDay.All.Where(c => user.May(Shown, c.NisCode)).ToList();
        var wanted = known.Where(c => levels.Contains(c.Momentum.Level)).Select(c => c.NisCode).ToArray();
        if (!levels.Contains(MomentumLevel.Unknown))
            return communes.Where(c => wanted.Contains(c.NisCode));

        // Of communes without any fact the board knows nothing, which is what unknown means.
        var others = known.Select(c => c.NisCode).Except(wanted).ToArray();
        communes = communes.Where(c => !others.Contains(c.NisCode));
        return user.PatternsFor(Shown) is { } own
            ? communes.Where(c => own.Any(area => EF.Functions.Like(c.NisCode, area)))
            : communes;
    }

    /// <summary>Orders codes by momentum: fading first, then watch, on track, unknown; within a level the lowest score first.</summary>
    public IReadOnlyList<string> Ordered(IEnumerable<string> nisCodes, bool descending)
    {
        var ordered = nisCodes.Select(code => (Code: code, Of: Of(code)))
            .OrderBy(c => c.Of?.Level switch
            {
                MomentumLevel.Fading => 0,
                MomentumLevel.Watch => 1,
                MomentumLevel.OnTrack => 2,
                MomentumLevel.Unknown => 3,
                _ => 4,
            })
            .ThenBy(c => c.Of?.Score ?? 0).ThenBy(c => c.Code, StringComparer.Ordinal).Select(c => c.Code).ToList();
        if (descending)
            ordered.Reverse();
        return ordered;
    }

    /// <summary>Open alerts by commune.</summary>
    public Task<Dictionary<string, int>> OpenAlertsAsync(string[] nisCodes, CancellationToken ct) =>
        ListMomentumAlerts.VisibleTo(user, db.MomentumAlerts)
            .Where(a => a.EndedOn == null && nisCodes.Contains(a.NisCode))
            .GroupBy(a => a.NisCode).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, ct);

    /// <summary>The last contact between coordination and commune, from alerts and from the ledger.</summary>
    public async Task<Dictionary<string, DateOnly>> LastContactsAsync(string[] nisCodes, CancellationToken ct)
    {
        var last = await db.Activities.Where(a => a.Kind == ContactKind && !a.Withdrawn && nisCodes.Contains(a.NisCode))
            .GroupBy(a => a.NisCode).Select(g => new { g.Key, On = g.Max(a => a.On) })
            .ToDictionaryAsync(g => g.Key, g => g.On, StringComparer.Ordinal, ct);
        var alerts = await ListMomentumAlerts.VisibleTo(user, db.MomentumAlerts).Where(a => nisCodes.Contains(a.NisCode))
            .Select(a => new { a.NisCode, a.Contacts }).ToListAsync(ct);
        foreach (var (code, on) in alerts.SelectMany(a => a.Contacts, (a, c) => (a.NisCode, c.On)))
        {
            if (!last.TryGetValue(code, out var known) || known < on)
                last[code] = on;
        }

        return last;
    }
}
