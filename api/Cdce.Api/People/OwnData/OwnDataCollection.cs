using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cdce.Api.Accounts;
using Cdce.Api.People.Consents;
using Cdce.Api.SigningIn;
using Cdce.Governance;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Api.People.OwnData;

/// <summary>Collects everything that is kept about one person, and nothing about anybody else.</summary>
internal sealed partial class OwnDataCollection(
    AccountsDb db, GovernanceDb governance, UserManager<Account> accounts, StoreConnections connections, TimeProvider clock)
{
    public async Task<OwnDataFile?> OfAsync(Guid personId, CancellationToken ct)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } person)
            return null;
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == personId, ct);
        var mandates = await governance.Mandates.Where(m => m.PersonId == personId).OrderBy(m => m.From).ThenBy(m => m.MandateId).ToListAsync(ct);
        return new(clock.GetUtcNow(), personId.ToString(),
            new(person.DisplayName, person.Language, person.Phone, person.EnteredAt),
            account is null ? null : new(account.UserName ?? "", account.NormalizedUserName, account.Email, account.NormalizedEmail,
                account.PhoneNumber, account.Active, account.TwoFactorEnabled, account.CreatedAt),
            await db.UserLogins.Where(l => l.UserId == personId)
                .Select(l => new KeptProvider(l.LoginProvider, l.ProviderKey, l.ProviderDisplayName)).ToListAsync(ct),
            await db.UserClaims.Where(c => c.UserId == personId).Select(c => new KeptClaim(c.ClaimType ?? "", c.ClaimValue)).ToListAsync(ct),
            account is null ? [] : [.. (await accounts.GetPasskeysAsync(account))
                .Select(p => new KeptPasskey(Base64Url.EncodeToString(p.CredentialId), p.Name, p.CreatedAt))],
            await db.Sessions.Where(s => s.AccountId == personId).OrderBy(s => s.CreatedAt)
                .Select(s => new KeptSession(s.Browser, s.CreatedAt, s.LastUsedAt, s.ExpiresAt)).ToListAsync(ct),
            await db.Set<SignInLink>().Where(l => l.AccountId == personId).OrderBy(l => l.CreatedAt)
                .Select(l => new KeptLink(l.CreatedAt, l.ExpiresAt, l.UsedAt)).ToListAsync(ct),
            await FailuresAsync(account, ct), await MailsAsync(account, ct),
            [.. mandates.Select(m => new KeptMandate(
                JsonNamingPolicy.CamelCase.ConvertName(m.Role.ToString()), m.Area, m.From, m.Until, m.EndedOn, m.EndReason))],
            await ConsentsAsync(personId, ct), await AssignmentsAsync(personId, ct),
            await ReadAsync("select topic, mail, screen from notice.settings where person_id = $1 order by topic", [personId],
                row => new KeptNoticeSetting(row.GetString(0), row.GetString(1), row.GetBoolean(2)), ct),
            await ReadAsync("""
                select topic, object, area, state, happened_on, urgent, mail from notice.items where person_id = $1 order by recorded_at
                """, [personId], row => new KeptNotice(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
                    row.GetFieldValue<DateOnly>(4), row.GetBoolean(5), row.GetString(6)), ct),
            await ReadAsync("select rule, object, sent_on from notice.reminders where person_id = $1 order by sent_on", [personId],
                row => new KeptReminder(row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2)), ct),
            await ReadAsync("select written_at, lines from notice.mails where person_id = $1 order by written_at", [personId],
                row => new KeptNoticeMail(row.GetFieldValue<DateTimeOffset>(0), row.GetInt32(1)), ct),
            await AnswersAsync(personId, ct), await HistoryAsync(personId, ct));
    }

    private async Task<IReadOnlyList<KeptConsent>> ConsentsAsync(Guid personId, CancellationToken ct) =>
        [.. (await db.Consents.AsNoTracking().Where(c => c.PersonId == personId).OrderBy(c => c.GivenAt).ToListAsync(ct)).Select(c => new KeptConsent(
            c.Purpose, c.TextVersion, ConsentTexts.All.SingleOrDefault(t => t.Purpose == c.Purpose && t.Version == c.TextVersion)?.Text, c.Language,
            c.Source, c.GivenAt, c.WithdrawnAt))];

    private Task<IReadOnlyList<KeptAssignment>> AssignmentsAsync(Guid personId, CancellationToken ct) => ReadAsync("""
        select area, email, text, due_on, state, answer, given_at from notice.assignments where person_id = $1 order by given_at
        """, [personId], row => new KeptAssignment(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetString(4),
            TextOf(row, 5), row.GetFieldValue<DateTimeOffset>(6)), ct);

    private async Task<IReadOnlyList<KeptFailures>> FailuresAsync(Account? account, CancellationToken ct)
    {
        byte[][] names = [.. new[] { account?.NormalizedUserName, account?.NormalizedEmail }.OfType<string>().Select(Secrets.Hash)];
        return await db.Set<FailedSignIn>().Where(f => names.Contains(f.NameHash)).Select(f => new KeptFailures(f.Count, f.LastAt)).ToListAsync(ct);
    }

    private Task<IReadOnlyList<KeptMail>> MailsAsync(Account? account, CancellationToken ct) => ReadAsync("""
        select state, recipient, subject, text, queued_at from mail.mails where upper(recipient) = $1 order by queued_at
        """, [account?.NormalizedEmail ?? ""], row => new KeptMail(
            row.GetString(0), row.GetString(1), TextOf(row, 2), TextOf(row, 3), row.GetFieldValue<DateTimeOffset>(4)), ct);

    // What an answer says about others is not for this file: its words are in it only where they are about the person.
    private Task<IReadOnlyList<KeptAnswer>> AnswersAsync(Guid personId, CancellationToken ct) => ReadAsync("""
        select stored_at, status, case when position(convert_to($2, 'UTF8') in body) > 0 then body end
        from store.idempotency_keys where caller = $1 order by stored_at
        """, [$"account:{personId}", personId.ToString()], row => new KeptAnswer(row.GetFieldValue<DateTimeOffset>(0), row.GetInt32(1),
            row.IsDBNull(2) ? null : JsonNode.Parse(row.GetFieldValue<byte[]>(2))), ct);

    private async Task<IReadOnlyList<KeptLine>> HistoryAsync(Guid personId, CancellationToken ct)
    {
        var rows = await ReadAsync("""
            select recorded_at, happened_on,
                case when user_name = $1 then 'recordedByMe' when headers ->> 'onBehalfOf' = $2 then 'recordedForMe' else 'aboutMe' end,
                type, stream_key, data::text
            from store.events
            where user_name = $1 or headers ->> 'onBehalfOf' = $2 or position($2 in data::text) > 0
            order by tx, sequence
            """, [$"account:{personId}", personId.ToString()], row => new KeptRow(row.GetFieldValue<DateTimeOffset>(0),
                row.IsDBNull(1) ? null : row.GetFieldValue<DateOnly>(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)), ct);
        var ids = rows.SelectMany(r => Ids().Matches(r.Data)).Select(m => Guid.Parse(m.ValueSpan)).Where(id => id != personId).Distinct().ToArray();
        var others = await db.People.Where(p => ids.Contains(p.Id)).Select(p => p.Id.ToString()).ToListAsync(ct);
        return [.. rows.Select(r => new KeptLine(r.At, r.On, r.Part, r.Type, r.Object, JsonNode.Parse(Without(r.Data, others))))];
    }

    private static string Without(string data, IEnumerable<string> ids) =>
        ids.Aggregate(data, (text, id) => text.Replace(id, "", StringComparison.OrdinalIgnoreCase));

    private static string? TextOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object[] values, Func<NpgsqlDataReader, T> of, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand(sql);
        command.CommandTimeout = 0; // the whole log is read
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        var list = new List<T>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            list.Add(of(row));
        return list;
    }

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Ids();

    private sealed record KeptRow(DateTimeOffset At, DateOnly? On, string Part, string Type, string Object, string Data);
}
