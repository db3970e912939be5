using System.Diagnostics;
using Cdce.Api.Postgres;
using Npgsql;

namespace Cdce.Torture;

/// <summary>
/// Kills the program, and the postmaster of its private PostgreSQL, again and again under load. Nothing that was
/// acknowledged may be lost, nothing may happen twice, and each time it must answer again by itself.
/// </summary>
internal static class CrashRun
{
    private const int Clients = 8;
    private const int LeastWrites = 50;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<bool> RunAsync(int programKills, int postmasterKills, bool timed)
    {
        var program = await RunAsync(new("crash of the program", timed), programKills, ownPostgres: false);
        var postmaster = await RunAsync(new("crash of PostgreSQL", timed), postmasterKills, ownPostgres: true);
        return program && postmaster;
    }

    private static async Task<bool> RunAsync(Verdict verdict, int kills, bool ownPostgres)
    {
        var directory = Directory.CreateTempSubdirectory("cdce-torture-").FullName;
        try
        {
            // Durable as in production. Where the program is killed, PostgreSQL must not go with it.
            await using var postgres = ownPostgres ? null : await OwnPostgres.StartAsync(directory, CancellationToken.None);
            if (postgres is not null)
                await postgres.EnsureDatabaseAsync("cdce", CancellationToken.None);
            var database = OwnPostgres.ConnectionString(directory, "cdce");
            await using var node = new ApiNode(directory, ownPostgres ? null : database);
            await node.StartAsync();

            var journal = new ClientJournal();
            var recoveries = new List<TimeSpan>();
            var up = TimeSpan.Zero;
            var answered = 0;
            var load = new Load(journal, await Load.MakeKeysAsync(database, Clients), () => node.Address);
            await using (load)
            {
                load.Start(await Load.CommunesAsync(database));
                for (var kill = 0; kill < kills; kill++)
                {
                    await load.UntilNextAnswerAsync(Patience);
                    var (since, before) = (Stopwatch.GetTimestamp(), load.Answered);
                    await Task.Delay(Random.Shared.Next(500, 2_500));
                    up += Stopwatch.GetElapsedTime(since);
                    answered += load.Answered - before;
                    recoveries.Add(await CrashAsync(node, directory, load, ownPostgres));
                }
            }

            verdict.Figure("kills", $"{kills}, commands answered {load.Answered}, of them acknowledged {journal.Acknowledged}, reads {load.Reads}");
            verdict.Rate("commands while it was up", answered / up.TotalSeconds, LeastWrites);
            verdict.Times("answers again after", recoveries, Limit);
            await verdict.CheckAsync(load, database, journal, kills);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
        return verdict.Passed;
    }

    private static async Task<TimeSpan> CrashAsync(ApiNode node, string directory, Load load, bool postmaster)
    {
        var since = Stopwatch.GetTimestamp();
        if (postmaster)
        {
            string? before;
            while ((before = Postmaster(directory)) is null)
                await Task.Delay(5);
            using var kill = Process.Start("kill", ["-KILL", before]);
            await kill.WaitForExitAsync();
            // Its processes answer for a moment longer than it lives: that is no recovery.
            while (Postmaster(directory) is var now && (now is null || now == before) && Stopwatch.GetElapsedTime(since) < Patience)
                await Task.Delay(5);
        }
        else
        {
            await node.KillAsync();
            await node.StartAsync();
        }
        await load.UntilNextAnswerAsync(Patience);
        return Stopwatch.GetElapsedTime(since);
    }

    private static string? Postmaster(string directory)
    {
        try
        {
            return File.ReadLines(Path.Combine(directory, "postgres", "postmaster.pid")).FirstOrDefault();
        }
        catch (IOException) // between two servers there is none
        {
            return null;
        }
    }
}
