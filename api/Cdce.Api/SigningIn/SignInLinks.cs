using System.Security.Cryptography;
using Cdce.Api.Accounts;
using Cdce.Api.Mails;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.SigningIn;

/// <summary>Links that sign in: asked for by whoever owns the address, or sent as an invitation.</summary>
internal sealed class SignInLinks(AccountsDb db, UserManager<Account> accounts, Mailer mailer, PublicAddress address, Trail trail, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    /// <summary>How many links an account is sent in an hour, whoever asks.</summary>
    public const int MostPerHour = 5;

    /// <summary>Notes that a link was asked for: the same work whether the address is known or not.</summary>
    public async Task AskAsync(string email, string language, string browser, CancellationToken ct)
    {
        db.Add(new LinkRequest
        {
            Id = Guid.CreateVersion7(),
            Email = email,
            Language = language,
            BrowserHash = Secrets.Hash(browser),
            AskedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes one request that was noted, and sends a link where its address is known; false where there is none.</summary>
    public async Task<bool> AnswerOneAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var taken = await db.Set<LinkRequest>().FromSqlRaw("""
            delete from identity.link_requests where "Id" = (
                select "Id" from identity.link_requests order by "AskedAt" limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(ct);
        if (taken is not [var request])
            return false;

        var now = clock.GetUtcNow();
        await db.Set<SignInLink>().Where(l => l.ExpiresAt < now - TimeSpan.FromHours(1)).ExecuteDeleteAsync(ct);
        if (request.AskedAt > now - Life && await FindAsync(request.Email, ct) is { } account && !await HasEnoughAsync(account, now, ct))
        {
            var token = await AddAsync(account, request.BrowserHash, request.AskedAt, Life, ct);
            await mailer.QueueAsync(db, SignInMails.Link(account.Email ?? "", request.Language, AddressOf(token), request.AskedAt + Life), ct);
        }
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Sends a link that works once, within seven days and in any browser. The session saves it.</summary>
    public async Task InviteAsync(Account account, string language, CancellationToken ct)
    {
        var to = account.Email ?? throw new ArgumentException("Nobody can be invited without an address.", nameof(account));
        await trail.BeginAsync(ct);
        var now = clock.GetUtcNow();
        var token = await AddAsync(account, null, now, InvitationLife, ct);
        await mailer.QueueAsync(db, SignInMails.Invitation(to, language, AddressOf(token), now + InvitationLife), ct);
        await trail.NoteAsync(account.Id, new InvitationSent(account.Id), ct);
    }

    /// <summary>Uses a link up, and says whom it signs in.</summary>
    /// <param name="browser">The cookie of the browser that brings it.</param>
    public async Task<(Account? Account, Refusal? Refusal)> UseAsync(string token, string? browser, CancellationToken ct)
    {
        var (hash, now) = (Secrets.Hash(token), clock.GetUtcNow());
        var link = await db.Set<SignInLink>().AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, ct);
        if (link is null || link.UsedAt is not null || link.ExpiresAt <= now)
            return (null, NotValid);
        if (link.BrowserHash is { } asked && (browser is null || !CryptographicOperations.FixedTimeEquals(asked, Secrets.Hash(browser))))
            return (null, OtherBrowser);

        // Only an invitation is not bound to a browser.
        if (link.BrowserHash is null)
            await trail.BeginAsync(ct);
        // Of two that come at the same time, one changes the row.
        var used = await db.Set<SignInLink>().Where(l => l.TokenHash == hash && l.UsedAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), ct);
        if (used == 0 || await accounts.FindByIdAsync(link.AccountId.ToString()) is not { Active: true } account)
            return (null, NotValid);
        if (!account.EmailConfirmed)
        {
            account.EmailConfirmed = true;
            await accounts.UpdateAsync(account);
        }
        if (link.BrowserHash is null)
        {
            await trail.NoteAsync(account.Id, new InvitationAccepted(account.Id), ct);
            await trail.SaveAsync($"account:{account.Id}", ct);
        }
        return (account, null);
    }

    /// <summary>Makes the links of an account worthless, such as those sent to an address it has no longer.</summary>
    public Task WithdrawAsync(Account account, CancellationToken ct) =>
        db.Set<SignInLink>().Where(l => l.AccountId == account.Id).ExecuteDeleteAsync(ct);

    private static Refusal NotValid => new("link-not-valid",
        "This link was used already, is too old, or was never given. Ask for a new one.", []);

    private static Refusal OtherBrowser => new("link-of-another-browser",
        "Open this link in the browser in which it was asked for, or ask for a new one here.", []);

    private Task<Account?> FindAsync(string email, CancellationToken ct)
    {
        var normalized = accounts.NormalizeEmail(email);
        return db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == normalized && a.Active, ct);
    }

    private async Task<bool> HasEnoughAsync(Account account, DateTimeOffset now, CancellationToken ct) =>
        await db.Set<SignInLink>().CountAsync(
            l => l.AccountId == account.Id && l.BrowserHash != null && l.CreatedAt > now - TimeSpan.FromHours(1), ct) >= MostPerHour;

    private async Task<string> AddAsync(Account account, byte[]? browser, DateTimeOffset from, TimeSpan life, CancellationToken ct)
    {
        var token = Secrets.NewToken();
        db.Add(new SignInLink
        {
            TokenHash = Secrets.Hash(token),
            AccountId = account.Id,
            BrowserHash = browser,
            CreatedAt = from,
            ExpiresAt = from + life,
        });
        await db.SaveChangesAsync(ct);
        return token;
    }

    // Behind the sign, where no browser tells it to a server and no log holds it.
    private string AddressOf(string token) => $"{address.Root}/connexion/lien#{token}";
}
