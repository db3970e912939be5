using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Messaging.Tests;

/// <summary>A duplicate is recognised whenever it comes: after months, when the letter itself has long been thrown away.</summary>
public sealed class DuplicateTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly TimeSpan Months = TimeSpan.FromDays(200);

    [Fact]
    public async Task What_is_published_again_after_months_has_no_second_effect()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var order = await host.PlaceAsync();
        await host.QuietAsync();
        host.Clock.Advance(TimeSpan.FromDays(3));
        await host.QuietAsync();
        await ForgetLettersAsync(host);

        // The subscription begins again from the start of the log, and with the message comes the reminder that its handler sends.
        await PublishAgainAsync(host);
        host.Clock.Advance(Months);
        await host.QuietAsync();

        Assert.Single(await host.EventsAsync($"notes/{order}"));
        Assert.Single(await host.EventsAsync($"reminders/{order}"));

        // The control: without the ids it would have been done again.
        await host.ScalarAsync<object>("delete from messaging.delivered");
        await PublishAgainAsync(host);
        await host.QuietAsync();
        Assert.Equal(2, (await host.EventsAsync($"notes/{order}")).Count);
    }

    [Fact]
    public async Task The_same_id_is_sent_once_however_much_later_it_is_sent_again()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var (order, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.Bus.SendAsync(new RemindOfOrder(order).ScheduledAt(host.Clock.GetUtcNow().AddDays(100)), id);
        await host.Bus.SendAsync(new RemindOfOrder(order), id);
        await host.QuietAsync();
        Assert.Empty(await host.EventsAsync($"reminders/{order}"));
        host.Clock.Advance(TimeSpan.FromDays(100));
        await host.QuietAsync();
        await ForgetLettersAsync(host);

        await host.Bus.SendAsync(new RemindOfOrder(order), id);
        await host.QuietAsync();

        Assert.Single(await host.EventsAsync($"reminders/{order}"));
    }

    [Fact]
    public async Task A_night_is_not_sent_again_where_the_note_of_the_last_one_is_lost()
    {
        var evening = new DateTimeOffset(2026, 3, 14, 22, 0, 0, TimeSpan.Zero);
        await using (var host = await StartAtNightAsync(evening))
        {
            // A name seen for the first time begins with the next night.
            await BusHost.UntilAsync(async () => await host.ScalarAsync<long>("select count(*) from messaging.recurring") == 1);
            host.Clock.Advance(TimeSpan.FromHours(3));
            await BusHost.UntilAsync(async () => (await host.EventsAsync("nights")).Count == 1);
            await host.QuietAsync();
            await ForgetLettersAsync(host);
            await host.ScalarAsync<object>("update messaging.recurring set day = '2026-03-14'");
        }

        await using var next = await StartAtNightAsync(evening.AddHours(3));
        await BusHost.UntilAsync(async () => await next.ScalarAsync<DateTime>("select day::timestamp from messaging.recurring") == new DateTime(2026, 3, 15));
        await next.QuietAsync();
        Assert.Single(await next.EventsAsync("nights"), e => e.Data is NightNoted { Day: { Month: 3, Day: 15 } });
    }

    [Fact]
    public async Task A_dead_letter_and_its_duplicate_are_one_message()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString, options => options.RetryPauses = []);
        var (replayed, dropped) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var order in new[] { replayed, dropped })
        {
            host.Faults.FailuresLeft[order] = 1;
            await host.PlaceAsync(order);
        }
        await host.QuietAsync();
        var letters = await host.Bus.ListDeadLettersAsync();
        Assert.Equal(2, letters.Count);

        // The duplicate of what waits for an operator waits with it.
        await PublishAgainAsync(host);
        await host.QuietAsync();
        Assert.Empty(await host.EventsAsync($"shipment/{replayed}"));

        var first = await host.ScalarAsync<Guid>("select message_id from messaging.dead_letters where body ->> 'orderId' = $1", replayed.ToString());
        foreach (var letter in letters)
            Assert.True(letter.MessageId == first ? await host.Bus.ReplayAsync(letter.MessageId, letter.Handler) : await host.Bus.DropAsync(letter.MessageId, letter.Handler));
        await host.QuietAsync();
        host.Clock.Advance(Months);
        await PublishAgainAsync(host);
        await host.QuietAsync();

        Assert.Single(await host.EventsAsync($"shipment/{replayed}"));
        Assert.Empty(await host.EventsAsync($"shipment/{dropped}"));
    }

    [Fact]
    public async Task What_follows_a_demonstration_is_no_duplicate_of_it()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var order = Guid.CreateVersion7();
        await host.PlaceAsync(order, simulated: true);
        await host.QuietAsync();
        await ForgetLettersAsync(host);
        await host.Services.GetRequiredService<SimulatedData>().RemoveAsync();

        // The same stream begins again, with the same first version.
        await host.PlaceAsync(order);
        await host.QuietAsync();

        Assert.False(Assert.Single(await host.EventsAsync($"notes/{order}")).IsSimulated());
    }

    private Task<BusHost> StartAtNightAsync(DateTimeOffset at) => BusHost.StartAsync(
        database.ConnectionString, o => o.EveryNight("tests.check-night", new(2, 0), day => new CheckNight(day)), at);

    private static async Task ForgetLettersAsync(BusHost host)
    {
        var until = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromDays(8));
        await BusHost.UntilAsync(async () =>
            await host.ScalarAsync<long>("select count(*) from messaging.envelopes where handled_at <= $1", until) == 0);
    }

    private static async Task PublishAgainAsync(BusHost host)
    {
        await host.ScalarAsync<object>(
            "update store.checkpoints set tx = '0', sequence = 0, fence = fence + 1 where name = 'tests.outbound' returning 1");
        await host.PlaceAsync();
    }
}

/// <summary>A short run of what <c>./cdce torture bus</c> does at length.</summary>
public sealed class BusStormTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Every_message_has_one_effect_though_a_third_comes_twice_or_late_and_handlers_are_killed()
    {
        var outcome = await new BusStorm(database.ConnectionString, 600, seed: Environment.TickCount).RunAsync();

        Assert.Equal((600L, 0L, 0), (outcome.Effects, outcome.Missing, outcome.DeadLetters));
        Assert.True(outcome.Sent > 700, $"{outcome}");
        Assert.True(outcome is { Killed: > 0, Overtaken: > 0 }, $"{outcome}");
    }
}

/// <summary>The control of the storm, in a database of its own.</summary>
public sealed class BusStormControlTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Without_the_mark_the_same_storm_leaves_more_effects_than_messages()
    {
        var outcome = await new BusStorm(database.ConnectionString, 150, seed: 1).RunAsync(withoutMark: true);

        Assert.True(outcome.Effects > 150, $"{outcome}");
    }
}
