using Cdce.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Store.Tests;

public sealed class ProjectionTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static Task<List<string>> RowsAsync(StoreHost host) => host.ReadAsync(async db =>
    {
        var rows = await db.Shelves.OrderBy(s => s.Key).Select(s => $"{s.Key} {s.Name} {s.Items} {s.Events}").ToListAsync();
        var items = await db.Items.OrderBy(i => i.Item).Select(i => $"{i.Item} {i.Shelves}").ToListAsync();
        var colours = await db.Colours.OrderBy(c => c.Colour).Select(c => $"{c.Colour} {c.Times}").ToListAsync();
        return rows.Concat(items).Concat(colours).ToList();
    });

    [Fact]
    public async Task What_a_session_saved_is_read_after_waiting_for_it()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        await using var session = host.Store.LightweightSession();
        session.Events.Append("shelf/wait", 0, new ShelfOpened("Wait"));
        await session.SaveChangesAsync();
        var commit = session.LastCommit() ?? throw new InvalidOperationException();

        Assert.True(await host.Projections.WaitForAsync(commit.Modules, commit.Position, StoreHost.Limit));

        Assert.Equal("Wait", await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/wait").Select(s => s.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_rebuild_in_large_pages_gives_the_rows_that_small_pages_gave()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        for (var shelf = 0; shelf < 20; shelf++)
        {
            await host.FillAsync($"shelf/r{shelf}", "tea", $"only-{shelf}", "coffee");
            await host.AppendAsync($"shelf/r{shelf}", 4, new ShelfPainted("red"), new ShelfPainted("blue"));
            if (shelf % 4 == 3)
                await host.AppendAsync($"shelf/r{shelf}", 6, new ShelfClosed(), new ShelfPainted("red"));
            if (shelf % 5 == 0)
                await host.CaughtUpAsync();
        }
        await host.CaughtUpAsync();
        var before = await RowsAsync(host);
        var generation = (await host.Projections.StatusAsync()).Single().Generation;

        await host.Projections.RebuildAsync("shelves");
        Assert.True(await host.Projections.WaitForRebuildAsync("shelves", StoreHost.Limit));

        Assert.NotEqual(generation, (await host.Projections.StatusAsync()).Single().Generation);
        Assert.Equal(before, await RowsAsync(host));
        Assert.Contains("red 1", before);
        Assert.Contains("blue 20", before);
        Assert.Contains("only-7 1", before);
    }

    [Fact]
    public async Task A_changed_projection_builds_its_own_generation_while_the_old_program_goes_on()
    {
        await using var old = await StoreHost.StartAsync(database.ConnectionString);
        await old.FillAsync("shelf/changed", "tea", "tea");
        await old.CaughtUpAsync();

        await using var changed = await StoreHost.StartAsync(database.ConnectionString, module => module.Add<DoublingProjection>());
        await changed.CaughtUpAsync();
        await changed.AppendAsync("shelf/changed", 3, new ItemPlaced("tea", 1));
        await changed.CaughtUpAsync();
        await old.CaughtUpAsync();

        Assert.Equal(3, await old.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/changed").Select(s => s.Items).SingleAsync()));
        Assert.Equal(6, await changed.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/changed").Select(s => s.Items).SingleAsync()));
    }

    [Fact]
    public async Task A_second_node_reads_what_the_first_projects_and_takes_over_from_it()
    {
        var first = await StoreHost.StartAsync(database.ConnectionString);
        await first.CaughtUpAsync();
        await using var second = await StoreHost.StartAsync(database.ConnectionString);
        await second.FillAsync("shelf/second", "tea");
        await second.CaughtUpAsync();
        Assert.Equal(1, await second.ReadAsync(db => db.Shelves.CountAsync(s => s.Key == "shelf/second")));

        await first.DisposeAsync();
        await second.FillAsync("shelf/third", "tea");
        await second.CaughtUpAsync();
        Assert.Equal(1, await second.ReadAsync(db => db.Shelves.CountAsync(s => s.Key == "shelf/third")));
    }

    [Fact]
    public async Task A_stopped_projection_stands_still_until_it_is_started()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        await host.CaughtUpAsync();
        await host.Projections.StopAsync("shelves");
        var generations = host.Services.GetRequiredService<Generations>();
        var live = generations.Live("shelves") ?? throw new InvalidOperationException();
        await StoreHost.UntilAsync(() => Task.FromResult(generations.ReachedHere(live.Name) is null));

        await host.FillAsync("shelf/stopped", "tea");
        Assert.Equal(0, await host.ReadAsync(db => db.Shelves.CountAsync(s => s.Key == "shelf/stopped")));
        var status = (await host.Projections.StatusAsync()).Single();
        Assert.True(status.Stopped);
        Assert.Equal(2, status.LagEvents);

        await host.Projections.StartAsync("shelves");
        await host.CaughtUpAsync();
        Assert.Equal(1, await host.ReadAsync(db => db.Shelves.CountAsync(s => s.Key == "shelf/stopped")));
    }
}

