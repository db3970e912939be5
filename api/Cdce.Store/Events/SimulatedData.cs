using Npgsql;

namespace Cdce.Store;

/// <summary>What a removal of simulated data took away.</summary>
/// <param name="Kept">Simulated events that stay because real ones follow them in their stream.</param>
public sealed record RemovedSimulated(long Streams, long Events, long Kept);

/// <summary>A statement that deletes simulated rows outside of the log, in the same transaction.</summary>
public sealed record SimulatedRows(string DeleteSql);

/// <summary>Removes a demonstration from the log.</summary>
public sealed class SimulatedData(
    StoreConnections connections, ProjectionCoordinator projections, IEnumerable<SimulatedRows> others)
{
    private static readonly TimeSpan RebuildPatience = TimeSpan.FromMinutes(10);

    /// <summary>Whether the log holds simulated events.</summary>
    public async Task<bool> AnyAsync(CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand(
            "select exists (select from store.events where headers ->> 'simulated' = 'true')");
        return await command.ExecuteScalarAsync(ct) is true;
    }

    /// <summary>
    /// Deletes the streams that began with a simulated event and the simulated ends of others, then rebuilds every
    /// module's read models, drops those of the past, and waits until questions are answered without them.
    /// </summary>
    public async Task<RemovedSimulated> RemoveAsync(CancellationToken ct = default)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var streams = await DeleteAsync(connection, """
            with whole as (
                select stream_key from store.events where headers ->> 'simulated' = 'true' and version = 1),
            gone as (delete from store.events e using whole where e.stream_key = whole.stream_key returning e.stream_key)
            select count(distinct stream_key), count(*) from gone
            """, ct);
        var ends = await DeleteAsync(connection, """
            with last_real as (
                select s.stream_key, (
                    select max(version) from store.events e
                    where e.stream_key = s.stream_key and (e.headers ->> 'simulated') is distinct from 'true') as version
                from (select distinct stream_key from store.events where headers ->> 'simulated' = 'true') s),
            gone as (
                delete from store.events e using last_real
                where e.stream_key = last_real.stream_key and e.version > last_real.version returning 1)
            select 0::bigint, count(*) from gone
            """, ct);
        var kept = await DeleteAsync(connection,
            "select 0::bigint, count(*) from store.events where headers ->> 'simulated' = 'true'", ct);
        await DeleteAsync(connection, """
            with past as (
                update store.generations set state = 'retired', changed_at = now()
                where as_of is not null and state <> 'retired' returning 1)
            select count(*), count(*) from past
            """, ct);
        foreach (var rows in others)
        {
            await using var delete = new NpgsqlCommand(rows.DeleteSql, connection);
            await delete.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
        foreach (var module in projections.Modules)
            await projections.RebuildAsync(module, ct);
        foreach (var module in projections.Modules)
            await projections.WaitForRebuildAsync(module, RebuildPatience, ct);
        return new(streams.First, streams.Second + ends.Second, kept.Second);
    }

    private static async Task<(long First, long Second)> DeleteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
