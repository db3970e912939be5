using Npgsql;

namespace Cdce.Messaging;

/// <summary>A message that no attempt could deliver.</summary>
public sealed record DeadLetter(
    Guid MessageId, string Handler, string MessageType, string Error, DateTimeOffset SentAt, DateTimeOffset DiedAt);

/// <summary>How the bus is doing.</summary>
/// <param name="Undelivered">Messages that are due and not handled.</param>
/// <param name="OldestUndelivered">How long the oldest of them has been due.</param>
/// <param name="Unpublished">Age of the oldest event that an outbound subscription has not passed.</param>
public sealed record MessagingStatus(long Undelivered, TimeSpan OldestUndelivered, TimeSpan Unpublished, long DeadLetters);

/// <summary>What operators, timers and tests do with the bus. Modules publish through <c>Outbound</c> and handlers instead.</summary>
public sealed class MessageBus
{
    private readonly StoreConnections connections;
    private readonly EventLog log;
    private readonly TimeProvider clock;
    private readonly EnvelopeTable table;
    private readonly MessageSignal signal;
    private readonly IReadOnlyList<Translator> translators;

    internal MessageBus(StoreConnections connections, EventLog log, TimeProvider clock, EnvelopeTable table,
        MessageSignal signal, IReadOnlyList<Translator> translators)
    {
        this.connections = connections;
        this.log = log;
        this.clock = clock;
        this.table = table;
        this.signal = signal;
        this.translators = translators;
    }

    /// <summary>What one node at a time does: letting each module's events out.</summary>
    public IEnumerable<string> Leases => translators.Select(t => t.Name);

    /// <summary>Sends a message to all its handlers. The same id is sent once, however long ago that was.</summary>
    public async Task SendAsync(object message, Guid messageId, CancellationToken ct = default)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await SendAsync(connection, message, messageId, ct);
        signal.Pulse();
    }

    /// <summary>What the last attempt at a message said, newest first, at most a thousand.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand("""
            select message_id, handler, message_type, error, sent_at, died_at from messaging.dead_letters
            order by died_at desc, message_id limit 1000
            """);
        var list = new List<DeadLetter>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            list.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
                reader.GetFieldValue<DateTimeOffset>(4), reader.GetFieldValue<DateTimeOffset>(5)));
        }
        return list;
    }

    /// <summary>Delivers a dead letter again, with all its attempts before it; false where there is none.</summary>
    public async Task<bool> ReplayAsync(Guid messageId, string handler, CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand("""
            with back as (
                delete from messaging.dead_letters where message_id = $1 and handler = $2
                returning message_id, handler, message_type, body, sent_at, correlation_id, simulated)
            insert into messaging.envelopes (message_id, handler, message_type, body, sent_at, correlation_id, simulated, due_at)
            select back.*, $3 from back
            """);
        command.Parameters.Add(new() { Value = messageId });
        command.Parameters.Add(new() { Value = handler });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        var replayed = await command.ExecuteNonQueryAsync(ct) > 0;
        signal.Pulse();
        return replayed;
    }

    /// <summary>Gives a dead letter up for good; false where there is none.</summary>
    public async Task<bool> DropAsync(Guid messageId, string handler, CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand("""
            with gone as (
                delete from messaging.dead_letters where message_id = $1 and handler = $2 returning message_id, handler, simulated)
            insert into messaging.delivered (id, simulated)
            select messaging.delivered_id(gone.message_id, gone.handler), gone.simulated from gone on conflict do nothing
            """);
        command.Parameters.Add(new() { Value = messageId });
        command.Parameters.Add(new() { Value = handler });
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>For health and metrics.</summary>
    public async Task<MessagingStatus> StatusAsync(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await using var command = connections.Main.CreateCommand("""
            select
                (select count(*) from messaging.envelopes where handled_at is null and due_at <= $1),
                (select min(due_at) from messaging.envelopes where handled_at is null and due_at <= $1),
                (select count(*) from messaging.dead_letters),
                (select min((
                    select e.recorded_at from store.events e where (e.tx, e.sequence) > (c.tx, c.sequence)
                    order by e.tx, e.sequence limit 1))
                 from store.checkpoints c where c.name = any($2))
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = translators.Select(t => t.Name).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(reader.GetInt64(0), Since(1), Since(3), reader.GetInt64(2));

        TimeSpan Since(int column) =>
            reader.IsDBNull(column) || reader.GetFieldValue<DateTimeOffset>(column) > now
                ? TimeSpan.Zero
                : now - reader.GetFieldValue<DateTimeOffset>(column);
    }

    /// <summary>Waits until all that the log holds now is published and every due message is handled or put off; false at the limit.</summary>
    public async Task<bool> WaitUntilQuietAsync(TimeSpan limit, CancellationToken ct = default)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(limit);
        try
        {
            while (!await IsQuietAsync(limited.Token))
                await Task.Delay(TimeSpan.FromMilliseconds(10), limited.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    internal void Wake() => signal.Pulse();

    internal async Task SendAsync(NpgsqlConnection connection, object message, Guid messageId, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var values in table.ValuesOf(message, messageId, clock.GetUtcNow(), null, false))
            batch.BatchCommands.Add(EnvelopeTable.InsertCommand(values));
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task<bool> IsQuietAsync(CancellationToken ct)
    {
        var end = await log.EndAsync(ct);
        foreach (var translator in translators)
            log.Wake(translator.Module, end);
        await using var command = connections.Main.CreateCommand("""
            select not exists (select from messaging.envelopes where handled_at is null and due_at <= $1)
                and (select count(*) from store.checkpoints c where c.name = any($2)
                    and (c.tx, c.sequence) >= ($3, $4)) = $5
            """);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = translators.Select(t => t.Name).ToArray() });
        command.Parameters.Add(new() { Value = end.Transaction, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Xid8 });
        command.Parameters.Add(new() { Value = end.Sequence });
        command.Parameters.Add(new() { Value = (long)translators.Count });
        // A handler may have written between the two questions; then its events are still to be published.
        return await command.ExecuteScalarAsync(ct) is true && await log.EndAsync(ct) == end;
    }
}
