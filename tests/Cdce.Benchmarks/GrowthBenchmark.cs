using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Benchmarks;

/// <summary>One command (load a stream, append, save, wait for its read model) in a log that grows.</summary>
internal static class GrowthBenchmark
{
    private const int Smallest = 10_000;
    private const int PerStream = 10;
    private const int Commands = 500;
    private const int WarmUp = 5_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <param name="largest">Events of the largest log.</param>
    public static async Task RunAsync(BenchDatabase database, long largest)
    {
        using var node = await database.BuildNodeAsync();
        await node.StartAsync();
        var projections = node.Services.GetRequiredService<ProjectionCoordinator>();
        double? smallest = null;
        for (long size = Smallest, held = 0; size <= largest; (held, size) = (size, size * 10))
        {
            await FillAsync(database, held, size);
            // A log that holds so many events, not one that is still taking them in.
            await projections.WaitForNonStaleProjectionDataAsync(Limit);
            await node.Services.GetRequiredService<AuditChain>().ExtendToEndAsync();
            await database.ExecuteAsync("vacuum analyze");
            // Until what runs often is compiled for speed: else the first size would be measured slower than it is.
            await MeasureAsync(node.Services, size, smallest is null ? WarmUp : Commands);
            var time = await MeasureAsync(node.Services, size, Commands);
            smallest ??= time;
            if (size > Smallest)
            {
                Report.AtMost(string.Create(CultureInfo.InvariantCulture, $"one command, {size:N0} events"), "ms",
                    $"{Smallest / 1_000},000 events", [(time, smallest.Value)], 1.25);
            }
        }
        await node.StopAsync();
    }

    private static Task FillAsync(BenchDatabase database, long held, long size) => database.ExecuteAsync($$"""
        insert into store.events (stream_key, version, type, data, recorded_at)
        select 'growth/' || n / {{PerStream}}, n % {{PerStream}} + 1,
            case n % {{PerStream}} when 0 then 'bench.counter_opened' else 'bench.counter_raised' end,
            case n % {{PerStream}} when 0 then json_build_object('name', 'Counter ' || n)
                else json_build_object('by', n % 7, 'note', 'one row, as wide as an event') end,
            now()
        from generate_series({{held}}, {{size - 1}}) n order by n
        """);

    private static async Task<double> MeasureAsync(IServiceProvider services, long size, int commands)
    {
        var store = services.GetRequiredService<IDocumentStore>();
        var projections = services.GetRequiredService<ProjectionCoordinator>();
        var times = new List<double>();
        for (var i = 0; i < commands; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var session = store.LightweightSession();
            var stream = await session.Events.FetchForWriting<Counter>($"growth/{Random.Shared.NextInt64(size / PerStream)}");
            stream.AppendOne(new CounterRaised(1, "one row, as wide as an event"));
            await session.SaveChangesAsync();
            if (session.LastCommit() is { } commit)
                await projections.WaitForAsync(commit.Modules, commit.Position, Limit);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Report.Median(times);
    }
}
