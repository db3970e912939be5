using Cdce.Contracts.Partners;

namespace Cdce.Partners.Pledges;

/// <summary>A pledge that ran out without a renewal is noted as lapsed, once.</summary>
public static class CheckPledgeHandler
{
    public static async Task Handle(CheckPledge message, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Pledge>(Pledge.StreamKey(message.PledgeId), ct);
        if (stream.Aggregate is { } pledge)
            stream.AppendMany(Decide(Guid.CreateVersion7(), pledge, clock.Today()));
    }

    // A renewal or a withdrawal in the meantime leaves nothing to do.
    internal static object[] Decide(Guid lapseId, Pledge pledge, DateOnly today) =>
        pledge.WithdrawnOn is not null || pledge.LapsedOn is not null || pledge.ValidUntil >= today ? [] :
        [
            new PledgeLapsed(lapseId, pledge.Id, pledge.Kind, pledge.NisCode, pledge.ValidUntil.AddDays(1)),
        ];
}
