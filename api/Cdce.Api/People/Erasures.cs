using System.Text;
using System.Text.Json;
using Cdce.Api.Accounts;
using Npgsql;

namespace Cdce.Api.People;

/// <summary>
/// Forgets people in steps that can each be done again: noted in the database, noted in the file, the rows in one transaction, their bytes.
/// Whatever ends the process in between, the next start goes on from the note.
/// </summary>
internal sealed class Erasures(NpgsqlDataSource source, ErasureFile file, TimeProvider clock)
{
    /// <summary>Tables that hold something about people, and kept answers and letters, which may.</summary>
    internal static readonly IReadOnlyList<string> Tables =
    [
        "identity.people", "identity.accounts", "identity.account_claims", "identity.account_logins", "identity.account_tokens",
        "identity.account_passkeys", "identity.sessions", "identity.sign_in_links", "identity.link_requests",
        "identity.unfinished_sign_ins", "identity.failed_sign_ins", "identity.own_data", "identity.consents",
        "notice.assignments", "evidence.files", "mail.mails", "store.idempotency_keys", "store.set_aside",
        "messaging.envelopes", "messaging.dead_letters",
    ];

    // Shorter words stand in what others wrote as well.
    internal const int ShortestText = 4;

    /// <summary>Notes that somebody is to be forgotten and removes all rows about him or her. <see cref="SweepAsync"/> has to follow.</summary>
    public async Task EraseAsync(Guid personId, string askedBy, string reason, CancellationToken ct)
    {
        var erasure = new Erasure { PersonId = personId, AskedAt = clock.GetUtcNow(), AskedBy = askedBy, Reason = reason };
        await NoteAsync([erasure], ct);
        await file.AddAsync([erasure], CancellationToken.None);
        await RemoveAsync(personId, CancellationToken.None);
    }

    /// <summary>Goes on with what a kill or a restore left undone; nobody is answered before.</summary>
    public async Task ResumeAsync(CancellationToken ct)
    {
        await NoteAsync(await file.ReadAsync(ct), ct);
        await file.AddAsync(await ListAsync("true", ct), ct);
        foreach (var erasure in await ListAsync("""e."DoneAt" is null""", ct))
            await RemoveAsync(erasure.PersonId, ct);
    }

    /// <summary>Forgets once more whoever a backup has brought back; the next start goes on to the bytes.</summary>
    public async Task ForgetAgainAsync(IReadOnlyList<Erasure> erasures, CancellationToken ct)
    {
        await NoteAsync(erasures, ct);
        foreach (var erasure in erasures)
            await RemoveAsync(erasure.PersonId, ct);
    }

