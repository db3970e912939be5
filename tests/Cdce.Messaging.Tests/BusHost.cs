using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cdce.Messaging.Tests;

/// <summary>One node with the store and the bus in it.</summary>
public sealed class BusHost : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly IHost host;

    private BusHost(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public FixedClock Clock => (FixedClock)Services.GetRequiredService<TimeProvider>();

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    public MessageBus Bus => Services.GetRequiredService<MessageBus>();

    public Faults Faults => Services.GetRequiredService<Faults>();

    public static async Task<BusHost> StartAsync(
        string connectionString, Action<MessagingOptions>? more = null, DateTimeOffset? at = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<TimeProvider>(new FixedClock(at ?? new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero)));
        builder.Services.AddSingleton<Faults>();
        builder.Services.AddEventStore(_ => connectionString, options =>
        {
            options.SlowPoll = TimeSpan.FromMilliseconds(100);
            // The test assembly's name makes the module "tests".
            options.Events.MapEventType<OrderPlaced>("tests.order_placed");
            options.Events.MapEventType<OrderNoted>("tests.order_noted");
            options.Events.MapEventType<ShipmentPrepared>("tests.shipment_prepared");
            options.Events.MapEventType<ReminderNoted>("tests.reminder_noted");
            options.Events.MapEventType<NightNoted>("tests.night_noted");
            options.Events.MapEventType<StormNoted>("tests.storm_noted");
            options.ReadModels<OrdersDb>("tests");
        });
        builder.Services.AddMessaging(options =>
        {
            options.SlowPoll = TimeSpan.FromMilliseconds(100);
            options.PublishFrom(typeof(Outbound));
            options.Discovery.IncludeType(typeof(PrepareShipmentHandler)).IncludeType(typeof(NoteOrderHandler))
                .IncludeType(typeof(RemindOfOrderHandler)).IncludeType(typeof(CheckNightHandler))
                .IncludeType(typeof(NoteStormHandler));
            more?.Invoke(options);
        });
        var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<MessagingSchema>().EnsureAsync();
        return new(host);
    }

    public async Task<Guid> PlaceAsync(string goods = "coffee", bool simulated = false)
    {
        var order = Guid.CreateVersion7();
        await PlaceAsync(order, goods, simulated);
        return order;
    }

    public async Task PlaceAsync(Guid order, string goods = "coffee", bool simulated = false)
    {
        await using var session = Store.LightweightSession();
        session.CorrelationId = "trace-1";
        if (simulated)
            session.SetHeader(EventHeaders.Simulated, true);
        session.Events.Append($"order/{order}", 0, new OrderPlaced(order, goods));
        await session.SaveChangesAsync();
    }

    public async Task QuietAsync() => Assert.True(await Bus.WaitUntilQuietAsync(Limit));

    public async Task<IReadOnlyList<IEvent>> EventsAsync(string stream)
    {
        await using var session = Store.LightweightSession();
        return await session.Events.FetchStreamAsync(stream);
    }

    public async Task<T?> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Services.GetRequiredService<StoreConnections>().Main.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (T?)await command.ExecuteScalarAsync();
    }

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await holds())
            await look.WaitForNextTickAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
