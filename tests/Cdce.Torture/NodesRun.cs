using System.Diagnostics;
using System.Globalization;
using Cdce.Api.Postgres;
using Npgsql;

namespace Cdce.Torture;

/// <summary>
/// Three programs on one database. The one that leads the campaign's read models is killed or paused, or all sessions are
/// ended; another has to take over, and a former leader that wakes up may commit nothing.
/// </summary>
internal static class NodesRun
{
    private const int Nodes = 3;
    private const int Clients = 8;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<bool> RunAsync(int kills, int pauses, TimeSpan pause, int drops, bool timed)
    {
        var verdict = new Verdict("several nodes", timed);
        var directory = Directory.CreateTempSubdirectory("cdce-torture-").FullName;
        try
        {
            await using var postgres = await OwnPostgres.StartAsync(directory, CancellationToken.None);
            await postgres.EnsureDatabaseAsync("cdce", CancellationToken.None);
            var database = postgres.ConnectionString("cdce");
            var nodes = new List<ApiNode>();
            for (var i = 0; i < Nodes; i++)
            {
                nodes.Add(new ApiNode(Path.Combine(directory, $"node{i}"), database));
                await nodes[i].StartAsync();
            }
            await using var source = NpgsqlDataSource.Create(database);
            await Moves.RecordAsync(source);

            var journal = new ClientJournal();
            var afterKill = new List<TimeSpan>();
            var afterPause = new List<TimeSpan>();
            var afterDrop = new List<TimeSpan>();
            var load = new Load(journal, await Load.MakeKeysAsync(database, Clients), () => AnyOf(nodes));
            await using (load)
            {
                load.Start(await Load.CommunesAsync(database));
                for (var fault = 0; fault < kills + pauses + drops; fault++)
                {
                    await load.UntilNextAnswerAsync(Patience);
                    await Task.Delay(Random.Shared.Next(200, 1_000));
                    var (generation, fence, leader) = await LeaderAsync(source, nodes);
                    if (fault < kills)
                    {
                        await leader.KillAsync();
                        afterKill.Add(await Moves.UntilTakenOverAsync(source, generation, fence, Patience));
                        await leader.StartAsync();
                    }
                    else if (fault < kills + pauses)
                    {
                        var waking = await leader.PauseAsync(pause);
                        afterPause.Add(await Moves.UntilTakenOverAsync(source, generation, fence, Patience));
                        await waking;
                    }
                    else
                    {
                        await using var drop = source.CreateCommand("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and pid <> pg_backend_pid()
                            """);
                        await drop.ExecuteNonQueryAsync();
                        afterDrop.Add(await Moves.UntilTakenOverAsync(source, generation, fence, Patience));
                    }
                }
            }

            var faults = kills + pauses + drops;
            verdict.Figure("faults", $"{kills} kills, {pauses} pauses of {pause.TotalSeconds:0} s, {drops} times all sessions ended; "
                + $"commands answered {load.Answered}, acknowledged {journal.Acknowledged}, reads {load.Reads}");
            verdict.Times("taken over after a kill", afterKill, Limit);
            verdict.Times("taken over after a pause", afterPause, Limit);
            verdict.Times("taken over after ended sessions", afterDrop, Limit);
            var (moves, stale) = await Moves.CountStaleAsync(source);
            verdict.Zero(string.Create(CultureInfo.InvariantCulture, $"commits of a former leader, of {moves}"), stale, faults);
            foreach (var node in nodes)
                await node.DisposeAsync();
            await verdict.CheckAsync(load, database, journal, faults);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
        return verdict.Passed;
    }

    private static Uri? AnyOf(List<ApiNode> nodes)
    {
        var up = nodes.Select(n => n.Address).OfType<Uri>().ToList();
        return up.Count == 0 ? null : up[Random.Shared.Next(up.Count)];
    }

    /// <summary>The campaign's generation, its fence, and the node whose process holds the lease on it.</summary>
    private static async Task<(string Generation, long Fence, ApiNode Leader)> LeaderAsync(NpgsqlDataSource source, List<ApiNode> nodes)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience)
        {
            await using var command = source.CreateCommand("""
                select g.name, c.fence, split_part(split_part(a.application_name, ' ', 2), '/', 2)::int
                from store.generations g
                join store.checkpoints c on c.name = g.name
                join pg_locks l on l.locktype = 'advisory' and l.granted
                    and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended('projections/campaign/' || g.fingerprint, 0)
                join pg_stat_activity a on a.pid = l.pid
                where g.module = 'campaign' and g.state = 'live' and g.as_of is null
                """);
            await using var reader = await command.ExecuteReaderAsync();
            if (await reader.ReadAsync() && nodes.Find(n => n.ProcessId == reader.GetInt32(2)) is { } leader)
                return (reader.GetString(0), reader.GetInt64(1), leader);
            await Task.Delay(20);
        }
        throw new TimeoutException("Nobody leads.");
    }
}
