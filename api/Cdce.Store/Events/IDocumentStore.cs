namespace Cdce.Store;

/// <summary>Opens sessions on the event log. Names and meaning are Marten's.</summary>
public interface IDocumentStore
{
    IDocumentSession LightweightSession();
}

/// <summary>A unit of work on the event log: what is appended is saved in one transaction, all or nothing.</summary>
public interface IDocumentSession : IAsyncDisposable
{
    IEventStoreOperations Events { get; }

    /// <summary>Who acts: an account or key id, never a name.</summary>
    string? LastModifiedBy { get; set; }

    /// <summary>The trace that the saved events belong to.</summary>
    string? CorrelationId { get; set; }

    /// <summary>Metadata for every event saved by this session, such as <c>simulated</c>.</summary>
    void SetHeader(string key, object value);

    /// <summary>Another statement for the same transaction. A question mark stands for each value, in order.</summary>
    void QueueSqlCommand(string sql, params object[] parameterValues);

    /// <summary>One round trip, one transaction.</summary>
    /// <exception cref="ConcurrencyException">A stream has moved on since it was read.</exception>
    Task SaveChangesAsync(CancellationToken token = default);
}

/// <summary>Reads and appends events by stream.</summary>
public interface IEventStoreOperations
{
    StreamAction StartStream<T>(string streamKey, params object[] events) where T : class;

    StreamAction Append(string streamKey, long expectedVersion, params object[] events);

    Task<IEventStream<T>> FetchForWriting<T>(string streamKey, CancellationToken cancellation = default)
        where T : class;

    Task<IReadOnlyList<IEvent>> FetchStreamAsync(string streamKey, long version = 0,
        DateTimeOffset? timestamp = null, long fromVersion = 0, CancellationToken token = default);

    Task<T?> AggregateStreamAsync<T>(string streamKey, long version = 0,
        DateTimeOffset? timestamp = null, T? state = null, long fromVersion = 0,
        CancellationToken token = default) where T : class;
}

/// <summary>A stream that was loaded to be written to, with the state folded from its events.</summary>
public interface IEventStream<out T> where T : class
{
    string Key { get; }

    /// <summary>The state, or null where the stream has not started.</summary>
    T? Aggregate { get; }

    /// <summary>The version that was loaded; 0 where the stream has not started.</summary>
    long StartingVersion { get; }

    /// <summary>The version once what is appended here is saved.</summary>
    long CurrentVersion { get; }

    void AppendOne(object @event);

    void AppendMany(params object[] events);

    void AppendMany(IEnumerable<object> events);
}

/// <summary>What a session will write to one stream.</summary>
public sealed class StreamAction(string key, long expectedVersion)
{
    private readonly List<object> events = [];

    public string Key { get; } = key;

    public long ExpectedVersion { get; } = expectedVersion;

    public IReadOnlyList<object> Events => events;

    public long Version => ExpectedVersion + events.Count;

    public void Append(IEnumerable<object> more) => events.AddRange(more);
}

/// <summary>An event with what the store knows about it.</summary>
public interface IEvent
{
    object Data { get; }
    string StreamKey { get; }
    string EventTypeName { get; }

    /// <summary>Position in its stream, from 1.</summary>
    long Version { get; }

    /// <summary>Grows with every event of the log; unique, with gaps.</summary>
    long Sequence { get; }

    /// <summary>When it was recorded (UTC); the day it happened is in the event itself.</summary>
    DateTimeOffset Timestamp { get; }

    string? UserName { get; }
    string? CorrelationId { get; }
    IReadOnlyDictionary<string, object>? Headers { get; }
}

/// <summary>An event of a known type with what the store knows about it.</summary>
public interface IEvent<out T> : IEvent where T : notnull
{
    new T Data { get; }
}
