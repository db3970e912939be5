using Cdce.Api.People;
using Cdce.Governance;

namespace Cdce.Api.Accounts;

/// <summary>An account as the coordination sees it.</summary>
/// <param name="UserName">Absent for somebody who was invited by mail and never chose one.</param>
/// <param name="Name">Of the person; absent where it was forgotten.</param>
/// <param name="Roles">Held today.</param>
/// <param name="Email">Where its links go; absent where it has no address.</param>
/// <param name="Active">False once it was deactivated; it can no longer sign in.</param>
internal sealed record AccountView(
    string Href, string Id, string? UserName, string? Name, IReadOnlyList<RoleView> Roles, bool Active,
    DateTimeOffset CreatedAt, long Version, string? Email);

/// <summary>Puts the views of accounts together.</summary>
internal sealed class AccountViews(PeopleStore people, GovernanceDb governance, TimeProvider clock)
{
    public async Task<IReadOnlyList<AccountView>> OfAsync(IReadOnlyCollection<Account> accounts, HttpRequest request, CancellationToken ct)
    {
        Guid[] ids = [.. accounts.Select(a => a.Id)];
        var names = await people.FindAsync(ids, ct);
        var roles = await governance.RolesOfAsync(ids, clock.Today(), ct);
        return [.. accounts.Select(a => new AccountView(
            request.Absolute($"/api/v1/accounts/{a.Id}"), a.Id.ToString(), a.HasOwnName ? a.UserName : null, names.GetValueOrDefault(a.Id)?.DisplayName,
            [.. roles[a.Id].Select(RoleView.Of)], a.Active, a.CreatedAt, a.Version, a.Email))];
    }
}

/// <summary>An account with a password that is shown this once.</summary>
/// <param name="InitialPassword">Absent where a link was sent by mail instead.</param>
internal sealed record AccountWithPassword(string Href, string Id, string UserName, string? InitialPassword, long Version);
