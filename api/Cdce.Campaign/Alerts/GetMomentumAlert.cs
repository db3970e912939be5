using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Alerts;

/// <summary>One alert: why, how sure, who has it, what was done, what helps, and what was tried elsewhere.</summary>
internal sealed class GetMomentumAlert : IEndpoint
{
    private const int SimilarShown = 5;
    private const int SimilarLookedAt = 500;

    /// <param name="SuggestedHelp">Offers that usually help against the causes, the strongest cause first.</param>
    /// <param name="TriedElsewhere">Ended alerts with similar causes, the most similar first; for the coordination.</param>
    internal sealed record Response(
        AlertView Alert, IReadOnlyList<AlertContact> Contacts, IReadOnlyList<HelpView> SuggestedHelp,
        IReadOnlyList<SimilarView> TriedElsewhere);

    /// <param name="Help">Code of an offer.</param>
    /// <param name="ForCause">Code of the cause it is meant for.</param>
    internal sealed record HelpView(string Help, string ForCause, string? Kind);

    /// <param name="Shared">Codes of the causes that both have.</param>
    /// <param name="Days">Days from the alert to its end.</param>
    /// <param name="Outcome">regained, or the reason it was closed for.</param>
    internal sealed record SimilarView(
        string Href, string NisCode, LocalText CommuneName, IReadOnlyList<string> Shared, int Days, string Outcome,
        IReadOnlyList<string> Contacts);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/momentumAlerts/{alertId:guid}", Handle)
        .WithName("getMomentumAlert")
        .WithSummary("See an alert with its causes")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid alertId, HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, CancellationToken ct)
    {
        var joined = await ListMomentumAlerts.WithCommune(db.MomentumAlerts.Where(a => a.AlertId == alertId), db)
            .FirstOrDefaultAsync(ct);
        if (joined is null || !joined.Alert.IsVisibleTo(user))
            return Problems.NotFound();

        var row = joined.Alert;
        http.HttpContext.Response.SetVersion(joined.Watch.Version);
        return TypedResults.Ok(new Response(
            AlertView.Of(joined.ToAlert(), user, horizon.AsOf is not null, http), row.Contacts, HelpFor(row),
            user.IsCoordinationOf(row.NisCode) ? await SimilarAsync(row, user, db, http, ct) : []));
    }

    private static List<HelpView> HelpFor(MomentumAlertRow row) =>
        [.. row.Causes.SelectMany(c => AlertCodes.HelpFor(c.Code, c.Kind).Select(help => new HelpView(help, c.Code, c.Kind)))
            .DistinctBy(h => h.Help)];

    private static async Task<List<SimilarView>> SimilarAsync(
        MomentumAlertRow row, CurrentUser user, CampaignDb db, HttpRequest http, CancellationToken ct)
    {
        var ended = await ListMomentumAlerts.WithCommune(
                ListMomentumAlerts.VisibleTo(user, db.MomentumAlerts).Where(a => a.EndedOn != null && a.NisCode != row.NisCode && !a.Confidential), db)
            .OrderByDescending(r => r.Alert.EndedOn).ThenByDescending(r => r.Alert.AlertId).Take(SimilarLookedAt).ToListAsync(ct);
        var causes = Causes(row);
        return [.. ended.Select(r => (r.Alert, r.Commune, Shared: Causes(r.Alert).Intersect(causes).ToList()))
            .Where(r => r.Shared.Count > 0)
            .OrderByDescending(r => r.Shared.Count / (double)Causes(r.Alert).Union(causes).Count())
            .ThenByDescending(r => r.Alert.State is AlertState.Regained)
            .Take(SimilarShown)
            .Select(r => new SimilarView(
                http.Absolute($"/api/v1/campaign/momentumAlerts/{r.Alert.AlertId}"), r.Commune.NisCode, r.Commune.Name.ToText(),
                r.Shared, (r.Alert.EndedOn ?? r.Alert.On).DayNumber - r.Alert.On.DayNumber,
                r.Alert.CloseReason ?? "regained", [.. r.Alert.Contacts.Select(c => c.Outcome)]))];
    }

    private static List<string> Causes(MomentumAlertRow row) =>
        [.. row.Causes.Select(c => c.Kind is null ? c.Code : $"{c.Code}:{c.Kind}").Distinct()];
}
