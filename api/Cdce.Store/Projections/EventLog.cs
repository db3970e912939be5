using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Cdce.Store;

/// <summary>Reads the log, by stream and in order, and tells readers that it has grown.</summary>
public sealed class EventLog(StoreOptions options, StoreConnections connections)
{
    // A page ends at the oldest transaction that is still running: only behind it can nothing appear any more.
    private const string PageSql = $"""
        select {StoredEvent.Columns}, case when type = any($3) then data end
        from store.events
        where (tx, sequence) > ($1, $2) and tx < pg_snapshot_xmin(pg_current_snapshot())
        order by tx, sequence limit $4
        """;

    private const string OfStream = "from store.events where stream_key = $1 and version >= $2 and version <= $3 order by version";
    private const string StreamSql = $"select {StoredEvent.Columns}, data {OfStream}";
    private const string StreamDataSql = $"select version, type, data {OfStream}";

    private readonly ConcurrentDictionary<string, Mark> written = [];

    /// <summary>Raised after a commit of this process, with the modules whose events it holds.</summary>
    internal event Action<IReadOnlyCollection<string>, LogPosition>? CommittedHere;

    /// <summary>
    /// The next events after a position, oldest first. Rows of other types come without their data,
    /// so that a checkpoint can pass them.
    /// </summary>
    public async Task<IReadOnlyList<StoredEvent>> ReadPageAsync(
        LogPosition after, IReadOnlyCollection<string> types, int limit, CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand(PageSql);
        command.Parameters.Add(new() { Value = after.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new() { Value = after.Sequence, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = types.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (long)limit, NpgsqlDbType = NpgsqlDbType.Bigint });
        var page = new List<StoredEvent>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            page.Add(new(reader, options.Events));
        return page;
    }

    /// <summary>The place of the last event, visible to readers or not yet.</summary>
    public async Task<LogPosition> EndAsync(CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand(
            "select tx, sequence from store.events order by tx desc, sequence desc limit 1");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)) : default;
    }

    /// <summary>Wakes this module's readers up to a position. Called after commits, here and on other nodes.</summary>
    public void Wake(string module, LogPosition position) => WrittenBy(module).MoveTo(position);

    /// <summary>
    /// Waits until there is reason to read on: at once where the log is known to go beyond <paramref name="reached"/>
    /// but an older transaction still hides it, on a wake-up, or after the slow poll.
    /// </summary>
    public async Task WaitAsync(string module, LogPosition reached, CancellationToken ct)
    {
        var mark = WrittenBy(module);
        var pulse = mark.Moved.Next;
        var pause = mark.Position > reached ? TimeSpan.FromMilliseconds(1) : options.SlowPoll;
        await Signal.WaitAsync(pulse, pause, ct);
    }

    internal async IAsyncEnumerable<IEvent> ReadStreamAsync(string streamKey, long fromVersion, long toVersion,
        DateTimeOffset? timestamp, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = StreamCommand(StreamSql, streamKey, fromVersion, toVersion);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = new StoredEvent(reader, options.Events);
            if (timestamp is not { } limit || row.Metadata.Timestamp <= limit)
                yield return row.Read();
        }
    }

    /// <summary>The events of a stream for somebody who looks at their data, version and nothing else.</summary>
    internal async IAsyncEnumerable<IEvent> ReadStreamDataAsync(
        string streamKey, long fromVersion, long toVersion, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = StreamCommand(StreamDataSql, streamKey, fromVersion, toVersion);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var registration = options.Events.ByName(reader.GetString(1));
            yield return registration.Wrap(registration.Read(reader.GetFieldValue<byte[]>(2)),
                new(default, streamKey, reader.GetInt64(0), registration.Name, default, null, null, null, null));
        }
    }

    internal async Task<IReadOnlyList<StoredEvent>> ReadStreamRowsAsync(
        string streamKey, long fromVersion, LogPosition upTo, CancellationToken ct)
    {
        await using var command = StreamCommand(StreamSql, streamKey, fromVersion, long.MaxValue);
        var rows = new List<StoredEvent>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = new StoredEvent(reader, options.Events);
            if (row.Position <= upTo)
                rows.Add(row);
        }
        return rows;
    }

    internal void Committed(IReadOnlyCollection<string> modules, LogPosition position)
    {
        foreach (var module in modules)
            Wake(module, position);
        if (modules.Count > 0)
            CommittedHere?.Invoke(modules, position);
    }

    private NpgsqlCommand StreamCommand(string sql, string streamKey, long fromVersion, long toVersion)
    {
        var command = connections.Main.CreateCommand(sql);
        command.Parameters.Add(new() { Value = streamKey, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = fromVersion, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = toVersion, NpgsqlDbType = NpgsqlDbType.Bigint });
        return command;
    }

    private Mark WrittenBy(string module) => written.GetOrAdd(module, _ => new());
}
