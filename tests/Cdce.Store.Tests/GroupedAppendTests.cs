using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Store.Tests;

/// <summary>Saves that come at the same time go as one transaction, and each caller still has an outcome of its own.</summary>
public sealed class GroupedAppendTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private StoreHost host = null!; // set before each test
    private NpgsqlDataSource source = null!; // set before each test

    public async Task InitializeAsync()
    {
        host = await StoreHost.StartAsync(database.ConnectionString);
        source = NpgsqlDataSource.Create(database.ConnectionString);
        // Streams that wait keep the ways busy while others gather; one kills the connection it comes on.
        await using var trigger = source.CreateCommand("""
            create table if not exists released (stream_key text);
            create or replace function misbehave() returns trigger language plpgsql as $$
            begin
                if new.stream_key like 'slow/%' then
                    while not exists (select from released where stream_key = new.stream_key) loop
                        perform pg_sleep(0.01);
                    end loop;
                elsif new.stream_key like 'deadly/%' then
                    perform pg_terminate_backend(pg_backend_pid());
                    perform pg_sleep(10);
                end if;
                return new;
            end $$;
            create or replace trigger misbehave before insert on store.events for each row execute function misbehave();
            """);
        await trigger.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Saves_that_gather_go_as_one_transaction()
    {
        var outcomes = await TogetherAsync("one", Enumerable.Range(0, 20).Select(i => Opening($"one/{i}")));

        Assert.All(outcomes, Assert.Null);
        Assert.Equal((20, 1), await CountAsync("one/%"));
    }

    [Fact]
    public async Task One_that_is_refused_does_not_take_the_others_with_it()
    {
        await host.AppendAsync("shelf/taken", 0, new ShelfOpened("Taken"));
        var keys = host.Services.GetRequiredService<IdempotencyKeys>();
        Func<Task> Keeping(string stream, string key) => async () =>
        {
            await using var session = host.Store.LightweightSession();
            session.Events.Append(stream, 0, new ShelfOpened(stream));
            keys.Keep(session, "caller", key, new("print", 201, "{}", []));
            await session.SaveChangesAsync();
        };

        var outcomes = await TogetherAsync("fair",
            [Opening("fair/1"), Opening("shelf/taken"), Keeping("fair/2", "key"), Keeping("fair/3", "key"), Opening("fair/4")]);

        Assert.Null(outcomes[0]);
        Assert.Equal("shelf/taken", Assert.IsType<ConcurrencyException>(outcomes[1]).StreamKey);
        Assert.Single([outcomes[2], outcomes[3]], o => o is IdempotencyKeyTakenException);
        Assert.Single([outcomes[2], outcomes[3]], o => o is null);
        Assert.Null(outcomes[4]);
        Assert.Equal(3, (await CountAsync("fair/%")).Events);
    }

    [Fact]
    public async Task A_connection_that_dies_leaves_the_outcome_open_for_each()
    {
        var outcomes = await TogetherAsync("gone", [Opening("gone/1"), Opening("deadly/1"), Opening("gone/2")]);

        Assert.All(outcomes, o => Assert.IsType<CommitOutcomeUnknownException>(o));
        Assert.Equal(0, (await CountAsync("gone/%")).Events);
        // The next one is none the worse for it.
        await host.AppendAsync("gone/1", 0, new ShelfOpened("After"));
    }

    [Fact]
    public async Task One_that_waits_for_a_lock_does_not_keep_the_others_waiting()
    {
        await using var other = await source.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var insert = new NpgsqlCommand("""
            insert into store.events (stream_key, version, type, data, recorded_at)
            values ('locked/1', 1, 'shelves.shelf_painted', '{"colour":"red"}', now())
            """, other))
        {
            await insert.ExecuteNonQueryAsync();
        }

        var waits = host.AppendAsync("locked/1", 0, new ShelfOpened("Locked"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => OutcomeAsync(Opening($"free/{i}"))));

        Assert.All(outcomes, Assert.Null);
        Assert.False(waits.IsCompleted);
        await transaction.RollbackAsync();
        await waits;
    }

    [Fact]
    public async Task Of_32_writers_each_finds_what_it_was_told_was_saved_and_nothing_else()
    {
        const int Writers = 32;
        const int Saves = 20;
        var saved = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var told = new List<(string Stream, long Version)>();
            for (var i = 0; i < Saves; i++)
            {
                // Four of them fight over each stream, and read it before they write.
                var stream = $"fought/{writer % 8}";
                await using var session = host.Store.LightweightSession();
                var now = await session.Events.FetchForWriting<Shelf>(stream);
                now.AppendOne(now.Aggregate is null ? new ShelfOpened(stream) : new ItemPlaced($"{writer}/{i}", 1));
                if (await OutcomeAsync(() => session.SaveChangesAsync()) is not { } refused)
                    told.Add((stream, now.CurrentVersion));
                else
                    Assert.IsType<ConcurrencyException>(refused);
            }
            return told;
        }));

        var told = saved.SelectMany(s => s).ToList();
        var (events, transactions) = await CountAsync("fought/%");
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(told.Count, events);
        Assert.InRange(transactions, 1, events - 1);
        var log = await host.Services.GetRequiredService<EventLog>().ReadPageAsync(default, [], 10_000);
        foreach (var stream in log.Where(e => e.Metadata.StreamKey.StartsWith("fought/", StringComparison.Ordinal)).GroupBy(e => e.Metadata.StreamKey))
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(v => (long)v), stream.Select(e => e.Metadata.Version));
    }

    private Func<Task> Opening(string stream) => () => host.AppendAsync(stream, 0, new ShelfOpened(stream));

    /// <summary>Saves all of them while every way is busy, so that they go together; what each was told, null for success.</summary>
    private async Task<IReadOnlyList<Exception?>> TogetherAsync(string name, IEnumerable<Func<Task>> saves)
    {
        var busy = new List<Task>();
        for (var i = 0; i < StoreConnections.Groups; i++)
        {
            busy.Add(Opening($"slow/{name}/{i}")());
            await StoreHost.UntilAsync(async () => await AreBusyAsync() > i);
        }
        var outcomes = saves.Select(OutcomeAsync).ToList();
        await using (var release = source.CreateCommand("insert into released select stream_key from generate_series(0, 9) n, concat('slow/', $1::text, '/', n) as stream_key"))
        {
            release.Parameters.Add(new() { Value = name });
            await release.ExecuteNonQueryAsync();
        }
        await Task.WhenAll(busy);
        return await Task.WhenAll(outcomes);
    }

    private static async Task<Exception?> OutcomeAsync(Func<Task> save)
    {
        try
        {
            await save();
            return null;
        }
        catch (Exception error) when (error is ConcurrencyException or IdempotencyKeyTakenException or CommitOutcomeUnknownException)
        {
            return error;
        }
    }

    private async Task<long> AreBusyAsync()
    {
        await using var command = source.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'");
        return (long)(await command.ExecuteScalarAsync() ?? 0L);
    }

    private async Task<(long Events, long Transactions)> CountAsync(string streams)
    {
        await using var command = source.CreateCommand(
            "select count(*), count(distinct tx) from store.events where stream_key like $1");
        command.Parameters.Add(new() { Value = streams });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
