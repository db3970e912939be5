using Cdce.Api.Accounts;
using Cdce.Governance;
using Cdce.Governance.Committees;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Api.People;

/// <summary>Everything that is kept about one person, for this person.</summary>
/// <param name="DisplayName">First and last name, as they stand in minutes.</param>
/// <param name="Language">fr or de</param>
/// <param name="UserName">What one signs in with, where there is a password.</param>
/// <param name="Providers">Identity providers that one has signed in with, with the number they know one by.</param>
/// <param name="Roles">All mandates, the newest first.</param>
/// <param name="Sessions">Browsers in which one is signed in.</param>
/// <param name="SecondFactor">Whether there is an app that shows codes; its key is told nobody.</param>
/// <param name="Recorded">How many lines of the history one has written, by kind.</param>
internal sealed record OwnRecord(
    string Href, string PersonId, string DisplayName, string Language, string? Phone, string? Email, string UserName,
    DateTimeOffset EnteredAt, DateTimeOffset AccountSince, long Version, IReadOnlyList<OwnProvider> Providers,
    IReadOnlyList<OwnRole> Roles, IReadOnlyList<OwnBrowser> Sessions, IReadOnlyList<OwnPasskey> Passkeys, bool SecondFactor,
    IReadOnlyList<OwnLines> Recorded);

/// <summary>An identity provider that one has signed in with.</summary>
internal sealed record OwnProvider(string Name, string Key);

/// <summary>A mandate that one holds or held.</summary>
/// <param name="Area">NIS code, the first digits of a province's, or empty for the whole campaign.</param>
internal sealed record OwnRole(Role Role, string Area, DateOnly From, DateOnly? Until, DateOnly? EndedOn, string? EndReason);

/// <summary>A browser in which one is signed in.</summary>
internal sealed record OwnBrowser(string Browser, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt);

/// <summary>A passkey of one's own.</summary>
internal sealed record OwnPasskey(string Name, DateTimeOffset CreatedAt);

/// <summary>Lines of the history that one has written.</summary>
internal sealed record OwnLines(string Kind, long Count);

/// <summary>Puts the record of one person together.</summary>
internal sealed class OwnRecords(
    AccountsDb db, GovernanceDb governance, UserManager<Account> accounts, StoreConnections connections, TimeProvider clock)
{
    public async Task<OwnRecord?> OfAsync(Account account, HttpRequest request, CancellationToken ct)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == account.Id, ct) is not { } person)
            return null;
        var now = clock.GetUtcNow();
        var mandates = await governance.Mandates.Where(m => m.PersonId == account.Id).OrderByDescending(m => m.From).ThenBy(m => m.MandateId).ToListAsync(ct);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.AccountId == account.Id && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastUsedAt).ToListAsync(ct);
        return new(
            request.Absolute("/api/v1/people/me"), account.Id.ToString(), person.DisplayName, person.Language, person.Phone, account.Email,
            account.UserName ?? "", person.EnteredAt, account.CreatedAt, person.Version,
            [.. (await accounts.GetLoginsAsync(account)).Select(l => new OwnProvider(l.LoginProvider, l.ProviderKey))],
            [.. mandates.Select(RoleOf)],
            [.. sessions.Select(s => new OwnBrowser(s.Browser, s.CreatedAt, s.LastUsedAt, s.ExpiresAt))],
            [.. (await accounts.GetPasskeysAsync(account)).Select(p => new OwnPasskey(p.Name ?? "", p.CreatedAt))],
            account.TwoFactorEnabled, await RecordedAsync(account.Id, ct));
    }

    internal static OwnRole RoleOf(MandateRow mandate) => new(
        mandate.Role, mandate.Area, mandate.From, mandate.Until, mandate.EndedOn, mandate.EndReason);

    private async Task<IReadOnlyList<OwnLines>> RecordedAsync(Guid personId, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand(
            "select type, count(*) from store.events where user_name = $1 group by type order by type");
        command.Parameters.Add(new NpgsqlParameter { Value = $"account:{personId}" });
        var lines = new List<OwnLines>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            lines.Add(new(row.GetString(0), row.GetInt64(1)));
        return lines;
    }
}
