using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cdce.Store;

public static class EventStoreServices
{
    /// <summary>
    /// Adds the event store: <see cref="IDocumentStore"/>, a scoped <see cref="IDocumentSession"/>, each module's
    /// context for questions (scoped, at the scope's <see cref="ReadHorizon"/>), and the loops that fill the read models.
    /// </summary>
    /// <param name="connectionString">Asked for once, when the first of them is needed.</param>
    public static IServiceCollection AddEventStore(
        this IServiceCollection services, Func<IServiceProvider, string> connectionString, Action<StoreOptions> configure)
    {
        var options = new StoreOptions();
        options.Events.MapEventType<EventRedacted>(EventRedacted.Name);
        options.Events.MapStream<RedactedEvent>("redaction");
        configure(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new StoreConnections(connectionString(provider)));
        services.AddSingleton<StoreSchema>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<Leases>();
        services.AddSingleton<IdempotencyKeys>();
        services.AddSingleton<Generations>();
        services.AddSingleton(provider => new ReadModelStamps(
            provider.GetRequiredService<StoreConnections>(), provider.GetRequiredService<Generations>()));
        services.AddSingleton<SimulatedData>();
        services.AddSingleton<DatabaseSessions>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<EventRedactions>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<IDocumentStore>(provider => provider.GetRequiredService<DocumentStore>());
        services.AddScoped(provider => provider.GetRequiredService<IDocumentStore>().LightweightSession());
        services.TryAddScoped<ReadHorizon>();
        services.TryAddScoped<RowWall>();
        services.AddSingleton<IReadOnlyList<ReadModels>>(provider => [.. options.Modules.AsParallel().AsOrdered().Select(module =>
            new ReadModels(module, options, provider.GetRequiredService<StoreConnections>()))]);
        services.AddSingleton(provider => new ProjectionCoordinator(
            provider.GetRequiredService<IReadOnlyList<ReadModels>>(), provider.GetRequiredService<StoreConnections>(),
            provider.GetRequiredService<EventLog>(), provider.GetRequiredService<Generations>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<LogNotifier>();
        services.AddHostedService<AuditChainLoop>();
        for (var i = 0; i < options.Modules.Count; i++)
            AddModule(services, options.Modules[i].ContextType, i);
        return services;
    }

    private static void AddModule(IServiceCollection services, Type context, int index)
    {
        services.AddScoped(context, provider =>
            Open(provider, ModelsOf(provider, index), provider.GetRequiredService<RowWall>().Communes));
        var open = typeof(EventStoreServices).GetMethod(nameof(AddAllRows), BindingFlags.Static | BindingFlags.NonPublic)?.MakeGenericMethod(context);
        open?.Invoke(null, [services, index]);
        services.AddSingleton<IHostedService>(provider => new ProjectionDaemon(
            ModelsOf(provider, index), provider.GetRequiredService<StoreOptions>(), provider.GetRequiredService<StoreSchema>(),
            provider.GetRequiredService<StoreConnections>(), provider.GetRequiredService<Leases>(),
            provider.GetRequiredService<EventLog>(), provider.GetRequiredService<Generations>(),
            provider.GetRequiredService<ILogger<ProjectionDaemon>>()));
    }

    private static void AddAllRows<TContext>(IServiceCollection services, int index) where TContext : DbContext =>
        services.AddScoped(provider => new AllRows<TContext>(
            provider.GetRequiredService<TContext>(), provider.GetRequiredService<RowWall>(),
            () => (TContext)Open(provider, ModelsOf(provider, index), communes: null)));

    private static ReadModels ModelsOf(IServiceProvider provider, int index) =>
        provider.GetRequiredService<IReadOnlyList<ReadModels>>()[index];

    private static DbContext Open(IServiceProvider provider, ReadModels models, string[]? communes)
    {
        var horizon = provider.GetRequiredService<ReadHorizon>();
        var generations = provider.GetRequiredService<Generations>();
        var generation = horizon.AsOf is { } day
            ? generations.Past(models.Module, day, horizon.Reading)
            : generations.Live(models.Module);
        return models.OpenForQuestions(generation ?? throw new ReadModelsNotReadyException(models.Module), communes);
    }
}
