using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Benchmarks;

/// <summary>Appending one event with its expected version, beside an insert of one equivalent row.</summary>
internal static partial class AppendBenchmark
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    private const string EquivalentRow = """
        insert into bench_rows (stream_key, version, type, data, recorded_at)
        values ('row/' || :run || '/' || :client_id, :v, 'bench.counter_raised', '{"by":1,"note":"one row, as wide as an event"}', now());
        """;

    public static async Task RunAsync(BenchDatabase database, int rounds)
    {
        using var node = await database.BuildNodeAsync();
        await database.ExecuteAsync("""
            create table bench_rows (
                tx xid8 not null default pg_current_xact_id(), sequence bigint not null generated always as identity,
                stream_key text not null, version bigint not null, type text not null, data json not null,
                recorded_at timestamptz not null, happened_on date, user_name text, correlation_id text, headers json,
                primary key (stream_key, version));
            create unique index on bench_rows (tx, sequence);
            """);
        var pgbench = FindPgbench();
        // Without it the other side is a prepared insert of one row through Npgsql.
        var run = 0;
        foreach (var (clients, goal) in new[] { (1, 0.35), (8, 0.55), (32, 1.0) })
        {
            var pairs = new List<(Rate, Rate)>();
            for (var round = -1; round < rounds; round++)
            {
                var limit = pgbench is null
                    ? await NpgsqlInsertsAsync(database, clients, run++)
                    : await PgbenchAsync(pgbench, database, clients, run++);
                var ours = await AppendsAsync(node.Services.GetRequiredService<IDocumentStore>(), clients, run++);
                // The first pair warms up.
                if (round >= 0)
                    pairs.Add((ours, limit));
            }
            Report.AtLeast($"append one event, {clients} client(s)", "per s", pgbench is null ? "Npgsql insert" : "pgbench", pairs, goal);
        }
    }

    private static Task<Rate> AppendsAsync(IDocumentStore store, int clients, int run) => MeasureAsync(clients, async (client, running) =>
    {
        var done = 0L;
        await using var session = store.LightweightSession();
        while (running())
        {
            object @event = done == 0 ? new CounterOpened("bench") : new CounterRaised(1, "one row, as wide as an event");
            session.Events.Append($"append/{run}/{client}", done++, @event);
            await session.SaveChangesAsync();
        }
        return done;
    });

    private static Task<Rate> NpgsqlInsertsAsync(BenchDatabase database, int clients, int run) => MeasureAsync(clients, async (client, running) =>
    {
        var done = 0L;
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("""
            insert into bench_rows (stream_key, version, type, data, recorded_at)
            values ($1, $2, 'bench.counter_raised', '{"by":1,"note":"one row, as wide as an event"}', now())
            """, connection);
        command.Parameters.Add(new() { Value = $"row/{run}/{client}" });
        command.Parameters.Add(new() { Value = 0L });
        await command.PrepareAsync();
        while (running())
        {
            command.Parameters[1].Value = ++done;
            await command.ExecuteNonQueryAsync();
        }
        return done;
    });

    private static async Task<Rate> MeasureAsync(int clients, Func<int, Func<bool>, Task<long>> client)
    {
        var cpu = CpuMeter.Seconds(Environment.ProcessId);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(() => client(i, () => watch.Elapsed < Slice))));
        return new(counts.Sum() / watch.Elapsed.TotalSeconds, (CpuMeter.Seconds(Environment.ProcessId) - cpu) / counts.Sum());
    }

    private static async Task<Rate> PgbenchAsync(string pgbench, BenchDatabase database, int clients, int run)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, "\\set v :v + 1\n" + EquivalentRow);
        try
        {
            var cpu = CpuMeter.Seconds(Environment.ProcessId);
            using var process = Process.Start(new ProcessStartInfo(pgbench,
            [
                "-n", "-M", "prepared", "-f", script, "-c", $"{clients}", "-j", $"{Math.Min(clients, 2)}",
                "-T", Slice.TotalSeconds.ToString(CultureInfo.InvariantCulture), "-D", "v=0", "-D", $"run={run}",
                "-h", settings.Host ?? "", "-p", $"{settings.Port}", "-U", settings.Username ?? "", settings.Database ?? "",
            ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }) ?? throw new InvalidOperationException("pgbench does not start.");
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            var said = await output;
            return Tps().Match(said) is { Success: true } tps && Transactions().Match(said) is { Success: true } all
                ? new(Number(tps), (CpuMeter.Seconds(Environment.ProcessId) - cpu) / Number(all))
                : throw new InvalidOperationException($"pgbench said: {errors}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string? FindPgbench() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => $"{d}/bin") : [])
        .Select(directory => Path.Combine(directory, "pgbench")).FirstOrDefault(File.Exists);

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();

    [GeneratedRegex(@"transactions actually processed: ([0-9]+)")]
    private static partial Regex Transactions();
}
