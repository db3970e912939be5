using Cdce.Contracts.Campaign;

namespace Cdce.Campaign.Alerts;

/// <summary>Makes sure that a committee's call for help is not left lying.</summary>
public static class CommuneCalledForHelpHandler
{
    private static readonly TimeSpan WorkBegins = TimeSpan.FromHours(8);

    public static async Task<ScheduledMessage?> Handle(
        CommuneCalledForHelp message, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (today <= message.AcknowledgeBy)
        {
            var next = message.AcknowledgeBy.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) + WorkBegins;
            return message.ScheduledAt(new DateTimeOffset(next));
        }

        var stream = await session.Events.FetchForWriting<MomentumWatch>($"momentum-watch/{message.NisCode}", ct);
        if (Decide(stream.Aggregate, message.AlertId, today) is { } escalated)
            stream.AppendOne(escalated);
        return null;
    }

    /// <summary>The state decides on arrival whether the call still waits.</summary>
    internal static AlertEscalated? Decide(MomentumWatch? watch, Guid alertId, DateOnly today) =>
        watch?.Alert(alertId) is { Owner: null, Escalated: false, AcknowledgeBy: { } by } && by < today
            ? new AlertEscalated(alertId, watch.NisCode, today)
            : null;
}
