using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Store.Tests;

/// <summary>A connection that breaks while saving: nobody guesses, the idempotency key tells.</summary>
public sealed class UnknownOutcomeTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_reported_as_unknown_and_found_by_its_key()
    {
        var direct = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await using var proxy = new Wire(Path.Combine(direct.Host ?? "", $".s.PGSQL.{direct.Port}"));
        var through = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port };
        await using var source = new StoreConnections(through.ConnectionString);
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        var keys = host.Services.GetRequiredService<IdempotencyKeys>();
        var store = new DocumentStore(host.Services.GetRequiredService<StoreOptions>(), source,
            host.Services.GetRequiredService<EventLog>(), host.Clock);

        await SaveAsync("shelf/before", "key-0", cut: false);
        await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => SaveAsync("shelf/lost", "key-1", cut: true));

        Assert.Equal(201, (await keys.FindAsync("caller", "key-1"))?.Status);
        // The client repeats its request on a new connection: it is not done twice.
        await Assert.ThrowsAsync<IdempotencyKeyTakenException>(() => SaveAsync("shelf/lost-2", "key-1", cut: false));
        await using var session = host.Store.LightweightSession();
        Assert.Single(await session.Events.FetchStreamAsync("shelf/lost"));
        Assert.Empty(await session.Events.FetchStreamAsync("shelf/lost-2"));

        async Task SaveAsync(string stream, string key, bool cut)
        {
            await using var writing = store.LightweightSession();
            writing.Events.Append(stream, 0, new ShelfOpened(stream));
            keys.Keep(writing, "caller", key, new("print", 201, "{}", []));
            if (cut)
                proxy.CutNextAnswer();
            await writing.SaveChangesAsync();
        }
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_has_saved_nothing_and_says_so_otherwise()
    {
        await using var host = await StoreHost.StartAsync(database.ConnectionString);
        await using var nowhere = new StoreConnections("Host=127.0.0.1;Port=1;Username=x;Timeout=2");
        var store = new DocumentStore(host.Services.GetRequiredService<StoreOptions>(), nowhere,
            host.Services.GetRequiredService<EventLog>(), host.Clock);
        await using var session = store.LightweightSession();
        session.Events.Append("shelf/nowhere", 0, new ShelfOpened("Nowhere"));

        await Assert.ThrowsAsync<NpgsqlException>(() => session.SaveChangesAsync());
    }
}
