using Cdce.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Store.Tests;

public sealed record ShelfNamedV1(string Title);

/// <summary>Old shapes, fences, and what a restored log needs.</summary>
public sealed class GenerationTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task An_old_shape_is_lifted_for_folds_and_projections()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString, more: options =>
            options.Events.Upcast<ShelfNamedV1, ShelfOpened>("shelves.shelf_named", old => new(old.Title, new(2020, 1, 1))));
        await using (var command = host.Services.GetRequiredService<StoreConnections>().Main.CreateCommand("""
            insert into store.events (stream_key, version, type, data, recorded_at)
            values ('shelf/old', 1, 'shelves.shelf_named', '{"title":"Old"}', now())
            """))
        {
            await command.ExecuteNonQueryAsync();
        }
        await host.CaughtUpAsync();

        await using var session = host.Store.LightweightSession();
        Assert.Equal("Old", (await session.Events.FetchForWriting<Shelf>("shelf/old")).Aggregate?.Name);
        Assert.Equal("Old", await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/old").Select(s => s.Name).SingleAsync()));
    }

    [Fact]
    public async Task Who_was_fenced_off_moves_no_checkpoint()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        var connections = host.Services.GetRequiredService<StoreConnections>();
        var first = await Checkpoint.TakeAsync(connections.Main, "fenced", default);
        var second = await Checkpoint.TakeAsync(connections.Main, "fenced", default);

        Assert.Throws<FencedOffException>(() => first.EnsureMoved(Move(first)));
        second.EnsureMoved(Move(second));

        Npgsql.NpgsqlBatchCommand Move(Checkpoint checkpoint)
        {
            using var connection = connections.Main.OpenConnection();
            using var batch = new Npgsql.NpgsqlBatch(connection);
            var move = checkpoint.Move(new(10, 10), 1);
            batch.BatchCommands.Add(move);
            batch.ExecuteNonQuery();
            return move;
        }
    }

    [Fact]
    public async Task A_lease_is_held_by_one_process_and_free_after_it()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        await using var other = await StoreHost.StartAsync(database.ConnectionString);
        var mine = host.Services.GetRequiredService<Leases>();
        var theirs = other.Services.GetRequiredService<Leases>();

        var lease = await mine.TryTakeAsync("a lease", default);
        Assert.NotNull(lease);
        Assert.Null(await mine.TryTakeAsync("a lease", default));
        Assert.Null(await theirs.TryTakeAsync("a lease", default));
        await lease.DisposeAsync();
        Assert.NotNull(await theirs.TryTakeAsync("a lease", default));
    }

    [Fact]
    public async Task Simulated_streams_and_ends_are_removed_and_real_ones_stay()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        await AppendAsync("shelf/demo", 0, simulated: true, new ShelfOpened("Demo"), new ItemPlaced("tea", 1));
        await AppendAsync("shelf/real", 0, simulated: false, new ShelfOpened("Real"), new ItemPlaced("tea", 1));
        await AppendAsync("shelf/real", 2, simulated: true, new ItemPlaced("demo tea", 10));
        await AppendAsync("shelf/mixed", 0, simulated: false, new ShelfOpened("Mixed"));
        await AppendAsync("shelf/mixed", 1, simulated: true, new ItemPlaced("demo tea", 10));
        await AppendAsync("shelf/mixed", 2, simulated: false, new ItemPlaced("tea", 1));
        await host.CaughtUpAsync();
        Assert.True(await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/demo").Select(s => s.Simulated).SingleAsync()));

        var removed = await host.Services.GetRequiredService<SimulatedData>().RemoveAsync();
        Assert.True(await host.Projections.WaitForRebuildAsync("shelves", StoreHost.Limit));

        Assert.Equal(new RemovedSimulated(Streams: 1, Events: 3, Kept: 1), removed);
        Assert.Equal(0, await host.ReadAsync(db => db.Shelves.CountAsync(s => s.Key == "shelf/demo")));
        Assert.Equal(1, await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/real").Select(s => s.Items).SingleAsync()));

        async Task AppendAsync(string key, long expected, bool simulated, params object[] events)
        {
            await using var session = host.Store.LightweightSession();
            if (simulated)
                session.SetHeader(EventHeaders.Simulated, true);
            session.Events.Append(key, expected, events);
            await session.SaveChangesAsync();
        }
    }
}

/// <summary>A dump restored into a cluster whose transaction ids have not come so far; in a database of its own.</summary>
public sealed class RestoredLogTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_log_from_another_cluster_is_renumbered_and_read_in_its_order()
    {
        await using (var before = await StoreHost.StartAsync(database.ConnectionString))
        {
            await before.FillAsync("shelf/restored", "tea", "tea", "coffee");
            await before.CaughtUpAsync();
            await using var age = before.Services.GetRequiredService<StoreConnections>().Main.CreateCommand(
                "update store.events set tx = (tx::text::bigint + 1000000000)::text::xid8");
            await age.ExecuteNonQueryAsync();
        }

        await using var after = await StoreHost.StartAsync(database.ConnectionString);
        await after.AppendAsync("shelf/restored", 4, new ItemPlaced("tea", 1));
        await after.CaughtUpAsync();

        Assert.Equal(4, await after.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/restored").Select(s => s.Items).SingleAsync()));
        var log = after.Services.GetRequiredService<EventLog>();
        Assert.Equal([1L, 2L, 3L, 4L, 5L], (await log.ReadPageAsync(default, [], 100)).Select(e => e.Metadata.Version));
    }
}

/// <summary>A checkpoint that stands behind events which are gone; in a database of its own.</summary>
public sealed class RestoredCheckpointTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_checkpoint_from_another_cluster_is_brought_back_even_where_the_events_before_it_are_gone()
    {
        await using (var before = await StoreHost.StartAsync(database.ConnectionString))
        {
            await before.FillAsync("shelf/kept", "tea");
            await before.CaughtUpAsync();
            await using var leave = before.Services.GetRequiredService<StoreConnections>().Main.CreateCommand(
                "insert into store.checkpoints (name, tx, sequence) values ('shelves.outbound', '1000000000', 1000000)");
            await leave.ExecuteNonQueryAsync();
        }

        await using var after = await StoreHost.StartAsync(database.ConnectionString);
        await after.AppendAsync("shelf/kept", 2, new ItemPlaced("tea", 1));
        await after.CaughtUpAsync();

        // A reader that stood at the end of the log stands at its end again: the new event is the one it has not passed.
        await using var unread = after.Services.GetRequiredService<StoreConnections>().Main.CreateCommand("""
            select count(*) from store.events e join store.checkpoints c on (e.tx, e.sequence) > (c.tx, c.sequence)
            where c.name = 'shelves.outbound'
            """);
        Assert.Equal(1L, await unread.ExecuteScalarAsync());
    }
}
