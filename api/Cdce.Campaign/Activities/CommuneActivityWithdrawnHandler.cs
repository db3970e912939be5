using Cdce.Contracts;

namespace Cdce.Campaign.Activities;

/// <summary>A fact that another module no longer holds to be true stops counting from the day it names.</summary>
public static class CommuneActivityWithdrawnHandler
{
    public static async Task Handle(CommuneActivityWithdrawn message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Activity>($"activity/{message.ActivityId}", ct);
        if (stream.Aggregate is { EndedOn: not null } or { Withdrawn: true })
            return;

        stream.AppendOne(stream.Aggregate?.Fact is { } fact && message.On <= fact.On
            ? new ActivityWithdrawn(message.ActivityId, message.NisCode, fact.On, message.Reason)
            : new ActivityEnded(message.ActivityId, message.NisCode, message.On, message.Reason));
    }
}
