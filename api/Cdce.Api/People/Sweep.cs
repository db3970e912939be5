using Npgsql;

namespace Cdce.Api.People;

/// <summary>Removes the bytes of what is gone from the tables: a deleted row stays in its file, and common values in the planner's statistics.</summary>
internal static class Sweep
{
    private const long LockKey = 0x43444347;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Writes the tables anew and says so. False where another node does it, or somebody still reads in a snapshot of before.
    /// </summary>
    public static async Task<bool> RunAsync(
        NpgsqlDataSource source, IEnumerable<string> tables, Func<NpgsqlConnection, Task> done, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        if (!await AskAsync(connection, $"select pg_try_advisory_lock({LockKey})", ct))
            return false;
        try
        {
            if (!await NobodyReadsBeforeAsync(connection, ct))
                return false;
            await RunAsync(connection, "set lock_timeout = '10s'", ct);
            foreach (var table in tables)
            {
                await RunAsync(connection, $"vacuum (full, analyze) {table}", ct);
                await RunAsync(connection, StatisticsOfEmpty(table), ct);
            }
            // What was just analysed has replaced statistics that whoever began meanwhile could still read.
            if (!await NobodyReadsBeforeAsync(connection, ct))
                return false;
            await RunAsync(connection, "vacuum full pg_catalog.pg_statistic", ct);
            await done(connection);
            return true;
        }
        finally
        {
            await RunAsync(connection, $"reset lock_timeout; select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    // ANALYZE leaves the statistics of a table alone that has become empty; a column that is given its own type again loses them.
    private static string StatisticsOfEmpty(string table) => $"""
        do $$
        declare
            c record;
        begin
            if not exists (select from {table}) then
                for c in select a.attname, format_type(a.atttypid, a.atttypmod) as type from pg_statistic s
                    join pg_attribute a on a.attrelid = s.starelid and a.attnum = s.staattnum
                    where s.starelid = '{table}'::regclass and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'bytea'::regtype, 'jsonb'::regtype, 'json'::regtype)
                loop
                    execute format('alter table {table} alter column %I type %s', c.attname, c.type);
                end loop;
            end if;
        end $$
        """;

    /// <summary>
    /// Waits until nothing can keep the rows any more that are gone: first until whatever had begun before has ended, in any database of
    /// the cluster, because a snapshot is as old as the oldest change under way; then until the snapshots of before are let go of.
    /// </summary>
    private static async Task<bool> NobodyReadsBeforeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var now = new NpgsqlCommand("select pg_current_xact_id()::text", connection);
        var id = (string?)await now.ExecuteScalarAsync(ct);
        string[] conditions =
        [
            $"select pg_snapshot_xmin(pg_current_snapshot()) > '{id}'::xid8",
            $"""
                select not exists (
                    select from pg_stat_activity where coalesce(datname, current_database()) = current_database() and pid <> pg_backend_pid()
                        and backend_xmin is not null and age(backend_xmin) > age('{id}'::xid8::xid)
                    union all
                    select from pg_replication_slots where xmin is not null and age(xmin) > age('{id}'::xid8::xid))
                """,
        ];
        var waited = TimeSpan.Zero;
        foreach (var condition in conditions)
        {
            for (; !await AskAsync(connection, condition, ct); waited += Pause)
            {
                if (waited >= Patience)
                    return false;
                await Task.Delay(Pause, ct);
            }
        }
        return true;
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 }; // a long log takes its time
        await command.ExecuteNonQueryAsync(ct);
    }
}
