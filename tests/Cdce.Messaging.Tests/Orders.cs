using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Messaging.Tests;

public sealed record OrderPlaced(Guid OrderId, string Goods);
public sealed record OrderNoted(string By);
public sealed record ShipmentPrepared(Guid OrderId);
public sealed record ReminderNoted(Guid OrderId);
public sealed record NightNoted(DateOnly Day);

public sealed record OrderAnnounced(Guid OrderId, string Goods);
public sealed record RemindOfOrder(Guid OrderId);
public sealed record CheckNight(DateOnly Day);

public sealed record Shipment(Guid OrderId)
{
    public static Shipment Create(ShipmentPrepared e) => new(e.OrderId);
}

public sealed record Journal(int Entries)
{
    public static Journal Create(NightNoted _) => new(1);
    public static Journal Create(ReminderNoted _) => new(1);
    public Journal Apply(NightNoted _) => new(Entries + 1);
    public Journal Apply(ReminderNoted _) => new(Entries + 1);
}

public sealed class OrdersDb(DbContextOptions<OrdersDb> options) : DbContext(options);

/// <summary>What the tests make go wrong, and how often the handlers were called.</summary>
public sealed class Faults
{
    public ConcurrentDictionary<Guid, int> FailuresLeft { get; } = [];
    public ConcurrentDictionary<Guid, int> Calls { get; } = [];

    /// <summary>Called by a handler when its work is done but not saved.</summary>
    public Func<Guid, Task> BeforeSaving { get; set; } = _ => Task.CompletedTask;

    public async Task PassAsync(Guid order)
    {
        Calls.AddOrUpdate(order, 1, (_, calls) => calls + 1);
        if (FailuresLeft.TryGetValue(order, out var left) && left > 0)
        {
            FailuresLeft[order] = left - 1;
            throw new TimeoutException("The carrier does not answer.");
        }
        await BeforeSaving(order);
    }
}

public static class Outbound
{
    public static OrderAnnounced? Translate(IEvent<OrderPlaced> e) =>
        e.Data.Goods == "secret" ? null : new(e.Data.OrderId, e.Data.Goods);
}

public static class PrepareShipmentHandler
{
    public static async Task<ScheduledMessage> Handle(
        OrderAnnounced message, IDocumentSession session, Faults faults, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Shipment>($"shipment/{message.OrderId}", ct);
        if (stream.Aggregate is null)
            stream.AppendOne(new ShipmentPrepared(message.OrderId));
        await faults.PassAsync(message.OrderId);
        return new RemindOfOrder(message.OrderId).ScheduledAt(clock.GetUtcNow().AddDays(3));
    }
}

/// <summary>Writes without looking, so that a second delivery shows.</summary>
public static class NoteOrderHandler
{
    public static async Task Handle(OrderAnnounced message, Envelope envelope, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Journal>($"notes/{message.OrderId}", ct);
        stream.AppendOne(new OrderNoted(envelope.Handler));
    }
}

public static class RemindOfOrderHandler
{
    public static async Task Handle(RemindOfOrder message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Journal>($"reminders/{message.OrderId}", ct);
        stream.AppendOne(new ReminderNoted(message.OrderId));
    }
}

public static class CheckNightHandler
{
    public static async Task Handle(CheckNight message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Journal>("nights", ct);
        stream.AppendOne(new NightNoted(message.Day));
    }
}

public static class NeedsTheImpossibleHandler
{
    public static void Handle(OrderAnnounced message, IComparable missing)
    {
    }
}
