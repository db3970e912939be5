using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Cdce.Store;

internal sealed class DocumentSession(DocumentStore store) : IDocumentSession, IEventStoreOperations
{
    // The version is left null, which the column refuses, where the one before is missing: a stream has no gaps.
    private const string InsertSql = """
        insert into store.events (stream_key, version, type, data, recorded_at, happened_on, user_name, correlation_id, headers)
        values ($1, case when $2 = 1 or exists (select from store.events where stream_key = $1 and version = $2 - 1) then $2 end,
            $3, $4, $5, $6, $7, $8, $9)
        returning tx, sequence
        """;

    private readonly Dictionary<string, StreamAction> pending = [];
    private readonly List<(string StreamKey, long Version)> fetched = [];
    private readonly List<SaveStatement> commands = [];
    private readonly Dictionary<string, object> headers = [];
    private NpgsqlTransaction? transaction;

    public IEventStoreOperations Events => this;

    public string? LastModifiedBy { get; set; }

    public string? CorrelationId { get; set; }

    internal IReadOnlyCollection<StreamAction> PendingStreams => [.. pending.Values.Where(s => s.Events.Count > 0)];

    internal SessionCommit? LastCommit { get; private set; }

    internal IReadOnlyList<(string StreamKey, long Version)> Fetched => fetched;

    public void SetHeader(string key, object value) => headers[key] = value;

    public void QueueSqlCommand(string sql, params object[] parameterValues)
    {
        var text = new StringBuilder();
        var parts = sql.Split('?');
        if (parts.Length - 1 != parameterValues.Length)
            throw new ArgumentException("One value for each question mark.", nameof(parameterValues));
        for (var i = 0; i < parts.Length; i++)
            text.Append(i == 0 ? "" : $"${i}").Append(parts[i]);
        commands.Add(new(text.ToString(), null, [.. parameterValues.Select(value => (value, (NpgsqlDbType?)null))]));
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
        await foreach (var @event in ReadForFoldAsync<T>(streamKey, 0, long.MaxValue, null, cancellation))
        {
            state = EventFold<T>.Next(state, @event);
            version = @event.Version;
        }
        fetched.Add((streamKey, version));
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
        await foreach (var @event in ReadForFoldAsync<T>(streamKey, fromVersion, UpTo(version), timestamp, token))
            state = EventFold<T>.Next(state, @event);
        return state;
    }

    public async Task SaveChangesAsync(CancellationToken token = default)
    {
        var streams = PendingStreams;
        if (streams.Count == 0 && commands.Count == 0 && transaction is null)
            return;

        var sent = System.Diagnostics.Stopwatch.GetTimestamp();
        SaveStatement[] statements = [.. streams.SelectMany(stream => stream.Events.Select((_, index) => Insert(stream, index))), .. commands];
        var position = transaction is null
            ? await store.Appends.SaveAsync(statements, token)
            : await GroupedAppends.SaveInAsync(transaction, statements);
        transaction = null;
        StoreMeter.Appended(sent);
        pending.Clear();
        commands.Clear();

        var modules = streams.SelectMany(s => s.Events).Select(e => store.Options.Events.ByType(e.GetType()).Module).Distinct().ToList();
        LastCommit = new(position, modules, streams);
        store.Log.Committed(modules, position);
    }

    internal void SaveIn(NpgsqlTransaction begun) => transaction = begun;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IAsyncEnumerable<IEvent> ReadForFoldAsync<T>(
        string streamKey, long fromVersion, long toVersion, DateTimeOffset? timestamp, CancellationToken ct) where T : class =>
        timestamp is null && !EventFold<T>.ReadsMetadata
            ? store.Log.ReadStreamDataAsync(streamKey, fromVersion, toVersion, ct)
            : store.Log.ReadStreamAsync(streamKey, fromVersion, toVersion, timestamp, ct);

    private static long UpTo(long version) => version == 0 ? long.MaxValue : version;

    private SaveStatement Insert(StreamAction stream, int index)
    {
        var @event = stream.Events[index];
        var registration = store.Options.Events.ByType(@event.GetType());
        return new(InsertSql, stream.Key,
        [
            (stream.Key, NpgsqlDbType.Text),
            (stream.ExpectedVersion + index + 1, NpgsqlDbType.Bigint),
            (registration.Name, NpgsqlDbType.Text),
            (StoreJson.Write(@event, registration.Type), NpgsqlDbType.Json),
            (store.Clock.GetUtcNow(), NpgsqlDbType.TimestampTz),
            (OrNull(registration.On?.Invoke(@event)), NpgsqlDbType.Date),
            (OrNull(LastModifiedBy), NpgsqlDbType.Text),
            (OrNull(CorrelationId), NpgsqlDbType.Text),
            (OrNull(StoreJson.WriteHeaders(headers)), NpgsqlDbType.Json),
        ]);

        static object OrNull(object? value) => value ?? DBNull.Value;
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

    /// <summary>The streams that were read to be written to, with their versions, in this order.</summary>
    public static IReadOnlyList<(string StreamKey, long Version)> Fetched(this IDocumentSession session) => ((DocumentSession)session).Fetched;

    /// <summary>
    /// Lets the next <c>SaveChangesAsync</c> write within a transaction that has begun, and commit it: rows that were changed in it are saved with the events,
    /// or neither. Whoever began it disposes of it.
    /// </summary>
    public static void SaveIn(this IDocumentSession session, NpgsqlTransaction transaction) => ((DocumentSession)session).SaveIn(transaction);

    /// <summary>What the last <c>SaveChangesAsync</c> wrote, or null.</summary>
    public static SessionCommit? LastCommit(this IDocumentSession session) => ((DocumentSession)session).LastCommit;
}
