using Cdce.Contracts;

namespace Cdce.Campaign.Activities;

/// <summary>What another module saw a commune do enters the ledger once.</summary>
public static class CommuneActivityRecordedHandler
{
    // The fact's own id names the stream, so whatever is sent again finds it there.
    public static async Task Handle(CommuneActivityRecorded message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Activity>($"activity/{message.ActivityId}", ct);
        if (stream.Aggregate is { Fact: not null })
            return;

        stream.AppendOne(new ActivityRecorded(message.ActivityId, message.NisCode, ToFact(message), KeptElsewhere: true));
        // The end arrived first: said again after the fact, readers that go by order see it.
        if (stream.Aggregate is { EndedOn: { } endedOn } ended)
            stream.AppendOne(new ActivityEnded(message.ActivityId, message.NisCode, endedOn, ended.EndReason ?? "ended"));
    }

    private static Fact ToFact(CommuneActivityRecorded message) => new(
        message.Kind,
        message.Criterion ?? (message.PartnerKind is { } partner && ActivityKinds.CountsPartners(message.Kind)
            ? PartnerKinds.Criterion(partner)
            : ActivityKinds.Find(message.Kind)?.Criterion),
        message.On,
        Source: new FactSource(Path: message.Source),
        PartnerKind: message.PartnerKind,
        ValidUntil: message.ValidUntil);
}
