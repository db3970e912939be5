using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Cdce.Store;

/// <summary>An event as whoever redacts it sees it.</summary>
/// <param name="Data">As it stands there now.</param>
/// <param name="Hash">Of all that was recorded, as it stands there now.</param>
/// <param name="Texts">Its free texts.</param>
/// <param name="OfDemonstration">Whether it goes with a demonstration, as a whole.</param>
/// <param name="Redactions">How often it was redacted.</param>
public sealed record RedactableEvent(
    long Sequence, string StreamKey, long Version, string TypeName, byte[] Data, string Hash, IReadOnlyList<EventText> Texts, bool OfDemonstration,
    long Redactions);

/// <summary>An event with fewer words, and what vouches for it.</summary>
public sealed record Redaction(EventRedacted Event, byte[] Data, long Earlier);

/// <summary>Takes words out of events. The chain goes on to fit, because each redaction stands in it and names the hash before and since.</summary>
public sealed class EventRedactions(StoreOptions options, StoreConnections connections, ProjectionCoordinator projections)
{
    private const string FindSql = $"""
        select {ChainedEvent.Columns}, coalesce({AuditChain.OfDemonstration}, false)
        from store.events e where e.stream_key = $1 and e.version = $2
        """;

    private const string OfObjectSql = """
        select data, user_name, version from store.events
        where stream_key in (select 'redaction/' || sequence from store.events where stream_key = $1) order by stream_key, version
        """;

    /// <summary>An event, or null where there is none.</summary>
    public async Task<RedactableEvent?> FindAsync(string streamKey, long version, CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await using var command = new NpgsqlCommand(FindSql, connection);
        command.Parameters.Add(new() { Value = streamKey });
        command.Parameters.Add(new() { Value = version });
        ChainedEvent e;
        string type, data;
        bool ofDemonstration;
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct))
                return null;
            e = ChainedEvent.Read(row);
            (type, data, ofDemonstration) = (row.GetString(4), row.GetString(5), row.GetBoolean(ChainedEvent.ColumnCount));
        }
        await using var count = new NpgsqlCommand("select coalesce(max(version), 0) from store.events where stream_key = $1", connection);
        count.Parameters.Add(new() { Value = EventRedacted.StreamOf(e.Sequence) });
        using var document = JsonDocument.Parse(data);
        return new(e.Sequence, streamKey, version, type, Encoding.UTF8.GetBytes(data), Convert.ToHexStringLower(e.Leaf),
            EventText.Of(document.RootElement, options.Events.ByName(type).Stored), ofDemonstration, (long)(await count.ExecuteScalarAsync(ct) ?? 0L));
    }

    /// <summary>An event without some words; null where the cuts do not fit its texts.</summary>
    public async Task<Redaction?> PrepareAsync(
        RedactableEvent found, IReadOnlyList<TextCut> cuts, string reason, DateTimeOffset at, CancellationToken ct)
    {
        if (EventText.Cut(found.Data, options.Events.ByName(found.TypeName).Stored, cuts) is not { } shorter)
            return null;
        // The hash that the row will have: the same columns, with other data.
        await using var command = connections.Main.CreateCommand($"""
            select {ChainedEvent.Columns.Replace("e.data", "$3::json", StringComparison.Ordinal)}
            from store.events e where e.stream_key = $1 and e.version = $2
            """);
        command.Parameters.Add(new() { Value = found.StreamKey });
        command.Parameters.Add(new() { Value = found.Version });
        command.Parameters.Add(new() { Value = shorter, NpgsqlDbType = NpgsqlDbType.Json });
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var after = Convert.ToHexStringLower(ChainedEvent.Read(row).Leaf);
        return new(new(found.Sequence, found.StreamKey, found.Version, found.Hash, after, cuts, reason, at), shorter, found.Redactions);
    }

    /// <summary>Lets the session save the redaction and the new bytes together.</summary>
    /// <exception cref="ConcurrencyException">Thrown by <c>SaveChangesAsync</c> where the event was redacted since it was read.</exception>
    public static void Save(IDocumentSession session, Redaction redaction)
    {
        session.Events.Append(EventRedacted.StreamOf(redaction.Event.Sequence), redaction.Earlier, redaction.Event);
        session.QueueSqlCommand("update store.events set data = convert_from(?, 'UTF8')::json where stream_key = ? and version = ?",
            redaction.Data, redaction.Event.StreamKey, redaction.Event.Version);
    }

    /// <summary>The redactions of an object's events, with who decided them.</summary>
    public async Task<IReadOnlyList<(EventRedacted Redaction, string? Who, long Number)>> OfObjectAsync(string streamKey, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand(OfObjectSql);
        command.Parameters.Add(new() { Value = streamKey });
        var list = new List<(EventRedacted, string?, long)>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            list.Add((StoreJson.Read<EventRedacted>(row.GetFieldValue<byte[]>(0)), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2)));
        return list;
    }

    /// <summary>The modules that make rows of events of this type.</summary>
    public IReadOnlyList<string> ModulesOf(string eventType) => projections.ModulesOf(eventType);

    /// <summary>
    /// Throws the rows away that were made of the old bytes of such events: those of the past at once, those that answer now once the new ones are there.
    /// </summary>
    /// <returns>The number of the last generation that may hold the words.</returns>
    public Task<long> RenewReadModelsAsync(IEnumerable<string> eventTypes, CancellationToken ct) =>
        projections.RenewAsync([.. eventTypes.SelectMany(ModulesOf).Distinct()], ct);

    /// <summary>Whether generations up to this number are gone, with their files.</summary>
    public async Task<bool> AreRenewedAsync(string eventType, long number, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("""
            select not exists (select from store.generations where module = any($1) and substring(name from '_g([0-9]+)$')::bigint <= $2)
            """);
        command.Parameters.Add(new() { Value = ModulesOf(eventType).ToArray() });
        command.Parameters.Add(new() { Value = number });
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
