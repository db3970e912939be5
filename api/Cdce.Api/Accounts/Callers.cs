using System.Collections.Concurrent;
using Cdce.Api.Keys;
using Cdce.Api.SigningIn;
using Cdce.Governance;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>Finds out who is behind a cookie or a key. What was found is believed for a second, so that a withdrawn right ends at once.</summary>
internal sealed class Callers(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Remembered = 10_000;
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, (CurrentUser? User, long At)> known = new(StringComparer.Ordinal);

    /// <summary>Forgets what was found; called where rights change in this process.</summary>
    public void Forget() => known.Clear();

    public Task<CurrentUser?> OfSessionAsync(string token, CancellationToken ct) =>
        FindAsync(Convert.ToBase64String(Secrets.Hash(token)), services => SessionAsync(services, Secrets.Hash(token), ct));

    public Task<CurrentUser?> OfKeyAsync(string key, CancellationToken ct) => Secrets.IdOf(key) is { } id
        ? FindAsync(Convert.ToBase64String(Secrets.Hash(key)),
            services => KeyAsync(services.GetRequiredService<AccountsDb>(), id, Secrets.Hash(key), ct))
        : Task.FromResult<CurrentUser?>(null);

    private async Task<CurrentUser?> FindAsync(string about, Func<IServiceProvider, Task<CurrentUser?>> find)
    {
        // A stopwatch, not the clock: believing for a second has nothing to do with the day it is.
        if (known.TryGetValue(about, out var found) && TimeProvider.System.GetElapsedTime(found.At) < Believed)
            return found.User;
        if (known.Count > Remembered)
            known.Clear();

        await using var scope = scopes.CreateScopeForAllRows();
        var user = await find(scope.ServiceProvider);
        known[about] = (user, TimeProvider.System.GetTimestamp());
        return user;
    }

    private async Task<CurrentUser?> SessionAsync(IServiceProvider services, byte[] hash, CancellationToken ct)
    {
        var db = services.GetRequiredService<AccountsDb>();
        var now = clock.GetUtcNow();
        var row = await (from session in db.Sessions
                         join account in db.Users on session.AccountId equals account.Id
                         where session.TokenHash == hash && session.ExpiresAt > now && account.Active
                         select new { session, account.Id, PasswordAlone = account.PasswordHash != null && !account.TwoFactorEnabled }).SingleOrDefaultAsync(ct);
        if (row is null)
            return null;

        // Used sessions live on, but not for ever.
        var latest = row.session.CreatedAt + LongestSession;
        var until = now + SessionLength < latest ? now + SessionLength : latest;
        if (now - row.session.LastUsedAt >= TimeSpan.FromMinutes(1))
        {
            await db.Sessions.Where(s => s.TokenHash == hash).ExecuteUpdateAsync(
                s => s.SetProperty(x => x.ExpiresAt, until).SetProperty(x => x.LastUsedAt, now), ct);
        }

        var user = await OfAccountAsync(services.GetRequiredService<GovernanceDb>(), row.Id, ct);
        // Whoever got in with a first password, say, chooses another and adds an app before anything else.
        return row.PasswordAlone && services.GetRequiredService<SecondFactors>().IsRequiredOf(user)
            ? user with { Roles = [], MustAddSecondFactor = true }
            : user;
    }

    /// <summary>Somebody with the roles of today.</summary>
    public async Task<CurrentUser> OfAccountAsync(GovernanceDb governance, Guid accountId, CancellationToken ct) =>
        new($"account:{accountId}", await governance.RolesOfAsync(accountId, clock.Today(), ct));

    private async Task<CurrentUser?> KeyAsync(AccountsDb db, string id, byte[] hash, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = await db.Keys.AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, ct);
        if (key is null || key.RevokedAt is not null || key.ExpiresAt <= now
            || !System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(key.SecretHash, hash))
        {
            return null;
        }

        if (key.LastUsedAt is null || now - key.LastUsedAt > TimeSpan.FromMinutes(1))
            await db.Keys.Where(k => k.Id == id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), ct);
        return new CurrentUser($"key:{key.Id}", HeldRoles.Of(key.Role, key.Communes), key.Simulating, key.ReadScopes());
    }

    /// <summary>Opens a session for an account; the token goes into the cookie and nowhere else.</summary>
    public async Task<string> OpenSessionAsync(AccountsDb db, Account account, string browser, CancellationToken ct)
    {
        var token = Secrets.NewToken();
        var now = clock.GetUtcNow();
        await db.Sessions.Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        db.Sessions.Add(new SignedIn
        {
            TokenHash = Secrets.Hash(token),
            Id = Guid.CreateVersion7(),
            AccountId = account.Id,
            Browser = browser,
            CreatedAt = now,
            LastUsedAt = now,
            ExpiresAt = now + SessionLength,
        });
        await db.SaveChangesAsync(ct);
        return token;
    }
}
