using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Cdce.Store;

internal sealed class DocumentSession(DocumentStore store) : IDocumentSession, IEventStoreOperations
{
    private readonly Dictionary<string, StreamAction> pending = [];
    private readonly List<NpgsqlBatchCommand> commands = [];
    private readonly Dictionary<string, object> headers = [];

    public IEventStoreOperations Events => this;

    public string? LastModifiedBy { get; set; }

    public string? CorrelationId { get; set; }

    internal IReadOnlyCollection<StreamAction> PendingStreams => [.. pending.Values.Where(s => s.Events.Count > 0)];

    internal SessionCommit? LastCommit { get; private set; }

    public void SetHeader(string key, object value) => headers[key] = value;

    public void QueueSqlCommand(string sql, params object[] parameterValues)
    {
        var text = new StringBuilder();
        var parts = sql.Split('?');
        if (parts.Length - 1 != parameterValues.Length)
            throw new ArgumentException("One value for each question mark.", nameof(parameterValues));
        for (var i = 0; i < parts.Length; i++)
            text.Append(i == 0 ? "" : $"${i}").Append(parts[i]);
        var command = new NpgsqlBatchCommand(text.ToString());
        foreach (var value in parameterValues)
            command.Parameters.Add(new() { Value = value });
        commands.Add(command);
    }

    public StreamAction StartStream<T>(string streamKey, params object[] events) where T : class =>
        Append(streamKey, 0, events);

    public StreamAction Append(string streamKey, long expectedVersion, params object[] events)
    {
        if (!pending.TryGetValue(streamKey, out var stream))
            pending[streamKey] = stream = new(streamKey, expectedVersion);
        else if (stream.ExpectedVersion != expectedVersion && stream.Version != expectedVersion)
            throw new ConcurrencyException(streamKey);
        foreach (var @event in events)
            store.Options.Events.ByType(@event.GetType());
        stream.Append(events);
        return stream;
    }

    public async Task<IEventStream<T>> FetchForWriting<T>(string streamKey, CancellationToken cancellation = default)
        where T : class
    {
        T? state = null;
        var version = 0L;
        await foreach (var @event in store.Log.ReadStreamAsync(streamKey, 0, long.MaxValue, null, cancellation))
        {
            state = EventFold<T>.Next(state, @event);
            version = @event.Version;
        }
        return new EventStream<T>(this, streamKey, state, version);
    }

    public async Task<IReadOnlyList<IEvent>> FetchStreamAsync(string streamKey, long version = 0,
        DateTimeOffset? timestamp = null, long fromVersion = 0, CancellationToken token = default)
    {
        var events = new List<IEvent>();
        await foreach (var @event in store.Log.ReadStreamAsync(streamKey, fromVersion, UpTo(version), timestamp, token))
            events.Add(@event);
        return events;
    }

    public async Task<T?> AggregateStreamAsync<T>(string streamKey, long version = 0,
        DateTimeOffset? timestamp = null, T? state = null, long fromVersion = 0,
        CancellationToken token = default) where T : class
    {
        await foreach (var @event in store.Log.ReadStreamAsync(streamKey, fromVersion, UpTo(version), timestamp, token))
            state = EventFold<T>.Next(state, @event);
        return state;
    }

