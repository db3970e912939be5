using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>Changes one account at the version somebody was looking at.</summary>
internal sealed class AccountChange(UserManager<Account> accounts, AccountsDb db, Callers callers)
{
    /// <summary>Finds the account, or says why it cannot be changed.</summary>
    public async Task<(Account? Account, ProblemHttpResult? Problem)> FindAsync(Guid accountId, EntityVersion expected)
    {
        if (await accounts.FindByIdAsync(accountId.ToString()) is not { } account)
            return (null, Problems.NotFound());
        return account.Version == expected.Value ? (account, null) : (null, Problems.Stale());
    }

    /// <summary>Saves it under the next version; with <paramref name="signOut"/> all its sessions end.</summary>
    public async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(
        Account account, HttpResponse response, bool signOut, CancellationToken ct)
    {
        account.Version++;
        if (!(await accounts.UpdateAsync(account)).Succeeded)
            return Problems.Stale();
        if (signOut)
            await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(ct);
        callers.Forget();
        response.SetVersion(account.Version);
        return TypedResults.NoContent();
    }
}
