using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Benchmarks;

/// <summary>Building a read model from 200,000 events in 2,000 streams, beside copying them out in order.</summary>
internal static class RebuildBenchmark
{
    private const int Events = 200_000;
    private const int Streams = 2_000;
    private const int WarmUp = 8; // until what runs often is compiled for speed
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Puts the events into the log, in place of what it held.</summary>
    public static async Task FillAsync(BenchDatabase database)
    {
        using var node = await database.BuildNodeAsync();
        await database.ExecuteAsync($$"""
            truncate store.events;
            insert into store.events (stream_key, version, type, data, recorded_at)
            select 'counter/' || n % {{Streams}}, n / {{Streams}} + 1,
                case when n < {{Streams}} then 'bench.counter_opened' else 'bench.counter_raised' end,
                case when n < {{Streams}} then json_build_object('name', 'Counter ' || n)
                    else json_build_object('by', n % 7, 'note', 'one row, as wide as an event') end,
                now()
            from generate_series(0, {{Events - 1}}) n order by n;
            """);
        await database.ExecuteAsync("vacuum analyze store.events");
    }

    public static async Task RunAsync(BenchDatabase database, int rounds)
    {
        using var node = await database.BuildNodeAsync();
        await node.StartAsync();
        var projections = node.Services.GetRequiredService<ProjectionCoordinator>();
        await projections.WaitForNonStaleProjectionDataAsync(Limit);

        var pairs = new List<(Rate, Rate)>();
        for (var round = -WarmUp; round < rounds; round++)
        {
            var limit = await CopyAsync(database.Source);
            var cpu = CpuMeter.Seconds(Environment.ProcessId);
            var watch = Stopwatch.StartNew();
            await projections.RebuildAsync("bench");
            await projections.WaitForRebuildAsync("bench", Limit);
            if (round >= 0)
                pairs.Add((RateSince(watch, cpu), limit));
        }
        Report.AtLeast("rebuild a read model, 200,000 events", "per s", "ordered COPY", pairs, 0.6);
        await node.StopAsync();
    }

    private static async Task<Rate> CopyAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        var cpu = CpuMeter.Seconds(Environment.ProcessId);
        var watch = Stopwatch.StartNew();
        await using (var copy = await connection.BeginRawBinaryCopyAsync("""
            copy (select tx, sequence, stream_key, version, type, recorded_at, happened_on, user_name, correlation_id, headers, data
                from store.events order by tx, sequence) to stdout (format binary)
            """))
        {
            await copy.CopyToAsync(Stream.Null);
        }
        return RateSince(watch, cpu);
    }

    private static Rate RateSince(Stopwatch watch, double cpu) =>
        new(Events / watch.Elapsed.TotalSeconds, (CpuMeter.Seconds(Environment.ProcessId) - cpu) / Events);
}
