using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Messaging.Tests;

public sealed class DeliveryTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task An_event_reaches_every_handler_of_its_message_once()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var order = await host.PlaceAsync();
        var secret = await host.PlaceAsync("secret");
        await host.QuietAsync();

        var shipment = Assert.Single(await host.EventsAsync($"shipment/{order}"));
        Assert.Equal("trace-1", shipment.CorrelationId);
        Assert.Equal("tests.PrepareShipmentHandler", shipment.UserName);
        Assert.Single(await host.EventsAsync($"notes/{order}"));
        Assert.Empty(await host.EventsAsync($"shipment/{secret}"));
    }

    [Fact]
    public async Task Read_models_that_are_folded_anew_send_nothing_again()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var order = await host.PlaceAsync();
        await host.QuietAsync();

        var projections = host.Services.GetRequiredService<ProjectionCoordinator>();
        await projections.RebuildAsync("tests");
        Assert.True(await projections.WaitForRebuildAsync("tests", BusHost.Limit));
        await host.QuietAsync();

        Assert.Equal(1, host.Faults.Calls[order]);
        Assert.Single(await host.EventsAsync($"notes/{order}"));
    }

    [Fact]
    public async Task What_is_published_again_is_recognised()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var order = await host.PlaceAsync();
        await host.QuietAsync();
        // A restored checkpoint: the subscription begins again from the start of the log.
        await host.ScalarAsync<object>(
            "update store.checkpoints set tx = '0', sequence = 0, fence = fence + 1 where name = 'tests.outbound' returning 1");
        await host.PlaceAsync();
        await host.QuietAsync();

        Assert.Single(await host.EventsAsync($"notes/{order}"));
    }

    [Fact]
    public async Task Two_nodes_deliver_each_message_once()
    {
        await using var first = await BusHost.StartAsync(database.ConnectionString);
        await using var second = await BusHost.StartAsync(database.ConnectionString);
        var orders = new List<Guid>();
        for (var i = 0; i < 50; i++)
            orders.Add(await (i % 2 == 0 ? first : second).PlaceAsync());
        await first.QuietAsync();

        foreach (var order in orders)
            Assert.Single(await first.EventsAsync($"notes/{order}"));
    }

    [Fact]
    public async Task A_claim_that_was_lost_while_the_handler_ran_saves_nothing()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var order = Guid.CreateVersion7();
        // Between work and commit another node finishes the same envelope.
        host.Faults.BeforeSaving = async id =>
        {
            if (id == order)
            {
                await host.ScalarAsync<object>("""
                    update messaging.envelopes set handled_at = now() where handled_at is null
                        and handler = 'tests.PrepareShipmentHandler' and body ->> 'orderId' = $1 returning 1
                    """, order.ToString());
            }
        };
        await host.PlaceAsync(order);
        await host.QuietAsync();

        Assert.Equal(1, host.Faults.Calls[order]);
        Assert.Empty(await host.EventsAsync($"shipment/{order}"));
        Assert.Empty(await host.Bus.ListDeadLettersAsync());
    }

    [Fact]
    public async Task A_process_that_dies_between_work_and_commit_leaves_nothing_and_the_next_delivers()
    {
        var order = Guid.CreateVersion7();
        var working = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        await using var dying = await BusHost.StartAsync(database.ConnectionString);
        dying.Faults.BeforeSaving = async id =>
        {
            if (id != order)
                return;
            working.SetResult();
            await never.Task;
        };
        await dying.PlaceAsync(order);
        await working.Task.WaitAsync(BusHost.Limit);

        await using var next = await BusHost.StartAsync(database.ConnectionString);
        await BusHost.UntilAsync(async () => (await next.EventsAsync($"notes/{order}")).Count == 1);
        Assert.Empty(await next.EventsAsync($"shipment/{order}"));

        // Its sessions end with it: the server frees what it had claimed, as after kill -9.
        await next.ScalarAsync<object>("""
            select count(pg_terminate_backend(l.pid)) from pg_locks l
            where l.locktype = 'advisory' and l.pid <> pg_backend_pid()
                and l.pid in (select pid from pg_stat_activity where datname = current_database())
            """);
        await BusHost.UntilAsync(async () => (await next.EventsAsync($"shipment/{order}")).Count == 1);

        // The dead one wakes up late: its own commit is refused.
        never.SetResult();
        await next.QuietAsync();
        Assert.Single(await next.EventsAsync($"shipment/{order}"));
        Assert.Empty(await next.Bus.ListDeadLettersAsync());
    }

    [Fact]
    public async Task A_demonstration_stays_one_across_modules_and_goes_as_one()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var real = await host.PlaceAsync();
        var simulated = await host.PlaceAsync("coffee", simulated: true);
        await host.QuietAsync();
        Assert.True(Assert.Single(await host.EventsAsync($"shipment/{simulated}")).IsSimulated());

        var removed = await host.Services.GetRequiredService<SimulatedData>().RemoveAsync();

        Assert.Equal((3, 3, 0), (removed.Streams, removed.Events, removed.Kept));
        Assert.Empty(await host.EventsAsync($"shipment/{simulated}"));
        Assert.Single(await host.EventsAsync($"shipment/{real}"));
        Assert.Equal(0L, await host.ScalarAsync<long>("select count(*) from messaging.envelopes where simulated"));
    }

    [Fact]
    public async Task A_handler_that_cannot_be_called_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => BusHost.StartAsync(
            database.ConnectionString, options => options.Discovery.IncludeType(typeof(NeedsTheImpossibleHandler))));

        Assert.Contains("IComparable missing", refused.Message, StringComparison.Ordinal);
    }
}