    public async Task SaveChangesAsync(CancellationToken token = default)
    {
        var streams = PendingStreams;
        if (streams.Count == 0 && commands.Count == 0)
            return;

        // Connecting may be given up; once the batch is sent only its answer tells what happened.
        await using var connection = await store.Connections.Main.OpenConnectionAsync(token);
        await using var batch = new NpgsqlBatch(connection);
        var streamOf = new Dictionary<NpgsqlBatchCommand, string>();
        foreach (var stream in streams)
        {
            for (var i = 0; i < stream.Events.Count; i++)
            {
                var insert = Insert(stream, i);
                streamOf.Add(insert, stream.Key);
                batch.BatchCommands.Add(insert);
            }
        }
        foreach (var command in commands)
            batch.BatchCommands.Add(command);

        var position = await ExecuteAsync(batch, streamOf);
        pending.Clear();
        commands.Clear();

        var modules = streams.SelectMany(s => s.Events).Select(e => store.Options.Events.ByType(e.GetType()).Module).Distinct().ToList();
        LastCommit = new(position, modules, streams);
        store.Log.Committed(modules, position);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static long UpTo(long version) => version == 0 ? long.MaxValue : version;

    private NpgsqlBatchCommand Insert(StreamAction stream, int index)
    {
        var @event = stream.Events[index];
        var registration = store.Options.Events.ByType(@event.GetType());
        // The version is left null, which the column refuses, where the one before is missing: a stream has no gaps.
        var command = new NpgsqlBatchCommand("""
            insert into store.events (stream_key, version, type, data, recorded_at, happened_on, user_name, correlation_id, headers)
            values ($1, case when $2 = 1 or exists (select from store.events where stream_key = $1 and version = $2 - 1) then $2 end,
                $3, $4, $5, $6, $7, $8, $9)
            returning tx, sequence
            """);
        Add(stream.Key, NpgsqlDbType.Text);
        Add(stream.ExpectedVersion + index + 1, NpgsqlDbType.Bigint);
        Add(registration.Name, NpgsqlDbType.Text);
        Add(StoreJson.Write(@event, registration.Type), NpgsqlDbType.Json);
        Add(store.Clock.GetUtcNow(), NpgsqlDbType.TimestampTz);
        Add(registration.On?.Invoke(@event), NpgsqlDbType.Date);
        Add(LastModifiedBy, NpgsqlDbType.Text);
        Add(CorrelationId, NpgsqlDbType.Text);
        Add(StoreJson.WriteHeaders(headers), NpgsqlDbType.Json);
        return command;

        void Add(object? value, NpgsqlDbType type) =>
            command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
    }

    private static async Task<LogPosition> ExecuteAsync(NpgsqlBatch batch, Dictionary<NpgsqlBatchCommand, string> streamOf)
    {
        try
        {
            var position = default(LogPosition);
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
            do
            {
                while (reader.FieldCount == 2 && await reader.ReadAsync(CancellationToken.None))
                    position = new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1));
            }
            while (await reader.NextResultAsync(CancellationToken.None));
            return position;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation
            && IdempotencyKeys.IsViolatedBy(error))
        {
            throw new IdempotencyKeyTakenException(error);
        }
        catch (PostgresException error) when (error.BatchCommand is NpgsqlBatchCommand failed
            && streamOf.TryGetValue(failed, out var streamKey)
            && (error.SqlState == PostgresErrorCodes.UniqueViolation || error is { SqlState: PostgresErrorCodes.NotNullViolation, ColumnName: "version" }))
        {
            throw new ConcurrencyException(streamKey, error);
        }
        // An error from the server means a transaction rolled back, unless the server process itself was ending.
        catch (NpgsqlException error) when (error is not PostgresException { InvariantSeverity: "ERROR" })
        {
            throw new CommitOutcomeUnknownException(error);
        }
    }
}

internal sealed class EventStream<T>(DocumentSession session, string key, T? aggregate, long version) : IEventStream<T>
    where T : class
{
    private long appended;

    public string Key => key;

    public T? Aggregate => aggregate;

    public long StartingVersion => version;

    public long CurrentVersion => version + appended;

    public void AppendOne(object @event) => AppendMany([@event]);

    public void AppendMany(IEnumerable<object> events) => AppendMany([.. events]);

    public void AppendMany(params object[] events)
    {
        if (events.Length == 0)
            return;
        session.Append(key, CurrentVersion, events);
        appended += events.Length;
    }
}

/// <summary>What a saved session wrote.</summary>
/// <param name="Position">The last event's place in the log; default where no event was saved.</param>
/// <param name="Modules">Those whose events were saved.</param>
public sealed record SessionCommit(
    LogPosition Position, IReadOnlyCollection<string> Modules, IReadOnlyCollection<StreamAction> Streams);

/// <summary>What the host asks a session besides Marten's members.</summary>
public static class SessionState
{
    /// <summary>Streams with events that are not saved yet.</summary>
    public static IReadOnlyCollection<StreamAction> PendingStreams(this IDocumentSession session) =>
        ((DocumentSession)session).PendingStreams;

    /// <summary>What the last <c>SaveChangesAsync</c> wrote, or null.</summary>
    public static SessionCommit? LastCommit(this IDocumentSession session) => ((DocumentSession)session).LastCommit;
}
