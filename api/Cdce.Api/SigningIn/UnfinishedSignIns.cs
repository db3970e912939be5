using Cdce.Api.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.SigningIn;

/// <summary>What the server remembers of a browser between two steps of signing in. Each is taken once, and kept for some minutes.</summary>
internal sealed class UnfinishedSignIns(AccountsDb db, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Remembers the state; the browser gets a cookie that finds it.</summary>
    public async Task KeepAsync(HttpContext context, string purpose, string state, Guid? accountId, CancellationToken ct)
    {
        var (token, now) = (Secrets.NewToken(), clock.GetUtcNow());
        await db.Set<UnfinishedSignIn>().Where(u => u.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        db.Add(new UnfinishedSignIn
        {
            TokenHash = Secrets.Hash(token),
            Purpose = purpose,
            State = state,
            AccountId = accountId,
            ExpiresAt = now + Life,
        });
        await db.SaveChangesAsync(ct);
        ShortCookie.Set(context, purpose, token, Life);
    }

    /// <summary>Takes what was remembered of this browser, so that nobody can take it again; null where there is nothing.</summary>
    public async Task<UnfinishedSignIn?> TakeAsync(HttpContext context, string purpose, CancellationToken ct)
    {
        if (ShortCookie.Read(context.Request, purpose) is not { } token)
            return null;
        ShortCookie.Forget(context, purpose);
        var (hash, now) = (Secrets.Hash(token), clock.GetUtcNow());
        var kept = await db.Set<UnfinishedSignIn>().AsNoTracking()
            .SingleOrDefaultAsync(u => u.TokenHash == hash && u.Purpose == purpose && u.ExpiresAt > now, ct);
        return kept is not null && await db.Set<UnfinishedSignIn>().Where(u => u.TokenHash == hash).ExecuteDeleteAsync(ct) == 1
            ? kept
            : null;
    }
}
