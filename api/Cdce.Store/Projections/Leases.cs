using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Store;

/// <summary>
/// What this process alone may do, as session-level advisory locks on one connection. They take no transaction id,
/// so they hold no reader of the log back. All are lost with the connection, which the others end where its process
/// stands still; fences and the versions of streams keep the data right until the holder has noticed.
/// </summary>
public sealed class Leases(StoreConnections connections, ILogger<Leases> logger) : IAsyncDisposable
{
    // Who lives asks for its leases every second.
    private static readonly TimeSpan StandsStill = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    // A process that was paused in the middle of a transaction would hold every reader of the log back as well.
    private const string EndThoseThatStandStill = """
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = current_user and state_change < now() - $1
            and (application_name like 'cdce % leases' and state = 'idle'
                or application_name like 'cdce %' and state = 'idle in transaction' and backend_xid is not null)
        """;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly HashSet<string> held = [];
    private NpgsqlConnection? connection;
    private CancellationTokenSource lost = new();
    private long looked;

    /// <summary>Takes the lease, or returns null where this or another process has it.</summary>
    public async Task<Lease?> TryTakeAsync(string name, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            // The same session would be given the same lock twice.
            if (held.Contains(name) || await AskAsync("select pg_try_advisory_lock(hashtextextended($1, 0))", name) is not true)
            {
                await EndOthersAsync();
                return null;
            }
            held.Add(name);
            return new(this, name, lost.Token);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Looks whether the connection, and with it every lease, is still there.</summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (held.Count > 0)
                await AskAsync("select $1 is not null", "");
        }
        finally
        {
            turn.Release();
        }
    }

    internal async Task ReturnAsync(Lease lease)
    {
        await turn.WaitAsync();
        try
        {
            if (!lease.Lost.IsCancellationRequested && held.Remove(lease.Name))
                await AskAsync("select pg_advisory_unlock(hashtextextended($1, 0))", lease.Name);
        }
        catch (Exception error) when (StoreConnections.WasInterrupted(error))
        {
            logger.LogWarning(error, "A lease could not be returned; the server frees it with the connection.");
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Lets go of all leases, after whoever is asking or returning one.</summary>
    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        try
        {
            held.Clear();
            await DropConnectionAsync();
        }
        finally
        {
            turn.Release(); // not disposed of: who still waits for its turn would wait for ever
        }
        lost.Dispose();
    }

    private async Task EndOthersAsync()
    {
        if (TimeProvider.System.GetElapsedTime(looked) < LookEvery)
            return;
        looked = TimeProvider.System.GetTimestamp();
        if (await AskAsync(EndThoseThatStandStill, StandsStill) is true)
            logger.LogWarning("A process that stands still lost its leases or its open transaction.");
    }

    private async Task<object?> AskAsync(string sql, object value)
    {
        try
        {
            // Not given up half-way: a lock taken by a cancelled question would have no holder.
            connection ??= await connections.OpenOwnAsync("leases", CancellationToken.None);
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 10 };
            command.Parameters.Add(new() { Value = value });
            return await command.ExecuteScalarAsync(CancellationToken.None);
        }
        catch (Exception error) when (StoreConnections.WasInterrupted(error))
        {
            held.Clear();
            var before = lost;
            lost = new();
            await before.CancelAsync();
            before.Dispose();
            await DropConnectionAsync();
            throw;
        }
    }

    private async Task DropConnectionAsync()
    {
        if (connection is null)
            return;
        await connection.DisposeAsync();
        connection = null;
    }
}

/// <summary>Something this process alone may do until it is returned or lost.</summary>
public sealed class Lease(Leases leases, string name, CancellationToken lost) : IAsyncDisposable
{
    public string Name => name;

    /// <summary>Cancelled when the connection that held it is found broken.</summary>
    public CancellationToken Lost => lost;

    public async ValueTask DisposeAsync() => await leases.ReturnAsync(this);
}
