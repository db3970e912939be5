namespace Cdce.Api.Accounts;

/// <summary>An account as the coordination sees it.</summary>
/// <param name="Communes">NIS codes of the communes a committee member acts for.</param>
/// <param name="Email">Where its links go; absent where it has no address.</param>
/// <param name="Active">False once it was deactivated; it can no longer sign in.</param>
internal sealed record AccountView(
    string Href, string Id, string UserName, Role Role, IReadOnlyList<string> Communes, bool Active,
    DateTimeOffset CreatedAt, long Version, string? Email)
{
    public static AccountView Of(Account account, HttpRequest request) => new(
        request.Absolute($"/api/v1/accounts/{account.Id}"), account.Id.ToString(), account.UserName ?? "", account.Role,
        account.Communes, account.Active, account.CreatedAt, account.Version, account.Email);
}

/// <summary>An account with a password that is shown this once.</summary>
/// <param name="InitialPassword">Absent where a link was sent by mail instead.</param>
internal sealed record AccountWithPassword(string Href, string Id, string UserName, string? InitialPassword, long Version);
