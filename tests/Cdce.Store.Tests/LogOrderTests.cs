using System.Diagnostics;
using Cdce.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Store.Tests;

/// <summary>Readers see every committed event, in an order in which each stream's versions grow, whatever writers do meanwhile.</summary>
public sealed class LogOrderTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const int Writers = 10;
    private const int Rounds = 30;

    private const string Insert = """
        insert into store.events (stream_key, version, type, data, recorded_at)
        values ($1, $2, 'shelves.shelf_painted', '{"colour":"red"}', now()) returning sequence
        """;

    [Fact]
    public async Task A_reader_misses_nothing_while_ten_writers_commit_late_or_never()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        var log = host.Services.GetRequiredService<EventLog>();
        using var done = new CancellationTokenSource();
        var read = new List<StoredEvent>();
        var bySequence = new HashSet<long>();
        var reader = ReadInOrderAsync(log, read, done.Token);
        var naive = ReadBySequenceAsync(bySequence, done.Token);

        var committed = (await Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAsync))).SelectMany(s => s).ToHashSet();
        await StoreHost.UntilAsync(async () => (await log.ReadPageAsync(default, [], 10_000)).Count >= committed.Count);
        await done.CancelAsync();
        await reader;
        await naive;

        Assert.Equal(committed.Count, read.Count);
        Assert.Equal(committed, read.Select(e => e.Position.Sequence).ToHashSet());
        foreach (var stream in read.GroupBy(e => e.Metadata.StreamKey))
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(v => (long)v), stream.Select(e => e.Metadata.Version));

        // The control: without the horizon the same writers make a reader lose events.
        Assert.NotEmpty(committed.Except(bySequence));
    }

    [Fact]
    public async Task A_transaction_that_is_still_open_holds_readers_back_and_is_named()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        await host.CaughtUpAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Application Name=forgetful");
        await using var open = await source.OpenConnectionAsync();
        await using var transaction = await open.BeginTransactionAsync();
        await using (var takeId = new NpgsqlCommand("select pg_current_xact_id()", open))
            await takeId.ExecuteScalarAsync();

        await host.FillAsync("shelf/behind", "tea");
        Assert.False(await host.Projections.WaitForNonStaleProjectionDataAsync(TimeSpan.FromMilliseconds(300)));
        // An older transaction of another database on the server is named first, until it ends.
        var watch = Stopwatch.StartNew();
        string? named;
        do
            named = (await host.Projections.FindBlockingTransactionAsync())?.Application;
        while (named != "forgetful" && watch.Elapsed < StoreHost.Limit);
        Assert.Equal("forgetful", named);

        await transaction.RollbackAsync();
        await host.CaughtUpAsync();
        Assert.Equal(1, await host.ReadAsync(db => db.Shelves.CountAsync(s => s.Key == "shelf/behind")));
    }

    /// <summary>
    /// The trap: an id taken before the stream is read lets version 2 stand before version 1. The session takes its id with
    /// its first write, after reading; this shows that the order would break otherwise, and that it does not.
    /// </summary>
    [Fact]
    public async Task Versions_stand_in_order_because_a_session_takes_its_transaction_id_after_reading()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        var log = host.Services.GetRequiredService<EventLog>();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var early = await source.OpenConnectionAsync();
        await using var transaction = await early.BeginTransactionAsync();
        await using (var takeId = new NpgsqlCommand("select pg_current_xact_id()", early))
            await takeId.ExecuteScalarAsync();

        await host.AppendAsync("shelf/trap", 0, new ShelfOpened("Trap"));
        await host.AppendAsync("shelf/right", 0, new ShelfOpened("Right"));
        await using (var session = host.Store.LightweightSession())
        {
            var stream = await session.Events.FetchForWriting<Shelf>("shelf/right");
            stream.AppendOne(new ShelfClosed());
            await session.SaveChangesAsync();
        }
        await InsertAsync(early, "shelf/trap", 2);
        await transaction.CommitAsync();

        // An older transaction of another database on the server may hide the last of them for a moment.
        await StoreHost.UntilAsync(async () =>
            (await OrderAsync(log, "shelf/trap")).Count == 2 && (await OrderAsync(log, "shelf/right")).Count == 2);
        Assert.Equal([2L, 1L], await OrderAsync(log, "shelf/trap"));
        Assert.Equal([1L, 2L], await OrderAsync(log, "shelf/right"));
    }

    /// <summary>Order is the log's; a clock that is wrong by a day, and then set back, moves nothing.</summary>
    [Fact]
    public async Task A_clock_that_jumps_changes_no_order()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        var log = host.Services.GetRequiredService<EventLog>();
        await host.AppendAsync("shelf/jump", 0, new ShelfOpened("Jump"), new ItemPlaced("tea", 1));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.AppendAsync("shelf/jump", 2, new ItemPlaced("tea", 2));
        host.Clock.Advance(TimeSpan.FromDays(-2));
        await host.AppendAsync("shelf/jump", 3, new ItemPlaced("tea", 4));
        await host.CaughtUpAsync();

        Assert.Equal([1L, 2L, 3L, 4L], await OrderAsync(log, "shelf/jump"));
        Assert.Equal(7, await host.ReadAsync(db => db.Shelves.Where(s => s.Key == "shelf/jump").Select(s => s.Items).SingleAsync()));
        await using var session = host.Store.LightweightSession();
        Assert.Equal(StoreHost.Start.AddDays(-1), (await session.Events.FetchStreamAsync("shelf/jump"))[^1].Timestamp);
    }

    private static async Task<List<long>> OrderAsync(EventLog log, string stream) =>
        [.. (await log.ReadPageAsync(default, [], 10_000)).Where(e => e.Metadata.StreamKey == stream).Select(e => e.Metadata.Version)];

    private async Task<List<long>> WriteAsync(int writer)
    {
        // Every second transaction holds two rows and lets others overtake it; every fifth rolls back.
        var random = new Random(writer);
        var committed = new List<long>();
        var version = 0L;
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        for (var round = 0; round < Rounds; round++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var rows = new List<long> { await InsertAsync(connection, $"painted/{writer}", version + 1) };
            if (round % 2 == 0)
            {
                await using var hold = new NpgsqlCommand($"select pg_sleep({random.Next(1, 8) / 1000.0})", connection);
                await hold.ExecuteNonQueryAsync();
                rows.Add(await InsertAsync(connection, $"painted/{writer}", version + 2));
            }
            if (round % 5 == 4)
            {
                await transaction.RollbackAsync();
                continue;
            }
            await transaction.CommitAsync();
            committed.AddRange(rows);
            version += rows.Count;
        }
        return committed;
    }

    private static async Task<long> InsertAsync(NpgsqlConnection connection, string stream, long version)
    {
        await using var insert = new NpgsqlCommand(Insert, connection);
        insert.Parameters.Add(new() { Value = stream });
        insert.Parameters.Add(new() { Value = version });
        return (long)(await insert.ExecuteScalarAsync() ?? throw new InvalidOperationException());
    }

    private static async Task ReadInOrderAsync(EventLog log, List<StoredEvent> read, CancellationToken done)
    {
        const int pageSize = 100;
        var position = default(LogPosition);
        var last = false;
        while (!last)
        {
            var ending = done.IsCancellationRequested;
            var page = await log.ReadPageAsync(position, [], pageSize, CancellationToken.None);
            last = ending && page.Count < pageSize; // it may be pages behind
            read.AddRange(page.Where(e => e.Metadata.StreamKey.StartsWith("painted/", StringComparison.Ordinal)));
            position = page.Count == 0 ? position : page[^1].Position;
        }
    }

    private async Task ReadBySequenceAsync(HashSet<long> read, CancellationToken done)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var last = 0L;
        var final = false;
        while (!final)
        {
            final = done.IsCancellationRequested;
            await using var command = source.CreateCommand("select sequence from store.events where sequence > $1 order by sequence");
            command.Parameters.Add(new() { Value = last });
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            while (await reader.ReadAsync(CancellationToken.None))
                read.Add(last = reader.GetInt64(0));
        }
    }
}
