using Npgsql;

namespace Cdce.Api.People.Redacting;

/// <summary>
/// Takes words out of events, in steps that can each be done again: noted in the file, the bytes with their redaction and whatever else kept the words in one
/// transaction, the read models, and the bytes of what is gone.
/// </summary>
internal sealed class Redactions(
    EventRedactions events, ErasureFile file, StoreConnections connections, IDocumentStore store, TimeProvider clock)
{
    /// <summary>Answers on their way, and clocks of other nodes.</summary>
    private static readonly TimeSpan OnTheirWay = TimeSpan.FromMinutes(1);

    private const string ForgottenAnswer = "status = 409, headers = '{\"Content-Type\":\"application/problem+json\"}', body = ";

    private const string TheseRows = """(r."Sequence", r."Number") in (select * from unnest($1::bigint[], $2::bigint[]))""";

    /// <summary>Notes a redaction and lets the session save it. The loop has to follow.</summary>
    public async Task SaveAsync(IDocumentSession session, RedactableEvent found, Redaction redaction, string askedBy, CancellationToken ct)
    {
        await file.AddRedactionsAsync([new(askedBy, redaction.Event)], ct);
        Queue(session, found, redaction);
    }

    /// <summary>Goes on with what a kill or a restore left undone; nobody is answered before.</summary>
    public async Task ResumeAsync(CancellationToken ct)
    {
        await RedactAgainAsync(await file.ReadRedactionsAsync(ct), ct);
        await file.AddRedactionsAsync(await OfTheLogAsync(ct), ct);
    }

    /// <summary>Takes words out once more that a backup has brought back, and returns the types of the events; the next start goes on to the bytes.</summary>
    public async Task<IReadOnlyList<string>> RedactAgainAsync(IReadOnlyList<NotedRedaction> noted, CancellationToken ct)
    {
        // Whoever starts begins again with what is unfinished; a restored database counts its read models from one.
        await using (var begin = Command("""update identity.redactions set "LastGeneration" = null where "DoneAt" is null"""))
            await begin.ExecuteNonQueryAsync(ct);
        var types = new List<string>();
        foreach (var (askedBy, redacted) in noted)
        {
            // Done already, or of an event that came after the backup and whose place may be another's now.
            if (await events.FindAsync(redacted.StreamKey, redacted.Version, ct) is not { } found
                || found.Sequence != redacted.Sequence || found.Hash != redacted.Before
                || await events.PrepareAsync(found, redacted.Cuts, redacted.Reason, redacted.At, ct) is not { } redaction)
            {
                continue;
            }
            await using var session = store.LightweightSession();
            session.LastModifiedBy = askedBy;
            Queue(session, found, redaction);
            await session.SaveChangesAsync(ct);
            types.Add(found.TypeName);
        }
        return types;
    }

    /// <summary>Those with something left to do.</summary>
    public async Task<IReadOnlyList<Unfinished>> UnfinishedAsync(CancellationToken ct)
    {
        await using var command = Command("""
            select r."Sequence", r."Number", r."EventType", r."LastGeneration", e.data
            from identity.redactions r join store.events e on e.stream_key = 'redaction/' || r."Sequence" and e.version = r."Number"
            where r."DoneAt" is null order by 1, 2
            """);
        var list = new List<Unfinished>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            list.Add(new(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetInt64(3),
                StoreJson.Read<EventRedacted>(row.GetFieldValue<byte[]>(4))));
        }
        return list;
    }

    /// <summary>Lets other read models take the place of those that were made of the words.</summary>
    public async Task RenewAsync(IReadOnlyList<Unfinished> redactions, CancellationToken ct)
    {
        var last = await events.RenewReadModelsAsync(redactions.Select(r => r.EventType), ct);
        await using var command = Command($"""update identity.redactions r set "LastGeneration" = $3 where {TheseRows}""", Sequences(redactions), Numbers(redactions), last);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Whether the read models of before are gone.</summary>
    public async Task<bool> IsRenewedAsync(Unfinished redaction, CancellationToken ct) =>
        redaction.LastGeneration is { } last && await events.AreRenewedAsync(redaction.EventType, last, ct);

    /// <summary>Removes what was made of the read models of before, and all bytes; false where that has to wait.</summary>
    public async Task<bool> SweepAsync(IReadOnlyList<Unfinished> redactions, CancellationToken ct)
    {
        foreach (var redaction in redactions)
        {
            // Nobody knows the words any more: an answer about the object may hold them, if it was given while they still stood there.
            await using var answers = Command($"""
                update store.idempotency_keys set {ForgottenAnswer} $1
                where stored_at > $2 and position(convert_to($3, 'UTF8') in body) > 0 and status < 400
                """, Erasures.Forgotten, redaction.Event.At - OnTheirWay, redaction.Event.StreamKey.Split('/')[^1]);
            await answers.ExecuteNonQueryAsync(ct);
        }
        await using (var archives = Command("""update identity.own_data set "Archive" = null where "Archive" is not null"""))
            await archives.ExecuteNonQueryAsync(ct);
        return await Sweep.RunAsync(connections.Main, ["store.events", .. Erasures.Tables], async connection =>
        {
            await using var done = new NpgsqlCommand($"""update identity.redactions r set "DoneAt" = $3 where {TheseRows}""", connection);
            done.Parameters.Add(new() { Value = Sequences(redactions) });
            done.Parameters.Add(new() { Value = Numbers(redactions) });
            done.Parameters.Add(new() { Value = clock.GetUtcNow() });
            await done.ExecuteNonQueryAsync(ct);
        }, ct);
    }

    /// <summary>One transaction: the words to look for are in the bytes that go.</summary>
    private static void Queue(IDocumentSession session, RedactableEvent found, Redaction redaction)
    {
        EventRedactions.Save(session, redaction);
        string[] words =
        [
            .. EventText.WordsOf(found.Texts, redaction.Event.Cuts).Where(w => w.Length >= Erasures.ShortestText).SelectMany(Erasures.Forms)
                .Distinct(StringComparer.Ordinal),
        ];
        // The key stays used: what it was sent with must not be done a second time.
        session.QueueSqlCommand($"""
            update store.idempotency_keys k set {ForgottenAnswer} ?
            where exists (select from unnest(?) word where position(convert_to(word, 'UTF8') in k.body) > 0 or position(word in k.headers) > 0)
            """, Erasures.Forgotten, words);
        foreach (var (table, column) in new[] { ("messaging.envelopes", "last_error"), ("messaging.dead_letters", "error"), ("store.set_aside", "error") })
        {
            session.QueueSqlCommand($"""
                update {table} t set {column} = '' where exists (select from unnest(?) word where position(word in t.{column}) > 0)
                """, [words]);
        }
        // Whoever asked for a file gets one that is made anew.
        session.QueueSqlCommand("""update identity.own_data set "Archive" = null where "Archive" is not null""");
        session.QueueSqlCommand("""
            insert into identity.redactions ("Sequence", "Number", "EventType") values (?, ?, ?)
            """, found.Sequence, redaction.Earlier + 1, found.TypeName);
    }

    private async Task<IReadOnlyList<NotedRedaction>> OfTheLogAsync(CancellationToken ct)
    {
        await using var command = Command("""
            select e.user_name, e.data from identity.redactions r
            join store.events e on e.stream_key = 'redaction/' || r."Sequence" and e.version = r."Number" order by e.tx, e.sequence
            """);
        var list = new List<NotedRedaction>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            list.Add(new(row.IsDBNull(0) ? "" : row.GetString(0), StoreJson.Read<EventRedacted>(row.GetFieldValue<byte[]>(1))));
        return list;
    }

    private static long[] Sequences(IReadOnlyList<Unfinished> redactions) => [.. redactions.Select(r => r.Sequence)];

    private static long[] Numbers(IReadOnlyList<Unfinished> redactions) => [.. redactions.Select(r => r.Number)];

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = connections.Main.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}

/// <summary>A redaction with something left to do.</summary>
internal sealed record Unfinished(long Sequence, long Number, string EventType, long? LastGeneration, EventRedacted Event);
