using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Cdce.Messaging;

/// <summary>An envelope as it lies in its table.</summary>
internal sealed record EnvelopeRow(
    Guid MessageId, string Handler, string MessageType, byte[] Body, int Attempt,
    DateTimeOffset SentAt, DateTimeOffset DueAt, string? CorrelationId, bool Simulated);

/// <summary>The statements on <c>messaging.envelopes</c> and <c>messaging.dead_letters</c>.</summary>
internal sealed class EnvelopeTable(StoreConnections connections, HandlerTable handlers)
{
    /// <summary>Raised by the database for an envelope that has been handled already.</summary>
    public const string HandledAlready = "CDM01";

    public const string MarkHandled = "select messaging.mark_handled(?, ?, ?)";

    private const string Columns =
        "message_id, handler, message_type, body, attempt, sent_at, due_at, correlation_id, simulated";

    // What waits, what has died and what was delivered are not sent again.
    public const string Insert = $"""
        insert into messaging.envelopes ({Columns})
        select new.* from (select ? as message_id, ? as handler, ?, cast(? as json), 0, ?, ?, nullif(?, ''), ?) new
        where not exists (select from messaging.delivered d where d.id = messaging.delivered_id(new.message_id, new.handler))
            and not exists (select from messaging.dead_letters l where l.message_id = new.message_id and l.handler = new.handler)
        on conflict do nothing
        """;

    /// <summary>One set of values for <see cref="Insert"/> for each handler of the message.</summary>
    public IEnumerable<object[]> ValuesOf(object message, Guid messageId, DateTimeOffset now, string? correlationId, bool simulated)
    {
        var (content, due) = message is ScheduledMessage scheduled ? (scheduled.Message, scheduled.At) : (message, now);
        var body = Encoding.UTF8.GetString(StoreJson.Write(content, content.GetType()));
        foreach (var handler in handlers.Of(content.GetType()))
        {
            yield return
            [
                messageId, handler.Name, HandlerTable.NameOf(content.GetType()), body,
                now, due.ToUniversalTime(), correlationId ?? "", simulated,
            ];
        }
    }

    public static NpgsqlBatchCommand InsertCommand(object[] values)
    {
        var parts = Insert.Split('?');
        var command = new NpgsqlBatchCommand(string.Concat(parts.Select((part, i) => i == 0 ? part : $"${i}{part}")));
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    /// <summary>The same text gives the same id, so that what is sent again is recognised.</summary>
    public static Guid IdFrom(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <param name="busy">Handlers that take nothing more for now.</param>
    public async Task<IReadOnlyList<EnvelopeRow>> FindDueAsync(DateTimeOffset now, int limit, string[] busy, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand($"""
            select {Columns} from messaging.envelopes
            where handled_at is null and due_at <= $1 and handler <> all($3) order by due_at limit $2
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = (long)limit });
        command.Parameters.Add(new() { Value = busy });
        return await ReadAsync(command, ct);
    }

    /// <summary>The envelope as it is now, or null where it is handled, put off or gone.</summary>
    public async Task<EnvelopeRow?> FindStillDueAsync(EnvelopeRow seen, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand($"""
            select {Columns} from messaging.envelopes
            where message_id = $1 and handler = $2 and handled_at is null and due_at <= $3
            """);
        command.Parameters.Add(new() { Value = seen.MessageId });
        command.Parameters.Add(new() { Value = seen.Handler });
        command.Parameters.Add(new() { Value = now });
        return (await ReadAsync(command, ct)).SingleOrDefault();
    }

    public async Task PutOffAsync(EnvelopeRow envelope, DateTimeOffset until, string error, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("""
            update messaging.envelopes set attempt = attempt + 1, due_at = $3, last_error = $4
            where message_id = $1 and handler = $2 and handled_at is null
            """);
        command.Parameters.Add(new() { Value = envelope.MessageId });
        command.Parameters.Add(new() { Value = envelope.Handler });
        command.Parameters.Add(new() { Value = until });
        command.Parameters.Add(new() { Value = error });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task BuryAsync(EnvelopeRow envelope, DateTimeOffset now, string error, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("""
            with dead as (
                delete from messaging.envelopes where message_id = $1 and handler = $2 and handled_at is null
                returning message_id, handler, message_type, body, sent_at, correlation_id, simulated)
            insert into messaging.dead_letters (message_id, handler, message_type, body, sent_at, correlation_id, simulated, error, died_at)
            select dead.*, $3, $4 from dead
            """);
        command.Parameters.Add(new() { Value = envelope.MessageId });
        command.Parameters.Add(new() { Value = envelope.Handler });
        command.Parameters.Add(new() { Value = error });
        command.Parameters.Add(new() { Value = now });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<int> PruneAsync(DateTimeOffset handledBefore, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("delete from messaging.envelopes where handled_at < $1");
        command.Parameters.Add(new() { Value = handledBefore, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<EnvelopeRow>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var rows = new List<EnvelopeRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3),
                reader.GetInt32(4), reader.GetFieldValue<DateTimeOffset>(5), reader.GetFieldValue<DateTimeOffset>(6),
                reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetBoolean(8)));
        }
        return rows;
    }
}
