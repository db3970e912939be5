using Npgsql;

namespace Cdce.Store;

/// <summary>What the store knows about one event, besides its data.</summary>
public sealed record EventMetadata(
    LogPosition Position, string StreamKey, long Version, string TypeName, DateTimeOffset Timestamp,
    DateOnly? HappenedOn, string? UserName, string? CorrelationId, IReadOnlyDictionary<string, object>? Headers);

internal sealed class Event<T>(T data, EventMetadata metadata) : IEvent<T> where T : class
{
    public T Data => data;
    object IEvent.Data => data;
    public string StreamKey => metadata.StreamKey;
    public string EventTypeName => metadata.TypeName;
    public long Version => metadata.Version;
    public long Sequence => metadata.Position.Sequence;
    public DateTimeOffset Timestamp => metadata.Timestamp;
    public string? UserName => metadata.UserName;
    public string? CorrelationId => metadata.CorrelationId;
    public IReadOnlyDictionary<string, object>? Headers => metadata.Headers;
}

public static class EventHeaders
{
    /// <summary>The header of events that belong to a demonstration and can be removed together.</summary>
    public const string Simulated = "simulated";

    /// <summary>The header with the id of the person for whom the event was recorded.</summary>
    public const string OnBehalfOf = "onBehalfOf";

    /// <summary>Whether the event belongs to a demonstration.</summary>
    public static bool IsSimulated(this IEvent @event) =>
        @event.Headers is { } headers && headers.TryGetValue(Simulated, out var value) && value is true;
}

/// <summary>One row of the log; its data is read only when somebody wants it.</summary>
public sealed class StoredEvent
{
    internal const string Columns =
        "tx, sequence, stream_key, version, type, recorded_at, happened_on, user_name, correlation_id, headers";

    private readonly EventRegistrations registrations;
    private readonly byte[]? data;

    internal StoredEvent(NpgsqlDataReader row, EventRegistrations registrations)
    {
        this.registrations = registrations;
        Metadata = new(
            new(row.GetFieldValue<ulong>(0), row.GetInt64(1)), row.GetString(2), row.GetInt64(3), row.GetString(4),
            row.GetFieldValue<DateTimeOffset>(5),
            row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6),
            row.IsDBNull(7) ? null : row.GetString(7),
            row.IsDBNull(8) ? null : row.GetString(8),
            row.IsDBNull(9) ? null : StoreJson.ReadHeaders(row.GetFieldValue<byte[]>(9)));
        data = row.IsDBNull(10) ? null : row.GetFieldValue<byte[]>(10);
    }

    public EventMetadata Metadata { get; }

    public LogPosition Position => Metadata.Position;

    /// <summary>False where the reader did not ask for events of this type or day.</summary>
    public bool HasData => data is not null;

    /// <summary>The data as it was written.</summary>
    internal System.Text.Json.JsonElement Raw() =>
        System.Text.Json.JsonElement.Parse(data ?? throw new InvalidOperationException("The data was not asked for."));

    /// <summary>The event itself, lifted to today's shape.</summary>
    public IEvent Read()
    {
        var registration = registrations.ByName(Metadata.TypeName);
        return registration.Wrap(
            registration.Read(data ?? throw new InvalidOperationException("The data was not asked for.")), Metadata);
    }
}
