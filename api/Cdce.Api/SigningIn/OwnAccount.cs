using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.SigningIn;

/// <summary>The account behind the caller.</summary>
internal sealed class OwnAccount(UserManager<Account> accounts, AccountsDb db, CurrentUser user, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public static Refusal SignInAnew => new("sign-in-anew", "Sign in anew to do this; it is possible for ten minutes afterwards.", []);

    /// <summary>Null where a program asks, with a key.</summary>
    public async Task<Account?> FindAsync() =>
        user.PersonId is { } id ? await accounts.FindByIdAsync(id.ToString()) : null;

    /// <summary>Whether its owner signed in a short while ago in this browser, which new ways of signing in ask for.</summary>
    public async Task<bool> IsFreshAsync(HttpRequest request, CancellationToken ct)
    {
        var (hash, since) = (CallerAuthentication.SessionHash(request), clock.GetUtcNow() - Fresh);
        return hash is not null && await db.Sessions.AnyAsync(s => s.TokenHash == hash && s.CreatedAt > since, ct);
    }
}
