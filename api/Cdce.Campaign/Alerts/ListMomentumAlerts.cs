using Cdce.Campaign.Communes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Alerts;

/// <summary>The inbox of alerts: the newest first.</summary>
internal sealed class ListMomentumAlerts : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/momentumAlerts", Handle)
        .WithName("listMomentumAlerts")
        .WithSummary("List alerts about communes that lose momentum or call for help")
        .AllowsAsOf()
        .KeptWhileUnchanged();

    /// <param name="state">open, acknowledged, regained or closed; several may be given.</param>
    /// <param name="owner">Id of an account, me, or none.</param>
    /// <param name="kind">momentum or helpCall</param>
    /// <param name="escalated">true: only calls that waited too long.</param>
    private static async Task<Results<Ok<Page<AlertView>>, ProblemHttpResult>> Handle(
        [FromQuery] string[]? state, string? owner, string? kind, string? nisCode, string? province, bool? escalated,
        int? pageSize, string? cursor,
        HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));
        if (QueryWords.Read<AlertState>(state) is not { } states)
            return Problems.BadRequest(QueryWords.Unknown<AlertState>("state"));
        if (QueryWords.Read<AlertKind>(kind is null ? [] : [kind]) is not { } kinds)
            return Problems.BadRequest(QueryWords.Unknown<AlertKind>("kind"));

        var alerts = VisibleTo(user, db.MomentumAlerts);
        if (states.Length > 0)
            alerts = alerts.Where(a => states.Contains(a.State));
        if (owner is not null)
        {
            var id = owner switch { "none" => null, "me" => user.Id, _ => owner };
            alerts = alerts.Where(a => a.Owner == id);
        }

        if (kinds.Length > 0)
            alerts = alerts.Where(a => kinds.Contains(a.Kind));
        if (nisCode is not null)
            alerts = alerts.Where(a => a.NisCode == nisCode);
        if (escalated is { } late)
            alerts = alerts.Where(a => (a.EscalatedOn != null) == late);

        var rows = WithCommune(alerts, db);
        if (province is not null)
            rows = rows.Where(r => r.Commune.Province == province);
        var total = await rows.CountAsync(ct);
        if (after is not null)
            rows = rows.Where(r => r.Alert.On < after.On || (r.Alert.On == after.On && r.Alert.AlertId.CompareTo(after.AlertId) < 0));

        var size = Paging.Size(pageSize);
        var page = await rows.OrderByDescending(r => r.Alert.On).ThenByDescending(r => r.Alert.AlertId).Take(size + 1).ToListAsync(ct);
        var items = page.Take(size).Select(r => AlertView.Of(r.ToAlert(), user, horizon.AsOf is not null, http)).ToList();
        return TypedResults.Ok(new Page<AlertView>(items, size,
            page.Count > size ? http.Next(new Cursor(items[^1].On, items[^1].AlertId)) : null, total));
    }

    // The same rule as MomentumAlertRow.IsVisibleTo, in the database.
    internal static IQueryable<MomentumAlertRow> VisibleTo(CurrentUser user, IQueryable<MomentumAlertRow> alerts)
    {
        if (user.PatternsFor("listMomentumAlerts") is { } own)
            alerts = alerts.Where(a => own.Any(area => EF.Functions.Like(a.NisCode, area)));
        var coordinated = user.Roles.Where(r => r.Role.IsCoordination()).Select(r => r.Area + "%").ToArray();
        return alerts.Where(a => !a.Confidential || a.CalledBy == user.Id
            || coordinated.Any(area => EF.Functions.Like(a.NisCode, area)));
    }

    internal static IQueryable<JoinedAlert> WithCommune(IQueryable<MomentumAlertRow> alerts, CampaignDb db) =>
        from alert in alerts
        join commune in db.Communes on alert.NisCode equals commune.NisCode
        join watch in db.MomentumWatches on alert.NisCode equals watch.NisCode
        select new JoinedAlert { Alert = alert, Commune = commune, Watch = watch };

    internal sealed class JoinedAlert
    {
        public required MomentumAlertRow Alert { get; init; }
        public required CommuneRow Commune { get; init; }
        public required MomentumWatchRow Watch { get; init; }

        public AlertOfCommune ToAlert() => new(Alert, Commune.Name, Commune.Province, Watch.Version, Watch.PausedUntil);
    }

    private sealed record Cursor(DateOnly On, Guid AlertId);
}
