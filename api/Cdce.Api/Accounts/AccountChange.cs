using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>Changes one account at the version somebody was looking at.</summary>
internal sealed class AccountChange(UserManager<Account> accounts, AccountsDb db, Trail trail)
{
    /// <summary>Finds the account, or says why it cannot be changed.</summary>
    public async Task<(Account? Account, ProblemHttpResult? Problem)> FindAsync(Guid accountId, EntityVersion expected)
    {
        if (await accounts.FindByIdAsync(accountId.ToString()) is not { } account)
            return (null, Problems.NotFound());
        return account.Version == expected.Value ? (account, null) : (null, Problems.Stale());
    }

    /// <summary>Saves it under the next version, with what happened to it; with <paramref name="signOut"/> all its sessions end.</summary>
    public async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(
        Account account, object happened, HttpResponse response, bool signOut, CancellationToken ct)
    {
        await trail.BeginAsync(ct);
        account.Version++;
        if (!(await accounts.UpdateAsync(account)).Succeeded)
            return Problems.Stale();
        if (signOut)
            await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(ct);
        await trail.NoteAsync(account.Id, happened, ct);
        response.SetVersion(account.Version);
        return TypedResults.NoContent();
    }
}