public sealed class RetryTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_failing_handler_is_tried_at_once_and_then_after_growing_pauses()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var order = Guid.CreateVersion7();
        host.Faults.FailuresLeft[order] = 3;
        await host.PlaceAsync(order);

        await BusHost.UntilAsync(() => Task.FromResult(host.Faults.Calls.GetValueOrDefault(order) == 2));
        await host.QuietAsync();
        Assert.Equal(2, host.Faults.Calls[order]);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await BusHost.UntilAsync(() => Task.FromResult(host.Faults.Calls[order] == 3));
        await host.QuietAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(4));
        await host.QuietAsync();
        Assert.Equal(3, host.Faults.Calls[order]);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.QuietAsync();

        Assert.Equal(4, host.Faults.Calls[order]);
        Assert.Single(await host.EventsAsync($"shipment/{order}"));
        Assert.Single(await host.EventsAsync($"notes/{order}"));
    }

    [Theory]
    [InlineData("53100")] // the disk is full
    [InlineData("53300")] // too many connections
    [InlineData("57P03")] // cannot connect now
    [InlineData("25006")] // read only
    public async Task A_database_without_means_costs_a_message_none_of_its_attempts(string state)
    {
        await using var host = await BusHost.StartAsync(
            database.ConnectionString, options => (options.RetryPauses, options.SlowPoll) = ([TimeSpan.Zero], TimeSpan.FromMilliseconds(10)));
        var order = Guid.CreateVersion7();
        host.Faults.BeforeSaving = async id =>
        {
            if (id == order && host.Faults.Calls[order] <= 10)
                await host.ScalarAsync<object>($"do $$ begin raise exception 'not now' using errcode = '{state}'; end $$");
        };
        await host.PlaceAsync(order);
        await host.QuietAsync();

        Assert.Equal(11, host.Faults.Calls[order]);
        Assert.Single(await host.EventsAsync($"shipment/{order}"));
        Assert.Empty(await host.Bus.ListDeadLettersAsync());
        Assert.Equal(0, await host.ScalarAsync<int>(
            "select attempt from messaging.envelopes where handler = 'tests.PrepareShipmentHandler' and body ->> 'orderId' = $1", order.ToString()));
    }

    [Fact]
    public async Task What_fails_to_the_end_becomes_a_dead_letter_and_can_be_replayed()
    {
        await using var host = await BusHost.StartAsync(
            database.ConnectionString, options => options.RetryPauses = [TimeSpan.Zero, TimeSpan.Zero]);
        var order = Guid.CreateVersion7();
        host.Faults.FailuresLeft[order] = 3;
        await host.PlaceAsync(order);
        await host.QuietAsync();

        var dead = Assert.Single(await host.Bus.ListDeadLettersAsync());
        Assert.Equal(("tests.PrepareShipmentHandler", "OrderAnnounced"), (dead.Handler, dead.MessageType));
        Assert.Contains("The carrier does not answer.", dead.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await host.Bus.StatusAsync()).DeadLetters);
        Assert.Empty(await host.EventsAsync($"shipment/{order}"));

        Assert.True(await host.Bus.ReplayAsync(dead.MessageId, dead.Handler));
        await host.QuietAsync();
        Assert.Single(await host.EventsAsync($"shipment/{order}"));
        Assert.Empty(await host.Bus.ListDeadLettersAsync());
        Assert.False(await host.Bus.DropAsync(dead.MessageId, dead.Handler));
    }

    [Fact]
    public async Task A_message_can_wait_for_its_moment()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var order = await host.PlaceAsync();
        await host.QuietAsync();
        host.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        await host.QuietAsync();
        Assert.Empty(await host.EventsAsync($"reminders/{order}"));

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.QuietAsync();
        Assert.Single(await host.EventsAsync($"reminders/{order}"));
    }

    [Fact]
    public async Task Handled_messages_are_forgotten_after_a_week()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var order = await host.PlaceAsync();
        await host.QuietAsync();
        const string Remembered = "select count(*) from messaging.envelopes where body ->> 'orderId' = $1 and message_type = 'OrderAnnounced'";
        Assert.Equal(2L, await host.ScalarAsync<long>(Remembered, order.ToString()));

        host.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        await BusHost.UntilAsync(async () => await host.ScalarAsync<long>(Remembered, order.ToString()) == 0);
    }
}

public sealed class RecurringTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_nightly_message_goes_out_once_however_many_nodes_run()
    {
        var evening = new DateTimeOffset(2026, 3, 14, 22, 0, 0, TimeSpan.Zero);
        await using var first = await StartAsync(evening);
        await using var second = await StartAsync(evening);
        await BusHost.UntilAsync(async () => await first.ScalarAsync<long>("select count(*) from messaging.recurring") == 1);
        Assert.Empty(await first.EventsAsync("nights"));

        // 02:00 in Brussels is 01:00 UTC in winter; a node that slept through three nights sends the last.
        foreach (var moment in new[] { evening.AddHours(3), evening.AddHours(4), evening.AddDays(3).AddHours(3) })
        {
            first.Clock.MoveTo(moment);
            second.Clock.MoveTo(moment);
            var expected = moment == evening.AddDays(3).AddHours(3) ? 2 : 1;
            await BusHost.UntilAsync(async () => (await first.EventsAsync("nights")).Count == expected);
            await first.QuietAsync();
        }

        Assert.Equal(
            [new NightNoted(new(2026, 3, 15)), new NightNoted(new(2026, 3, 18))],
            (await first.EventsAsync("nights")).Select(e => (NightNoted)e.Data));
    }

    private Task<BusHost> StartAsync(DateTimeOffset at) => BusHost.StartAsync(
        database.ConnectionString, o => o.EveryNight("tests.check-night", new(2, 0), day => new CheckNight(day)), at);
}
