using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Alerts;

/// <summary>Finds the watch that an alert belongs to.</summary>
internal static class AlertStream
{
    public static string KeyOf(string nisCode) => $"momentum-watch/{nisCode}";

    /// <summary>The watch of the alert's commune, or null where the alert does not exist or is hidden from the user.</summary>
    public static async Task<(MomentumAlertRow Alert, IEventStream<MomentumWatch> Stream, MomentumWatch Watch)?> FetchAlertAsync(
        this IDocumentSession session, Guid alertId, CurrentUser user, CampaignDb db, CancellationToken ct)
    {
        if (await db.MomentumAlerts.FirstOrDefaultAsync(a => a.AlertId == alertId, ct) is not { } alert
            || !alert.IsVisibleTo(user) || !user.MayActFor(alert.NisCode))
        {
            return null;
        }

        var stream = await session.Events.FetchForWriting<MomentumWatch>(KeyOf(alert.NisCode), ct);
        return stream.Aggregate is { } watch ? (alert, stream, watch) : null;
    }

    public static Decision AlertIsOver() => Decision.Refuse("alert-is-over", "This alert is over; nothing is added to it.");
}
