using Cdce.Api.Accounts;
using Cdce.Governance;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Notices;

/// <summary>Somebody who can be told something, with the roles of today.</summary>
/// <param name="Email">Null for somebody who can only be shown it.</param>
internal sealed record Recipient(Guid PersonId, string? Email, string Language, IReadOnlyList<HeldRole> Roles)
{
    /// <summary>The role for which one of these is told about a place, or null where there is none.</summary>
    public HeldRole? RoleFor(IReadOnlyList<Role> roles, string area) => Roles.FirstOrDefault(held => roles.Contains(held.Role)
        && (area.Length > 0 ? held.Covers(area) : held.Area.Length == 0));
}

/// <summary>Finds them.</summary>
internal sealed class Recipients(GovernanceDb governance, AccountsDb accounts, StoreConnections connections)
{
    // Facts that come together are mostly about the same places.
    private readonly Dictionary<(string Roles, string Areas, DateOnly Day), IReadOnlyList<Guid>> asked = [];

    /// <summary>Everybody who holds one of these roles there, as it was when first asked of this object.</summary>
    public async Task<IReadOnlyList<Guid>> InAsync(IReadOnlyList<Role> roles, IReadOnlyList<string> areas, DateOnly day, CancellationToken ct)
    {
        var question = (string.Join(' ', roles), string.Join(' ', areas), day);
        return asked.TryGetValue(question, out var known) ? known : asked[question] = await HoldersAsync(roles, areas, day, ct);
    }

    private async Task<IReadOnlyList<Guid>> HoldersAsync(IReadOnlyList<Role> roles, IReadOnlyList<string> areas, DateOnly day, CancellationToken ct)
    {
        // The area of a role is a NIS code, its first digits, or empty.
        string[] covering = [.. areas.SelectMany(area => Enumerable.Range(0, area.Length + 1).Select(length => area[..length])).Distinct()];
        return await governance.Mandates.Where(m => roles.Contains(m.Role) && covering.Contains(m.Area)
                && m.From <= day && (m.Until == null || m.Until >= day) && (m.EndedOn == null || m.EndedOn > day))
            .Select(m => m.PersonId).Distinct().ToListAsync(ct);
    }

    /// <summary>One person, as he or she is today; null for somebody who cannot be told anything.</summary>
    public async Task<Recipient?> FindAsync(Guid personId, DateOnly day, CancellationToken ct)
    {
        var found = await (from person in accounts.People
                           join account in accounts.Users on person.Id equals account.Id
                           where person.Id == personId && account.Active
                           select new { account.Email, person.Language }).SingleOrDefaultAsync(ct);
        return found is null ? await WithoutAccountAsync(personId, ct) : new(personId, found.Email, found.Language, await governance.RolesOfAsync(personId, day, ct));
    }

    // A committee named an address for a task; this person is reminded of it and told nothing else by role.
    private async Task<Recipient?> WithoutAccountAsync(Guid personId, CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        var email = await NoticeTable.AskAsync<string>(connection, """
            select n.email from notice.assignments n where n.person_id = $1 and n.state in ('open', 'accepted')
                and not exists (select from identity.accounts a where a."Id" = $1) order by n.given_at desc limit 1
            """, ct, personId);
        return email is not null && await accounts.People.FindAsync([personId], ct) is { } person ? new(personId, email, person.Language, []) : null;
    }
}
