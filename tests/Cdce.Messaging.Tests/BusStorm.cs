using System.Collections.Concurrent;
using Npgsql;

namespace Cdce.Messaging.Tests;

public sealed record StormNoted(int Number);

public sealed record StormPassed(int Number, Guid Id);

/// <summary>Writes without looking, so that a second delivery shows.</summary>
public static class NoteStormHandler
{
    public static async Task Handle(StormPassed message, IDocumentSession session, Faults faults, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<StormNotes>($"storm/{message.Number}", ct);
        stream.AppendOne(new StormNoted(message.Number));
        await faults.PassAsync(message.Id);
    }
}

public sealed record StormNotes(int Times)
{
    public static StormNotes Create(StormNoted _) => new(1);
    public StormNotes Apply(StormNoted _) => new(Times + 1);
}

/// <summary>What came of a storm.</summary>
/// <param name="Sent">How often a message was handed to the bus, the same ones again included.</param>
/// <param name="Killed">Connections ended in the middle of work.</param>
/// <param name="Overtaken">Handlers that were made to save after another node had finished the same message.</param>
/// <param name="Effects">Events that the handlers left; as many as messages when all is well.</param>
/// <param name="Missing">Messages without any.</param>
public sealed record StormOutcome(int Messages, int Sent, int Killed, int Overtaken, long Effects, long Missing, int DeadLetters);

/// <summary>
/// Many messages on two nodes: nearly a third of them sent twice, at once or a day later, or due a day late, while connections are ended
/// under the handlers, some of them between their work and its commit.
/// </summary>
public sealed class BusStorm(string connectionString, int messages, int seed)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly Random random = new(seed);
    private readonly ConcurrentDictionary<Guid, bool> overtaken = [];
    private int sent;
    private int killed;
    private int late;

    public async Task<StormOutcome> RunAsync(bool withoutMark = false)
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();
        if (withoutMark)
            await TakeOutMarkAsync(first);
        foreach (var host in new[] { first, second })
            host.Faults.BeforeSaving = id => OvertakeAsync(host, id);

        var again = new List<StormPassed>();
        for (var number = 0; number < messages; number++)
        {
            var message = new StormPassed(number, Guid.CreateVersion7());
            var host = number % 2 == 0 ? first : second;
            // A fiftieth is finished by the other node between its work and its commit.
            if (number % 50 == 7)
                overtaken[message.Id] = false;
            var lot = random.Next(100);
            await SendAsync(host, lot < 5 ? message.ScheduledAt(host.Clock.GetUtcNow().AddDays(1)) : message, message.Id);
            if (lot is >= 5 and < 20)
                await SendAsync(number % 2 == 0 ? second : first, message, message.Id);
            else if (lot is >= 20 and < 35)
                again.Add(message);
            // By count, not by time: a slow machine would get nowhere between two of them.
            if (number % 10 == 9)
                await KillOneAsync();
        }

        await QuietAsync(first);
        first.Clock.Advance(TimeSpan.FromDays(1));
        second.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var message in again)
            await SendAsync(first, message, message.Id);
        await QuietAsync(first);

        var effects = await first.ScalarAsync<long>("select count(*) from store.events where stream_key like 'storm/%'");
        var streams = await first.ScalarAsync<long>("select count(distinct stream_key) from store.events where stream_key like 'storm/%'");
        return new(messages, sent, killed, late, effects, messages - streams, (await first.Bus.ListDeadLettersAsync()).Count);
    }

    private Task<BusHost> StartAsync() => BusHost.StartAsync(connectionString, options =>
    {
        // Whatever is killed is tried again at once; pauses and dead letters have their own tests.
        options.RetryPauses = [.. Enumerable.Repeat(TimeSpan.Zero, 200)];
    });

    /// <summary>Between work and commit: the claim is lost, another node does it all, and then the first wants to commit.</summary>
    private async Task OvertakeAsync(BusHost host, Guid id)
    {
        if (!overtaken.TryUpdate(id, true, false))
            return;
        Interlocked.Increment(ref late);
        await EndAsync("""
            select count(pg_terminate_backend(l.pid)) from pg_locks l
            where l.locktype = 'advisory' and l.pid <> pg_backend_pid()
                and l.database = (select oid from pg_database where datname = current_database())
            """);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (host.Faults.Calls.GetValueOrDefault(id) < 2 && !await IsHandledAsync(id))
                await look.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody took it over in time; it saves as if nothing had been.
        }
    }

    private async Task KillOneAsync() => killed += (int)await EndAsync("""
        select count(pg_terminate_backend(pid)) from (
            select pid from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
            order by random() limit 1) one
        """);

    private async Task SendAsync(BusHost host, object message, Guid id)
    {
        sent++;
        // A sender whose connection is ended sends again: the same id goes out once.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await host.Bus.SendAsync(message, id);
                return;
            }
            catch (NpgsqlException) when (attempt < 20)
            {
            }
        }
    }

    private async Task<bool> IsHandledAsync(Guid id) => await EndAsync(
        $"select count(*) from messaging.envelopes where handled_at is not null and message_id = '{id}'") > 0;

    private async Task<long> EndAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }

    private static async Task QuietAsync(BusHost host)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Limit)
        {
            try
            {
                if (await host.Bus.WaitUntilQuietAsync(Limit))
                    return;
            }
            catch (NpgsqlException)
            {
                // The connection that looked was ended, too.
            }
        }

        throw new TimeoutException("Messages are not delivered.");
    }

    /// <summary>The control: as if a message's end were noted without looking whether it had been noted before.</summary>
    private static async Task TakeOutMarkAsync(BusHost host) => await host.ScalarAsync<object>("""
        create or replace function messaging.mark_handled(message uuid, by_handler text, at timestamptz) returns void language sql as $$
            update messaging.envelopes set handled_at = at where message_id = message and handler = by_handler
        $$
        """);
}
