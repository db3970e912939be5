using Cdce.Api.Accounts;
using Cdce.Governance;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People;

/// <summary>Somebody has to remain who can make accounts.</summary>
internal sealed class Coordinators(AccountsDb db, GovernanceDb governance, TimeProvider clock)
{
    public static Refusal Last => new("last-coordinator", "Nobody else coordinates the campaign. Give the role to somebody else first.", []);

    /// <summary>Whether this person coordinates the whole campaign today, and nobody else with an account does.</summary>
    public async Task<bool> IsLastAsync(Guid personId, CancellationToken ct)
    {
        var today = clock.Today();
        var holders = await governance.Mandates.Where(m => m.Role == Role.NationalCoordinator && m.From <= today
                && (m.Until == null || m.Until >= today) && (m.EndedOn == null || m.EndedOn > today))
            .Select(m => m.PersonId).Distinct().ToListAsync(ct);
        return holders.Remove(personId) && !await db.Users.AnyAsync(a => a.Active && holders.Contains(a.Id), ct);
    }
}
