using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cdce.Messaging;

public static class MessagingServices
{
    /// <summary>Adds the bus. It needs the event store, which is added first.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services, Action<MessagingOptions> configure)
    {
        var options = new MessagingOptions();
        configure(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<MessagingSchema>();
        services.AddSingleton<HandlerTable>();
        services.AddSingleton<EnvelopeTable>();
        services.AddSingleton<MessageSignal>();
        services.AddSingleton(new SimulatedRows("delete from messaging.envelopes where simulated"));
        services.AddSingleton(new SimulatedRows("delete from messaging.dead_letters where simulated"));
        // Streams that were removed may begin again, and their messages then bear the same ids.
        services.AddSingleton(new SimulatedRows("delete from messaging.delivered where simulated"));
        services.AddSingleton<IReadOnlyList<Translator>>(provider =>
            [.. options.Outbound.Select(type => new Translator(type, provider.GetRequiredService<StoreOptions>()))]);
        services.AddSingleton(provider => new MessageBus(
            provider.GetRequiredService<StoreConnections>(), provider.GetRequiredService<EventLog>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<EnvelopeTable>(),
            provider.GetRequiredService<MessageSignal>(), provider.GetRequiredService<IReadOnlyList<Translator>>()));
        services.AddHostedService<EnvelopeWorker>();
        services.AddHostedService<RecurringTimer>();
        for (var i = 0; i < options.Outbound.Count; i++)
            AddOutbound(services, i);
        return services;
    }

    private static void AddOutbound(IServiceCollection services, int index) =>
        services.AddSingleton<IHostedService>(provider => new OutboundSubscription(
            provider.GetRequiredService<IReadOnlyList<Translator>>()[index], provider.GetRequiredService<MessagingOptions>(),
            provider.GetRequiredService<MessagingSchema>(), provider.GetRequiredService<EnvelopeTable>(),
            provider.GetRequiredService<MessageSignal>(), provider.GetRequiredService<StoreConnections>(),
            provider.GetRequiredService<EventLog>(), provider.GetRequiredService<Leases>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OutboundSubscription>>()));
}
