using Microsoft.EntityFrameworkCore;

namespace Cdce.Governance.Committees;

/// <summary>Somebody leaves all committees at once: who was forgotten keeps no committee and waits for no answer.</summary>
public sealed class Leaving(GovernanceDb db, IDocumentStore store, TimeProvider clock)
{
    /// <summary>Ends what this person holds and asks for; the second time there is nothing left to end.</summary>
    /// <param name="by">Who asked for it, as in <see cref="CurrentUser.Id"/>.</param>
    /// <exception cref="ConcurrencyException">A committee has changed meanwhile; try again.</exception>
    public async Task LeaveAllAsync(Guid personId, string by, CancellationToken ct)
    {
        var today = clock.Today();
        var held = await db.Mandates.Where(m => m.PersonId == personId && m.EndedOn == null && (m.Until == null || m.Until >= today))
            .Select(m => new { m.Area, m.Simulated }).ToListAsync(ct);
        var asked = await db.JoinRequests.Where(r => r.PersonId == personId).Select(r => new { r.Area, r.Simulated }).ToListAsync(ct);
        foreach (var (area, simulated) in held.Concat(asked).Select(r => (r.Area, r.Simulated)).Distinct())
        {
            await using var session = store.LightweightSession();
            session.LastModifiedBy = by;
            if (simulated)
                session.SetHeader(EventHeaders.Simulated, true);
            var stream = await session.Events.FetchForWriting<Committee>(Committee.StreamKey(area), ct);
            if (stream.Aggregate is not { } committee)
                continue;
            stream.AppendMany(Decide(committee, personId, today));
            await session.SaveChangesAsync(ct);
        }
    }

    internal static IReadOnlyList<object> Decide(Committee committee, Guid personId, DateOnly today) =>
    [
        .. committee.Mandates.Where(m => m.PersonId == personId && m.EndedOn is null && !m.IsOver(today)).Select(m =>
            new MandateEnded(m.MandateId, personId, committee.Area, m.Role, m.From > today ? m.From : today, "left")),
        .. committee.Asking.Where(r => r.PersonId == personId).Select(r =>
            new JoinAnswered(r.RequestId, personId, committee.Area, Accepted: false, today)),
    ];
}
