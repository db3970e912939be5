using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Store.Tests;

public sealed class AppendTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private StoreHost host = null!; // set before each test

    public async Task InitializeAsync() => host = await StoreHost.StartAsync(database.ConnectionString);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_stream_is_read_back_and_folded()
    {
        await using var session = host.Store.LightweightSession();
        session.LastModifiedBy = "account-1";
        session.CorrelationId = "trace-1";
        session.SetHeader(EventHeaders.Simulated, true);
        session.Events.StartStream<Shelf>("shelf/a", new ShelfOpened("A"), new ItemPlaced("tea", 3), new ShelfPainted("red"));
        await session.SaveChangesAsync();

        var stream = await session.Events.FetchForWriting<Shelf>("shelf/a");
        var events = await session.Events.FetchStreamAsync("shelf/a");

        Assert.Equal(new Shelf("A", 3, false), stream.Aggregate);
        Assert.Equal(3, stream.StartingVersion);
        Assert.Equal([1L, 2L, 3L], events.Select(e => e.Version));
        Assert.Equal(new ItemPlaced("tea", 3), events[1].Data);
        Assert.Equal(("account-1", "trace-1", StoreHost.Start), (events[0].UserName, events[0].CorrelationId, events[0].Timestamp));
        Assert.True(events[0].IsSimulated());
    }

    [Fact]
    public async Task A_stream_can_be_folded_up_to_a_version()
    {
        await host.AppendAsync("shelf/v", 0, new ShelfOpened("V"), new ItemPlaced("tea", 1), new ItemPlaced("tea", 5));
        await using var session = host.Store.LightweightSession();

        var shelf = await session.Events.AggregateStreamAsync<Shelf>("shelf/v", version: 2);

        Assert.Equal(1, shelf?.Items);
    }

    [Fact]
    public async Task A_stale_version_saves_nothing()
    {
        await host.AppendAsync("shelf/b", 0, new ShelfOpened("B"), new ItemPlaced("tea", 1));

        await using var session = host.Store.LightweightSession();
        session.Events.Append("shelf/other", 0, new ShelfOpened("Other"));
        session.Events.Append("shelf/b", 1, new ShelfClosed());

        var refused = await Assert.ThrowsAsync<ConcurrencyException>(() => session.SaveChangesAsync());
        Assert.Equal("shelf/b", refused.StreamKey);
        Assert.Empty(await session.Events.FetchStreamAsync("shelf/other"));
    }

    [Fact]
    public async Task A_version_beyond_the_end_saves_nothing()
    {
        await host.AppendAsync("shelf/c", 0, new ShelfOpened("C"));

        await Assert.ThrowsAsync<ConcurrencyException>(() => host.AppendAsync("shelf/c", 2, new ShelfClosed()));
        await Assert.ThrowsAsync<ConcurrencyException>(() => host.AppendAsync("shelf/never", 1, new ShelfClosed()));
    }

    [Fact]
    public async Task A_stream_is_started_once()
    {
        await host.AppendAsync("shelf/d", 0, new ShelfOpened("D"));

        await Assert.ThrowsAsync<ConcurrencyException>(() => host.AppendAsync("shelf/d", 0, new ShelfOpened("D")));
    }

    [Fact]
    public async Task Of_many_writers_on_one_version_one_wins()
    {
        await host.AppendAsync("shelf/e", 0, new ShelfOpened("E"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await host.AppendAsync("shelf/e", 1, new ItemPlaced("tea", 1));
                return true;
            }
            catch (ConcurrencyException)
            {
                return false;
            }
        }));

        Assert.Single(outcomes, won => won);
        await using var session = host.Store.LightweightSession();
        Assert.Equal(2, (await session.Events.FetchForWriting<Shelf>("shelf/e")).StartingVersion);
    }

    [Fact]
    public async Task An_answer_is_kept_with_its_events_and_once()
    {
        var keys = host.Services.GetRequiredService<IdempotencyKeys>();
        await using (var session = host.Store.LightweightSession())
        {
            session.Events.Append("shelf/f", 0, new ShelfOpened("F"));
            keys.Keep(session, "caller", "key-1", new("print", 201, "{}", [1, 2, 3]));
            await session.SaveChangesAsync();
        }

        await using (var session = host.Store.LightweightSession())
        {
            session.Events.Append("shelf/f", 1, new ShelfClosed());
            keys.Keep(session, "caller", "key-1", new("print", 204, "{}", []));
            await Assert.ThrowsAsync<IdempotencyKeyTakenException>(() => session.SaveChangesAsync());
            Assert.Single(await session.Events.FetchStreamAsync("shelf/f"));
        }

        var kept = await keys.FindAsync("caller", "key-1");
        Assert.Equal(("print", 201, "{}"), (kept?.Fingerprint, kept?.Status, kept?.Headers));
        Assert.Equal([1, 2, 3], kept?.Body);
        Assert.Null(await keys.FindAsync("someone else", "key-1"));
    }

    [Fact]
    public async Task A_session_tells_what_it_wrote()
    {
        await using var session = host.Store.LightweightSession();
        session.Events.Append("shelf/g", 0, new ShelfOpened("G"), new ShelfClosed());
        Assert.Equal(2, Assert.Single(session.PendingStreams()).Version);
        await session.SaveChangesAsync();

        Assert.Empty(session.PendingStreams());
        Assert.Equal(["shelves"], session.LastCommit()?.Modules);
        Assert.True(session.LastCommit()?.Position > default(LogPosition));
    }
}
