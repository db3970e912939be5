using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Store.Tests;

/// <summary>What came of rebuilding under questions and writes.</summary>
/// <param name="Reads">Questions asked meanwhile.</param>
/// <param name="FailedReads">Those without an answer, or with one that had been overtaken by an earlier one.</param>
/// <param name="Appended">Events written meanwhile.</param>
/// <param name="Times">How long each rebuild took, the one that was broken off and taken up included.</param>
/// <param name="RowsAreEqual">Of what followed the log and of a fold from its first event.</param>
public sealed record RebuildOutcome(long Events, int Reads, int FailedReads, int Appended, IReadOnlyList<TimeSpan> Times, bool RowsAreEqual);

/// <summary>Rebuilds a long log while it is read and written; the second time the program is stopped in the middle and started again.</summary>
public sealed class RebuildStorm(string connectionString, int shelves, int itemsOfEach)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    private int reads;
    private int failed;
    private int appended;

    public async Task<RebuildOutcome> RunAsync()
    {
        var times = new List<TimeSpan>();
        await using (var host = await StartAsync())
        {
            await FillAsync(host);
            Assert.True(await host.Projections.WaitForNonStaleProjectionDataAsync(Limit));
            using var end = new CancellationTokenSource();
            var questions = AskAsync(host, end.Token);
            var writes = WriteAsync(host, end.Token);
            times.Add(await TimedAsync(async () =>
            {
                await host.Projections.RebuildAsync("shelves");
                Assert.True(await host.Projections.WaitForRebuildAsync("shelves", Limit));
            }));

            // Stopped in the middle: what it had begun is taken up by whoever comes next.
            await host.Projections.RebuildAsync("shelves");
            await StoreHost.UntilAsync(async () => (await host.Projections.StatusAsync()).Single() is { Building: null } or { BuildingShare: > 0 });
            await end.CancelAsync();
            await Task.WhenAll(questions, writes);
        }

        await using var next = await StartAsync();
        times.Add(await TimedAsync(async () => Assert.True(await next.Projections.WaitForRebuildAsync("shelves", Limit))));
        await next.AppendAsync("shelf/last", 0, new ShelfOpened("Last"), new ItemPlaced("tea", 1));
        Assert.True(await next.Projections.WaitForNonStaleProjectionDataAsync(Limit));
        var followed = await next.LiveAsync();
        times.Add(await TimedAsync(async () =>
        {
            await next.Projections.RebuildAsync("shelves");
            Assert.True(await next.Projections.WaitForRebuildAsync("shelves", Limit));
        }));
        var equal = followed != await next.LiveAsync() && await next.DumpAsync(followed) == await next.DumpAsync(await next.LiveAsync());
        var events = await next.ScalarAsync("select count(*) from store.events");
        return new(events, reads, failed, appended, times, equal);
    }

    // Rows are looked up by key: what a projection that asks questions costs is not the point here.
    private Task<StoreHost> StartAsync() => StoreHost.StartAsync(connectionString, module => module.Add<DoublingProjection>());

    private async Task FillAsync(StoreHost host)
    {
        for (var from = 0; from < shelves; from += 1_000)
        {
            await host.ScalarAsync($$"""
                with made as (
                    insert into store.events (stream_key, version, type, data, recorded_at)
                    select 'shelf/' || s, v, case when v = 1 then 'shelves.shelf_opened' else 'shelves.item_placed' end,
                        (case when v = 1 then '{"name":"Shelf ' || s || '"}' else '{"item":"item ' || (s * 7 + v) % 50 || '","quantity":1}' end)::json, now()
                    from generate_series({{from}}, {{Math.Min(from + 1_000, shelves) - 1}}) s, generate_series(1, {{itemsOfEach + 1}}) v
                    order by v, s returning 1)
                select count(*) from made
                """);
        }
    }

    /// <summary>Asks all the time, and remembers what the answer before said: rows do not go back when another generation answers.</summary>
    private async Task AskAsync(StoreHost host, CancellationToken end)
    {
        var before = 0;
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!end.IsCancellationRequested && await pause.WaitForNextTickAsync(CancellationToken.None))
        {
            reads++;
            try
            {
                var now = await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/written").Select(s => s.Items).SingleOrDefaultAsync(CancellationToken.None));
                failed += now < before ? 1 : 0;
                before = now;
            }
#pragma warning disable CA1031 // whatever it is, the question has failed
            catch (Exception)
#pragma warning restore CA1031
            {
                failed++;
            }
        }
    }

    private async Task WriteAsync(StoreHost host, CancellationToken end)
    {
        await host.AppendAsync("shelf/written", 0, new ShelfOpened("Written"));
        for (var version = 1L; !end.IsCancellationRequested; version++)
        {
            await host.AppendAsync("shelf/written", version, new ItemPlaced("tea", 1));
            appended++;
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(20), end));
        }
    }

    private static async Task<TimeSpan> TimedAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }
}
