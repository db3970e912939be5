using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using NpgsqlTypes;

namespace Cdce.Store;

/// <summary>Which entries are asked for; what is null does not matter.</summary>
/// <param name="Who">An account's or key's id, as in <c>account:...</c>.</param>
/// <param name="From">The first moment.</param>
/// <param name="Until">The first moment that is too late.</param>
/// <param name="StreamKey">The object.</param>
/// <param name="Type">How the names of the event types begin.</param>
public sealed record AuditFilter(
    string? Who = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? StreamKey = null, string? Type = null,
    string? Correlation = null);

/// <summary>One event as it was recorded.</summary>
/// <param name="Data">Without fields while it is sealed.</param>
/// <param name="Sealed">What it says is shown once the event that opens it is in its stream.</param>
public sealed record AuditEntry(EventMetadata Metadata, JsonElement Data, bool Sealed)
{
    public string? OnBehalfOf => Metadata.Headers?.GetValueOrDefault(EventHeaders.OnBehalfOf) as string;

    public bool Simulated => Metadata.Headers?.GetValueOrDefault(EventHeaders.Simulated) is true;
}

/// <summary>One event of an object, and what it changed.</summary>
public sealed record ObjectVersion(AuditEntry Entry, IReadOnlyList<StateChange> Changes);

/// <summary>Reads the log for somebody who asks who did what. There is no second record beside it that could say otherwise.</summary>
public sealed class AuditLog(StoreOptions options, StoreConnections connections, EventLog log)
{
    // The data, but for a sealed event whose stream holds no event yet that opens it.
    private const string Opened = """
        case when exists (select from unnest($1::text[], $2::text[]) s(sealed, opening) where s.sealed = e.type
            and not exists (select from store.events o where o.stream_key = e.stream_key and o.type = s.opening)) then null else data end
        """;

    /// <summary>Entries in the order of the log, newest first, before a place.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditFilter filter, LogPosition? before, int limit, CancellationToken ct)
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in StreamAsync(filter, before, limit, ct))
            entries.Add(entry);
        return entries;
    }

    /// <summary>The same one by one, all of them where no limit is given.</summary>
    public async IAsyncEnumerable<AuditEntry> StreamAsync(
        AuditFilter filter, LogPosition? before, int? limit, [EnumeratorCancellation] CancellationToken ct)
    {
        // Only what readers of the log see: behind a page that was shown nothing appears any more.
        var sql = new StringBuilder($"select {StoredEvent.Columns}, {Opened} from store.events e where tx < pg_snapshot_xmin(pg_current_snapshot())");
        await using var command = connections.Main.CreateCommand();
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = options.Events.Seals.Keys.ToArray() });
        command.Parameters.Add(new() { Value = options.Events.Seals.Values.ToArray() });
        Where("user_name = ?", filter.Who);
        Where("recorded_at >= ?", filter.From);
        Where("recorded_at < ?", filter.Until);
        Where("stream_key = ?", filter.StreamKey);
        Where("starts_with(type, ?)", filter.Type);
        Where("correlation_id = ?", filter.Correlation);
        if (before is { } place)
        {
            command.Parameters.Add(new() { Value = place.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
            Where($"(tx, sequence) < (${command.Parameters.Count}, ?)", place.Sequence);
        }
        sql.Append(" order by tx desc, sequence desc");
        if (limit is { } most)
            sql.Append(System.Globalization.CultureInfo.InvariantCulture, $" limit {most}");
        command.CommandText = sql.ToString();

        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            yield return Entry(new(rows, options.Events));

        void Where(string condition, object? value)
        {
            if (value is null)
                return;
            command.Parameters.Add(new() { Value = value });
            sql.Append(" and ").Append(condition.Replace("?", $"${command.Parameters.Count}", StringComparison.Ordinal));
        }
    }

    /// <summary>
    /// The whole history of an object, oldest first, each event with what it changed in the state that commands are decided on; without
    /// changes where no aggregate is named for its kind. Empty where there is no such object.
    /// </summary>
    public async Task<IReadOnlyList<ObjectVersion>> HistoryAsync(string streamKey, CancellationToken ct)
    {
        var kind = options.Events.StreamOf(streamKey);
        object? state = null;
        JsonElement? before = null;
        var versions = new List<ObjectVersion>();
        var rows = await log.ReadStreamRowsAsync(streamKey, 0, new(ulong.MaxValue, long.MaxValue), ct);
        var types = rows.Select(r => r.Metadata.TypeName).ToHashSet();
        foreach (var row in rows)
        {
            state = kind?.Next(state, row.Read());
            JsonElement? after = state is null ? null : JsonSerializer.SerializeToElement(state, state.GetType(), StoreJson.Options);
            var isSealed = options.Events.Seals.TryGetValue(row.Metadata.TypeName, out var opening) && !types.Contains(opening);
            versions.Add(isSealed ? new(Sealed(row), []) : new(Entry(row), StateChange.Between(before, after)));
            before = after;
        }
        return versions;
    }

    private static AuditEntry Entry(StoredEvent row) => row.HasData ? new(row.Metadata, row.Raw(), false) : Sealed(row);

    private static AuditEntry Sealed(StoredEvent row) => new(row.Metadata, JsonElement.Parse("{}"), true);
}
