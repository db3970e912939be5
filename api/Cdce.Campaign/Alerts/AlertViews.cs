using Cdce.Campaign.Momentum;
using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.Alerts;

/// <summary>A cause with links to the facts that show it.</summary>
internal sealed record CauseView(
    string Code, decimal Evidence, string? Kind, int? Days, int? UsualDays, int? Count, decimal? Usual,
    string? Season, DateOnly? From, IReadOnlyList<FactLink> Facts)
{
    public static CauseView Of(MomentumReason reason, HttpRequest http) => new(
        reason.Code, reason.Evidence, reason.Kind, reason.Days, reason.UsualDays, reason.Count, reason.Usual, reason.Season,
        reason.From, [.. (reason.Facts ?? []).Select(id => FactLink.Of(id, http))]);
}

/// <summary>A fact of the ledger by its address.</summary>
internal sealed record FactLink(Guid ActivityId, string Href)
{
    public static FactLink Of(Guid id, HttpRequest http) => new(id, http.Absolute($"/api/v1/campaign/activities/{id}"));
}

/// <summary>An alert in a line of the inbox.</summary>
/// <param name="Sureness">low, medium or high; absent for a call.</param>
/// <param name="AllowedActions">Operation ids that the caller may use now.</param>
internal sealed record AlertView(
    string Href, Guid AlertId, string NisCode, LocalText CommuneName, string CommuneHref, string? Province, AlertKind Kind,
    AlertState State, DateOnly On, DateOnly Since, decimal? Score, decimal? Expected, decimal? Probability, string? Sureness,
    IReadOnlyList<CauseView> Causes, IReadOnlyList<string> WeakCriteria, string? Owner, DateOnly? AcknowledgedOn,
    DateOnly? AcknowledgeBy, DateOnly? EscalatedOn, string? Wish, bool Confidential, DateOnly? NextContactOn,
    DateOnly? PausedUntil, DateOnly? EndedOn, string? CloseReason, long Version, IReadOnlyList<string> AllowedActions,
    bool? Simulated)
{
    public static AlertView Of(AlertOfCommune alert, CurrentUser user, bool past, HttpRequest http)
    {
        var row = alert.Row;
        var loss = row.Kind is AlertKind.Momentum;
        return new AlertView(
            http.Absolute($"/api/v1/campaign/momentumAlerts/{row.AlertId}"), row.AlertId, row.NisCode, alert.Name.ToText(),
            http.Absolute($"/api/v1/campaign/communes/{row.NisCode}"), alert.Province, row.Kind, row.State, row.On, row.Since,
            loss ? row.Score : null, loss ? row.Expected : null, row.Probability, SurenessOf(row.Probability),
            [.. row.Causes.Select(c => CauseView.Of(c, http))], row.WeakCriteria, row.Owner, row.AcknowledgedOn,
            row.AcknowledgeBy, row.EscalatedOn, row.Wish, row.Confidential, row.NextContactOn, alert.PausedUntil,
            row.EndedOn, row.CloseReason, alert.Version, past ? [] : Allowed(row, alert.PausedUntil, user),
            row.Simulated.OrNothing());
    }

    public static string? SurenessOf(decimal? probability) => probability switch
    {
        null => null,
        >= 0.85m => "high",
        >= 0.6m => "medium",
        _ => "low",
    };

    private static string[] Allowed(MomentumAlertRow row, DateOnly? pausedUntil, CurrentUser user)
    {
        string[] pause = [pausedUntil is null ? "pauseWatch" : "resumeWatch"];
        return user.Allowed(row.NisCode, row.IsOver ? pause : row.Owner is null
            ? ["acknowledgeMomentumAlert", "noteContact", "openAccompaniment", .. pause]
            : ["acknowledgeMomentumAlert", "noteContact", "openAccompaniment", "closeMomentumAlert", .. pause]);
    }
}

/// <summary>An alert with what its commune's rows add.</summary>
internal sealed record AlertOfCommune(
    MomentumAlertRow Row, Communes.CommuneName Name, string? Province, long Version, DateOnly? PausedUntil);
