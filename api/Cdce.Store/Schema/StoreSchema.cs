using Npgsql;

namespace Cdce.Store;

/// <summary>Brings the store's tables up to date, once in a process.</summary>
public sealed class StoreSchema(StoreConnections connections) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private bool done;

    /// <summary>Creates or upgrades the tables where that has not happened yet.</summary>
    public async Task EnsureAsync(CancellationToken ct = default)
    {
        if (done)
            return;
        await turn.WaitAsync(ct);
        try
        {
            if (!done)
            {
                await ReaderRole.EnsureAsync(connections.Main, ct);
                await SchemaUpgrade.ApplyAsync(connections.Main, typeof(StoreSchema).Assembly, "store", ct);
                await RenumberAsync(ct);
            }
            done = true;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// A dump that was restored into another cluster brings transaction ids which that cluster has not reached: readers
    /// would wait for them for ever. All events get one new id, which leaves them in the order of their sequence.
    /// Read models are built again; messages go out again from the first event that was not passed, under their old ids.
    /// </summary>
    private async Task RenumberAsync(CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        // A checkpoint may stand behind events that are gone, such as those of a demonstration that was taken away.
        await using var ahead = new NpgsqlCommand("""
            select exists (select from store.events where tx >= pg_snapshot_xmax(pg_current_snapshot()))
                or exists (select from store.checkpoints where tx >= pg_snapshot_xmax(pg_current_snapshot()))
                or exists (select from store.audit_position where tx >= pg_snapshot_xmax(pg_current_snapshot()))
            """, connection);
        if (await ahead.ExecuteScalarAsync(ct) is not true)
            return;
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var renumber = new NpgsqlCommand("""
            lock table store.events in exclusive mode;
            update store.generations set state = 'retired', changed_at = now();
            update store.checkpoints c set fence = fence + 1, tx = pg_current_xact_id(), sequence = coalesce(
                (select min(e.sequence) - 1 from store.events e where (e.tx, e.sequence) > (c.tx, c.sequence)),
                (select max(e.sequence) from store.events e), 0);
            update store.audit_position c set tx = pg_current_xact_id(), sequence = coalesce(
                (select min(e.sequence) - 1 from store.events e where (e.tx, e.sequence) > (c.tx, c.sequence)),
                (select max(e.sequence) from store.events e), 0);
            update store.events set tx = pg_current_xact_id();
            """, connection) { CommandTimeout = 0 };
        await renumber.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public void Dispose() => turn.Dispose();
}