/// <summary>A projection that cannot take an event, in a database of its own: the fix is a switch of the whole process.</summary>
[Collection(nameof(ShelfProjection.WallsAreHandled))]
public sealed class PoisonTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_poison_event_sets_its_stream_aside_and_replays_after_the_fix()
    {
        ShelfProjection.WallsAreHandled = false;
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        await host.FillAsync("shelf/sick", "tea");
        await host.AppendAsync("shelf/sick", 2, new ShelfWalled(), new ItemPlaced("tea", 10));
        await host.FillAsync("shelf/well", "tea", "tea");
        await host.CaughtUpAsync();

        Assert.Equal(1, await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/sick").Select(s => s.Items).SingleAsync()));
        Assert.Equal(2, await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/well").Select(s => s.Items).SingleAsync()));
        var waiting = Assert.Single(await host.Projections.ListSetAsideAsync());
        Assert.Equal(("shelf/sick", 3L, "shelves.shelf_walled"), (waiting.StreamKey, waiting.Version, waiting.EventType));
        Assert.Contains("A walled shelf has no row.", waiting.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await host.Projections.StatusAsync()).Single().SetAside);

        ShelfProjection.WallsAreHandled = true;
        await host.Projections.ReplaySetAsideAsync("shelf/sick");
        await StoreHost.UntilAsync(async () => (await host.Projections.ListSetAsideAsync()).Count == 0);

        Assert.Equal(11, await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/sick").Select(s => s.Items).SingleAsync()));
        await host.AppendAsync("shelf/sick", 4, new ItemPlaced("tea", 1));
        await host.CaughtUpAsync();
        Assert.Equal(12, await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/sick").Select(s => s.Items).SingleAsync()));
    }

    [Fact]
    public async Task Others_do_not_wait_while_a_stream_is_tried_again()
    {
        ShelfProjection.WallsAreHandled = false;
        await using var host = await StoreHost.StartAsync(database.ConnectionString, more: o => o.RetryPauses = [TimeSpan.FromHours(1)]);
        await host.AppendAsync("shelf/slow", 0, new ShelfOpened("Slow"), new ShelfWalled());
        // Were the pause taken in the loop, these would come in an hour.
        await host.FillAsync("shelf/quick", "tea", "tea", "tea");
        await host.CaughtUpAsync();

        Assert.Equal(3, await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/quick").Select(s => s.Items).SingleAsync()));
        Assert.Contains(await host.Projections.ListSetAsideAsync(), s => s.StreamKey == "shelf/slow");
    }

    [Fact]
    public async Task A_page_with_several_poison_events_loses_none_of_the_others()
    {
        ShelfProjection.WallsAreHandled = false;
        await using var host = await StoreHost.StartAsync(database.ConnectionString, more: o => o.RetryPauses = []);
        await host.CaughtUpAsync();
        await host.Projections.StopAsync("shelves");
        var sick = new[] { 3, 40, 41, 77, 99 };
        for (var shelf = 0; shelf < 100; shelf++)
        {
            await host.FillAsync($"shelf/page{shelf}", "tea");
            if (sick.Contains(shelf))
                await host.AppendAsync($"shelf/page{shelf}", 2, new ShelfWalled(), new ItemPlaced("tea", 1000));
        }

        await host.Projections.StartAsync("shelves");
        await host.CaughtUpAsync();

        Assert.Equal(100, await host.ReadAsync(db => db.Shelves.Where(s => s.Key.StartsWith("shelf/page")).SumAsync(s => s.Items)));
        Assert.Equal(sick.Select(s => ($"shelf/page{s}", 3L)).Order(),
            (await host.Projections.ListSetAsideAsync()).Where(s => s.StreamKey.StartsWith("shelf/page", StringComparison.Ordinal)).Select(s => (s.StreamKey, s.Version)).Order());
    }

    [Fact]
    public async Task What_passes_by_itself_needs_no_operator()
    {
        ShelfProjection.WallsAreHandled = false;
        await using var host = await StoreHost.StartAsync(database.ConnectionString,
            more: o => o.RetryPauses = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(50), 400)]);
        await host.AppendAsync("shelf/passing", 0, new ShelfOpened("Passing"), new ShelfWalled(), new ItemPlaced("tea", 7));
        await host.CaughtUpAsync();
        Assert.Contains(await host.Projections.ListSetAsideAsync(), s => s.StreamKey == "shelf/passing");

        ShelfProjection.WallsAreHandled = true;
        await StoreHost.UntilAsync(async () => (await host.Projections.ListSetAsideAsync()).All(s => s.StreamKey != "shelf/passing"));

        // A moment later where a generation that never failed has taken over.
        await StoreHost.UntilAsync(async () =>
            await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/passing").Select(s => s.Items).SingleAsync()) == 7);
    }
}

/// <summary>Rows after a replay are those of a log that never failed, in a database of its own.</summary>
[Collection(nameof(ShelfProjection.WallsAreHandled))]
public sealed class ReplayTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_replay_ends_in_the_rows_of_a_fold_from_the_first_event()
    {
        ShelfProjection.WallsAreHandled = false;
        await using var host = await StoreHost.StartAsync(database.ConnectionString, more: o => o.RetryPauses = []);
        await host.AppendAsync("shelf/sick", 0, new ShelfOpened("Sick"), new ShelfWalled(), new ShelfPainted("red"), new ItemPlaced("tea", 5));
        // Closing takes the red paint away: what the sick shelf has to say of it comes too late for that.
        await host.AppendAsync("shelf/well", 0, new ShelfOpened("Well"), new ShelfPainted("blue"), new ShelfClosed());
        await host.CaughtUpAsync();
        var replayed = await host.LiveAsync();

        ShelfProjection.WallsAreHandled = true;
        await host.Projections.ReplaySetAsideAsync("shelf/sick");
        await StoreHost.UntilAsync(async () => (await host.Projections.ListSetAsideAsync()).Count == 0);
        await StoreHost.UntilAsync(async () => await host.LiveAsync() != replayed);
        var after = await host.LiveAsync();
        await host.Projections.RebuildAsync("shelves");
        await StoreHost.UntilAsync(async () => await host.LiveAsync() != after);

        Assert.Equal(await host.DumpAsync(await host.LiveAsync()), await host.DumpAsync(after));
        // The control: what the replay alone had made was another thing.
        Assert.NotEqual(await host.DumpAsync(after), await host.DumpAsync(replayed));
    }
}

public sealed class AsOfTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Asked = new(2026, 2, 15);

    [Fact]
    public async Task The_past_is_read_as_it_was_true_and_as_it_was_known()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        host.Clock.MoveTo(new(2026, 2, 10, 12, 0, 0, TimeSpan.Zero));
        await host.AppendAsync("shelf/a", 0, new ShelfOpened("A"), new ItemPlaced("tea", 1));
        host.Clock.MoveTo(new(2026, 2, 15, 22, 59, 0, TimeSpan.Zero)); // still the 15th in Brussels
        await host.AppendAsync("shelf/a", 2, new ItemPlaced("tea", 10));
        host.Clock.MoveTo(new(2026, 2, 15, 23, 1, 0, TimeSpan.Zero)); // the 16th
        await host.AppendAsync("shelf/a", 3, new ItemPlaced("late entry", 100, On: new(2026, 2, 12)));
        await host.AppendAsync("shelf/a", 4, new ItemPlaced("later", 1000));

        Assert.True((await host.Projections.PreparePastAsync("shelves", Asked, AsOfReading.TrueThen, StoreHost.Limit)).Ready);
        Assert.True((await host.Projections.PreparePastAsync("shelves", Asked, AsOfReading.KnownThen, StoreHost.Limit)).Ready);
        await host.CaughtUpAsync();

        Assert.Equal(1111, await ItemsAsync(host, null, default));
        Assert.Equal(111, await ItemsAsync(host, Asked, AsOfReading.TrueThen));
        Assert.Equal(11, await ItemsAsync(host, Asked, AsOfReading.KnownThen));

        // A fact recorded now about then changes the one and not the other.
        await host.AppendAsync("shelf/a", 5, new ItemPlaced("remembered", 10_000, On: new(2026, 2, 1)));
        await StoreHost.UntilAsync(async () => await ItemsAsync(host, Asked, AsOfReading.TrueThen) == 10_111);
        Assert.Equal(11, await ItemsAsync(host, Asked, AsOfReading.KnownThen));
    }

    [Fact]
    public async Task A_day_that_was_not_prepared_is_not_answered()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        await host.CaughtUpAsync();

        await Assert.ThrowsAsync<ReadModelsNotReadyException>(() => ItemsAsync(host, new(2020, 1, 1), AsOfReading.TrueThen));
    }

    [Fact]
    public async Task The_day_unused_for_longest_makes_room()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString, more: o => o.PastGenerationsKept = 2);
        for (var day = 1; day <= 3; day++)
            await host.Projections.PreparePastAsync("shelves", new(2025, 6, day), AsOfReading.TrueThen, StoreHost.Limit);

        var generations = host.Services.GetRequiredService<Generations>();
        await StoreHost.UntilAsync(() => Task.FromResult(generations.Past("shelves", new(2025, 6, 1), AsOfReading.TrueThen) is null));
        Assert.NotNull(generations.Past("shelves", new(2025, 6, 3), AsOfReading.TrueThen));
    }

    [Fact]
    public async Task Past_days_are_built_in_turn_and_thrown_away()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString, more: o =>
        {
            o.PastGenerationsBuilt = 1;
            o.PastGenerationsKept = 2;
            o.ReplacedGenerationsKept = TimeSpan.Zero;
        });
        await host.FillAsync("shelf/turn", "tea");
        await host.CaughtUpAsync();
        var generations = host.Services.GetRequiredService<Generations>();
        var days = Enumerable.Range(1, 4).Select(day => new DateOnly(2025, 8, day)).ToList();
        var asked = Task.WhenAll(days.Select(day => host.Projections.PreparePastAsync("shelves", day, AsOfReading.KnownThen, StoreHost.Limit)));
        var followed = 0;
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!asked.IsCompleted && await look.WaitForNextTickAsync())
        {
            followed = Math.Max(followed, generations.Known("shelves").Count(g => g is { AsOf: not null, State: GenerationState.Building } && generations.ReachedHere(g.Name) is not null));
        }

        Assert.All(await asked, p => Assert.True(p.Ready));
        Assert.InRange(followed, 0, 1);
        Assert.False((await host.Projections.FindPastAsync("shelves", new(2020, 1, 1), AsOfReading.KnownThen)).Ready);
        // The present and two of the past stay, and no table of the others.
        var source = host.Services.GetRequiredService<StoreConnections>().Main;
        await StoreHost.UntilAsync(async () =>
        {
            await using var command = source.CreateCommand("""
                select count(*) from pg_namespace n where nspname like 'shelves\_g%'
                    and not exists (select from store.generations g where g.name = nspname and (g.as_of is null or g.state = 'live'))
                """);
            return await command.ExecuteScalarAsync() is 0L && generations.Known("shelves").Count(g => g.AsOf is not null) <= 2;
        });
    }

    private static Task<int> ItemsAsync(StoreHost host, DateOnly? day, AsOfReading reading) =>
        host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/a").Select(s => s.Items).SingleAsync(), day, reading);
}
