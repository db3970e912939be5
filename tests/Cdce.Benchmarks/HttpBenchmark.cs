using System.Diagnostics;
using System.Text;
using Cdce.Api.Accounts;
using Cdce.Api.Keys;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Benchmarks;

/// <summary>
/// The program's own endpoints, with sign-in, policies, validation and problem details, beside bare endpoints that do one
/// SQL statement on the same tables; each in a process of its own, over the loopback at 8 connections, in turns.
/// </summary>
internal static class HttpBenchmark
{
    private const int Facts = 20_000;
    private const int Connections = 8;
    private const string Commune = "62063";
    private const int WarmUp = 5_000;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(BenchDatabase database, int rounds, bool load, bool start)
    {
        string[] Ours(int port) =>
            ["Cdce.Api.dll", "--quiet=1", $"--port={port}", $"--data={Path.GetTempPath()}/cdce-bench-data"];
        await using (var first = await ServerProcess.StartAsync("/health/ready", Ours, database.ConnectionString))
        {
            var activities = await FillAsync(database);
            if (load)
                await LoadAsync(database, first, activities, rounds);
        }
        if (start)
            await StartsAsync(database, Ours, rounds);
    }

    private static async Task LoadAsync(BenchDatabase database, ServerProcess program, string activities, int rounds)
    {
        var ids = await IdsAsync(database, activities);
        var size = await SizeAsync(program, "/api/v1/campaign/publicTitles");
        await using var bare = await ServerProcess.StartAsync("/",
            port => ["Cdce.Benchmarks.dll", "serve-bare", $"{port}", database.ConnectionString, activities, $"{size}"]);
        var key = await KeyAsync(database);
        var signedIn = $"Authorization: Bearer {key}\r\n";

        await CompareAsync("GET public list, stored bytes", "constant", rounds, 0.5, program, bare,
            () => Get("/api/v1/campaign/publicTitles", ""), () => Get("/constant", ""));
        await CompareAsync("GET one fact", "bare", rounds, 0.6, program, bare,
            () => Get($"/api/v1/campaign/activities/{ids[Random.Shared.Next(ids.Count)]}", signedIn),
            () => Get($"/one/{ids[Random.Shared.Next(ids.Count)]}", ""));
        await CompareAsync("GET list of 50, filtered and sorted", "bare", rounds, 0.7, program, bare,
            () => Get("/api/v1/campaign/activities?kind=pressClip&pageSize=50", signedIn), () => Get("/list?kind=pressClip", ""));
        var day = 0;
        await CompareAsync("the same, asked for the first time", "bare", rounds, 0.7, program, bare,
            () => Get($"/api/v1/campaign/activities?kind=pressClip&pageSize=50&to={new DateOnly(2030, 1, 1).AddDays(Interlocked.Increment(ref day)):yyyy-MM-dd}", signedIn),
            () => Get("/list?kind=pressClip", ""));
        await CompareAsync("POST one fact", "bare", rounds, 0.5, program, bare,
            () => Post("/api/v1/campaign/activities", signedIn), () => Post("/one", ""));
        await PortfolioAsync(program, signedIn, rounds);
        Report.AtMost("memory after that load", "MB", "bare", [(program.Memory, bare.Memory)], 2);
    }