    /// <summary>Writes erasures down that are not written down yet.</summary>
    internal async Task NoteAsync(IEnumerable<Erasure> erasures, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        foreach (var erasure in erasures)
        {
            await using var command = Command(connection, """
                insert into identity.erasures ("PersonId", "AskedAt", "AskedBy", "Reason") values ($1, $2, $3, $4) on conflict do nothing
                """, erasure.PersonId, erasure.AskedAt, erasure.AskedBy, erasure.Reason);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Those that are not finished.</summary>
    public Task<IReadOnlyList<Erasure>> UnfinishedAsync(CancellationToken ct) => ListAsync("""e."DoneAt" is null""", ct);

    /// <summary>Removes all rows about somebody, or none: one transaction, because the words to look for are in the first rows to go.</summary>
    internal async Task RemoveAsync(Guid personId, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var words = await WordsAsync(connection, personId, ct);
        string[] texts = [.. words.Texts.Where(t => t.Length >= ShortestText).SelectMany(Forms).Distinct(StringComparer.Ordinal)];
        byte[][] names = [.. words.Names.Select(n => Secrets.Hash(n.Trim().ToUpperInvariant()))];
        foreach (var (table, sql, values) in new (string Table, string Sql, object[] Values)[]
        {
            ("mail.mails", """delete from mail.mails where lower(recipient) = any ($1)""", [words.Lowered]),
            ("identity.link_requests", """delete from identity.link_requests where lower("Email") = any ($1)""", [words.Lowered]),
            ("identity.failed_sign_ins", """delete from identity.failed_sign_ins where "NameHash" = any ($1)""", [names]),
            ("store.idempotency_keys", "delete from store.idempotency_keys where caller = $1", [$"account:{personId}"]),
            // The key stays used: what it was sent with must not be done a second time.
            ("store.idempotency_keys", """
                update store.idempotency_keys k set status = 409, headers = '{"Content-Type":"application/problem+json"}', body = $2
                where exists (select from unnest($1::text[]) word where position(convert_to(word, 'UTF8') in k.body) > 0 or position(word in k.headers) > 0)
                """, [texts, Forgotten]),
            ("messaging.envelopes", """
                update messaging.envelopes e set last_error = ''
                where exists (select from unnest($1::text[]) word where position(word in e.last_error) > 0)
                """, [texts]),
            ("messaging.dead_letters", """
                update messaging.dead_letters d set error = ''
                where exists (select from unnest($1::text[]) word where position(word in d.error) > 0)
                """, [texts]),
            ("store.set_aside", """
                update store.set_aside s set error = ''
                where exists (select from unnest($1::text[]) word where position(word in s.error) > 0)
                """, [texts]),
            // What it is called goes; of what it holds somebody decides, who takes it off its answer.
            ("evidence.files", """
                update evidence.files f set name = '' where exists (select from unnest($1::text[]) word where position(word in f.name) > 0)
                """, [texts]),
            // Passkeys, tokens, links, sessions and unfinished steps go with the account.
            ("identity.accounts", """delete from identity.accounts where "Id" = $1""", [personId]),
            ("identity.people", """delete from identity.people where "Id" = $1""", [personId]),
        })
        {
            if (!await IsThereAsync(connection, table, ct))
                continue; // a restore has not made all tables yet
            await using var command = Command(connection, sql, values);
            await command.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    /// <summary>Removes the bytes; false where that has to wait.</summary>
    public Task<bool> SweepAsync(IReadOnlyList<Erasure> erasures, CancellationToken ct) => Sweep.RunAsync(source, Tables, async connection =>
    {
        await using var done = Command(connection, """
            update identity.erasures set "DoneAt" = $2 where "PersonId" = any ($1)
            """, erasures.Select(e => e.PersonId).ToArray(), clock.GetUtcNow());
        await done.ExecuteNonQueryAsync(ct);
    }, ct);

    /// <summary>A problem that says why the answer under a key is gone.</summary>
    internal static readonly byte[] Forgotten = """
        {"type":"urn:problem-type:cdce:answer-forgotten","title":"Refused","status":409,"detail":"This was done; its answer spoke of somebody who was forgotten."}
        """u8.ToArray();

    private static async Task<PersonWords> WordsAsync(NpgsqlConnection connection, Guid personId, CancellationToken ct)
    {
        await using var command = Command(connection, """
            select p."DisplayName", null, p."Phone" from identity.people p where p."Id" = $1
            union all
            select a."UserName", a."Email", a."PhoneNumber" from identity.accounts a where a."Id" = $1
            union all
            select null, n.email, n.text from notice.assignments n where n.person_id = $1
            """, personId);
        var words = new PersonWords([personId.ToString()], [], []);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            for (var column = 0; column < 3; column++)
            {
                if (!row.IsDBNull(column))
                    words.Texts.Add(row.GetString(column));
            }
        }

        words.Names.AddRange(words.Texts.Skip(1));
        words.Mails.AddRange(words.Texts.Where(t => t.Contains('@', StringComparison.Ordinal)));
        return words;
    }

    /// <summary>A text as it may have been written: composed and decomposed, in capitals and in small letters, and as JSON escapes it.</summary>
    internal static IEnumerable<string> Forms(string text) =>
        from form in new[] { text, text.Normalize(NormalizationForm.FormC), text.Normalize(NormalizationForm.FormD) }
        from cased in new[] { form, form.ToUpperInvariant(), form.ToLowerInvariant() }
        from written in new[] { cased, JsonEncodedText.Encode(cased).Value }
        select written;

    private async Task<IReadOnlyList<Erasure>> ListAsync(string condition, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = Command(connection, $"""
            select e."PersonId", e."AskedAt", e."AskedBy", e."Reason", e."DoneAt" from identity.erasures e where {condition} order by e."AskedAt"
            """);
        var list = new List<Erasure>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            list.Add(new()
            {
                PersonId = row.GetGuid(0),
                AskedAt = row.GetFieldValue<DateTimeOffset>(1),
                AskedBy = row.GetString(2),
                Reason = row.GetString(3),
                DoneAt = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
            });
        }
        return list;
    }

    private static Task<bool> IsThereAsync(NpgsqlConnection connection, string table, CancellationToken ct) =>
        AskAsync(connection, $"select to_regclass('{table}') is not null", ct);

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    /// <summary>What somebody is found by.</summary>
    /// <param name="Texts">The id, the name, the user name, the address.</param>
    /// <param name="Names">What one may have signed in with.</param>
    private sealed record PersonWords(List<string> Texts, List<string> Names, List<string> Mails)
    {
        public string[] Lowered => [.. Mails.Select(m => m.ToLowerInvariant())];
    }
}
