using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Benchmarks;

/// <summary>Folding a stream of 100 events, beside reading the rows and folding them by hand.</summary>
internal static class FoldBenchmark
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    /// <summary>Reads the streams that a rebuild is measured with.</summary>
    public static async Task RunAsync(BenchDatabase database, int rounds)
    {
        using var node = await database.BuildNodeAsync();
        var store = node.Services.GetRequiredService<IDocumentStore>();
        foreach (var clients in new[] { 1, 8 })
        {
            var pairs = new List<(Rate, Rate)>();
            for (var round = -1; round < rounds; round++)
            {
                var raw = await MeasureAsync(clients, key => RawAsync(database.Source, key));
                var ours = await MeasureAsync(clients, async key =>
                {
                    await using var session = store.LightweightSession();
                    return (await session.Events.FetchForWriting<Counter>(key)).Aggregate?.Total ?? 0;
                });
                if (round >= 0)
                    pairs.Add((ours, raw));
            }
            Report.AtLeast($"fold a stream of 100 events, {clients} client(s)", "per s", "by hand", pairs, 0.9);
        }
    }

    private static async Task<long> RawAsync(NpgsqlDataSource source, string key)
    {
        var total = 0L;
        await using var command = source.CreateCommand("select type, data from store.events where stream_key = $1 order by version");
        command.Parameters.Add(new() { Value = key });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var data = reader.GetFieldValue<byte[]>(1);
            if (reader.GetString(0) == "bench.counter_raised")
                total += StoreJson.Read<CounterRaised>(data).By;
            else
                StoreJson.Read<CounterOpened>(data);
        }
        return total;
    }

    private static async Task<Rate> MeasureAsync(int clients, Func<string, Task<long>> fold)
    {
        var cpu = CpuMeter.Seconds(Environment.ProcessId);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var done = 0;
            while (watch.Elapsed < Slice)
                await fold($"counter/{(client * 250 + done++) % 2_000}");
            return done;
        })));
        return new(counts.Sum() / watch.Elapsed.TotalSeconds, (CpuMeter.Seconds(Environment.ProcessId) - cpu) / counts.Sum());
    }
}