    // What a coordinator sees first: every commune with its title, criteria, grade, momentum and alerts.
    private static async Task PortfolioAsync(ServerProcess program, string signedIn, int rounds)
    {
        var request = Get("/api/v1/campaign/communes?pageSize=500", signedIn);
        using var client = await LoadClient.ConnectAsync(program.Port);
        var times = new List<(double, double)>();
        for (var time = -3; time < 5 * rounds; time++)
        {
            var start = Stopwatch.GetTimestamp();
            var (status, _) = await client.SendAsync(request);
            if (status != 200)
                throw new InvalidOperationException($"Answered {status}.");
            if (time >= 0)
                times.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1_000));
        }

        Report.AtMost("GET portfolio of all communes, alone", "ms", "one second", times, 1);
    }

    private static async Task StartsAsync(BenchDatabase database, Func<int, string[]> arguments, int rounds)
    {
        var pairs = new List<(double, double)>();
        for (var round = -1; round < rounds; round++)
        {
            await using var empty = await ServerProcess.StartAsync("/", port => ["Cdce.Benchmarks.dll", "serve-nothing", $"{port}"]);
            await using var program = await ServerProcess.StartAsync("/health/ready", arguments, database.ConnectionString);
            if (round >= 0)
                pairs.Add((program.StartedIn.TotalMilliseconds, empty.StartedIn.TotalMilliseconds));
        }
        Report.AtMost("cold start to the first 200", "ms", "empty app", pairs, 1.5);
    }

    private static async Task CompareAsync(string what, string peer, int rounds, double goal,
        ServerProcess program, ServerProcess bare, Func<byte[]> ours, Func<byte[]> theirs)
    {
        var pairs = new List<(Rate, Rate)>();
        var slowest = new List<(double, double)>();
        // Until what runs often is compiled for speed; on a busy machine that takes a while.
        await MeasureAsync(bare, theirs, WarmUp);
        await MeasureAsync(program, ours, WarmUp);
        for (var round = 0; round < rounds; round++)
        {
            var limit = await MeasureAsync(bare, theirs);
            var full = await MeasureAsync(program, ours);
            pairs.Add((full.Rate, limit.Rate));
            slowest.Add((full.P99, limit.P99));
        }
        Report.AtLeast(what, "req/s", peer, pairs, goal);
        Report.AtMost($"  its p99 at {Connections} connections", "ms", peer, slowest, 2);
    }

    /// <param name="atLeast">How many requests, within the longest warm-up.</param>
    private static async Task<(Rate Rate, double P99)> MeasureAsync(ServerProcess server, Func<byte[]> request, int atLeast = 0)
    {
        var sent = 0;
        var cpu = CpuMeter.Seconds(server.Id);
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var client = await LoadClient.ConnectAsync(server.Port);
            var mine = new List<double>();
            while (watch.Elapsed < Slice || (Interlocked.Increment(ref sent) < atLeast && watch.Elapsed < LongestWarmUp))
            {
                var bytes = request();
                var start = Stopwatch.GetTimestamp();
                var (status, _) = await client.SendAsync(bytes);
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (status is < 200 or >= 300)
                    throw new InvalidOperationException($"Answered {status}.");
            }
            return mine;
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        var all = times.SelectMany(t => t).Order().ToList();
        return (new(all.Count / seconds, (CpuMeter.Seconds(server.Id) - cpu) / all.Count), all[(int)(all.Count * 0.99)]);
    }

    private static byte[] Get(string path, string headers) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

    private static byte[] Post(string path, string headers)
    {
        var body = $$"""{"nisCode":"{{Commune}}","kind":"pressClip","on":"2026-01-15","summary":"An article in the local paper"}""";
        return Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Idempotency-Key: {Guid.CreateVersion7()}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private static async Task<int> SizeAsync(ServerProcess server, string path)
    {
        using var client = await LoadClient.ConnectAsync(server.Port);
        return (await client.SendAsync(Get(path, ""))).Length;
    }

    private static async Task<string> KeyAsync(BenchDatabase database)
    {
        await using var accounts = new AccountsDb(new DbContextOptionsBuilder<AccountsDb>().UseNpgsql(database.Source).Options);
        var (_, key) = await CreateKey.NewAsync(
            accounts, "bench", Role.NationalCoordinator, [], null, simulating: false, TimeProvider.System, CancellationToken.None);
        return key;
    }

    /// <summary>Facts of one commune, a title for each; the table of activities once it holds them.</summary>
    private static async Task<string> FillAsync(BenchDatabase database)
    {
        await database.ExecuteAsync($$$"""
            insert into store.events (stream_key, version, type, data, recorded_at, happened_on)
            select 'activity/' || id, 1, 'campaign.activity_recorded',
                json_build_object('activityId', id, 'nisCode', '{{{Commune}}}', 'fact', json_build_object(
                    'kind', case n % 20 when 0 then 'pressClip' else 'awarenessAction' end,
                    'on', day, 'summary', 'Fact number ' || n)),
                now(), day
            from (
                select n, gen_random_uuid() as id, date '2016-01-01' + n % 3600 as day from generate_series(1, {{{Facts}}}) n) f;
            insert into store.events (stream_key, version, type, data, recorded_at, happened_on)
            select 'title-file/' || nis, 1, 'campaign.title_step_recorded',
                json_build_object('nisCode', nis, 'fact', json_build_object(
                    'stepId', gen_random_uuid(), 'step', 'awarded', 'on', '2020-10-01', 'offPlatform', true)),
                now(), date '2020-10-01'
            from (select split_part(stream_key, '/', 2) as nis from store.events where stream_key like 'commune/%' and version = 1) c
            """);
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < TimeSpan.FromMinutes(2))
        {
            await using var command = database.Source.CreateCommand("""
                select g.name from store.generations g join store.checkpoints c on c.name = g.name
                where g.module = 'campaign' and g.state = 'live' and g.as_of is null
                    and (c.tx, c.sequence) >= (select tx, sequence from store.events order by tx desc, sequence desc limit 1)
                """);
            if (await command.ExecuteScalarAsync() is string generation)
            {
                await database.ExecuteAsync("vacuum analyze");
                return $"{generation}.activities";
            }
            await Task.Delay(50);
        }
        throw new TimeoutException("The facts do not reach the read models.");
    }

    private static async Task<IReadOnlyList<Guid>> IdsAsync(BenchDatabase database, string table)
    {
        var ids = new List<Guid>();
        await using var command = database.Source.CreateCommand($"select \"ActivityId\" from {table}");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            ids.Add(reader.GetGuid(0));
        return ids;
    }
}
