using System.Text;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Store.Tests;

/// <summary>One node with the store in it. Several on one database are several nodes.</summary>
public sealed class StoreHost : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    public static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    private readonly IHost host;

    private StoreHost(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public FixedClock Clock => (FixedClock)Services.GetRequiredService<TimeProvider>();

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    public ProjectionCoordinator Projections => Services.GetRequiredService<ProjectionCoordinator>();

    public static async Task<StoreHost> StartAsync(
        string connectionString, Action<ReadModelRegistration>? projections = null, Action<StoreOptions>? more = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<TimeProvider>(new FixedClock(Start));
        builder.Services.AddEventStore(_ => connectionString, options =>
        {
            options.RetryPauses = [TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)];
            options.SlowPoll = TimeSpan.FromMilliseconds(200);
            options.Events.MapEventType<ShelfOpened>("shelves.shelf_opened", e => e.On);
            options.Events.MapEventType<ItemPlaced>("shelves.item_placed", e => e.On);
            options.Events.MapEventType<ShelfClosed>("shelves.shelf_closed");
            options.Events.MapEventType<ShelfPainted>("shelves.shelf_painted");
            options.Events.MapEventType<ShelfWalled>("shelves.shelf_walled");
            (projections ?? (module => module.Add<ShelfProjection>()))(options.ReadModels<ShelvesDb>("shelves"));
            more?.Invoke(options);
        });
        var host = builder.Build();
        await host.Services.GetRequiredService<StoreSchema>().EnsureAsync();
        await host.StartAsync();
        return new(host);
    }

    public async Task AppendAsync(string key, long expected, params object[] events)
    {
        await using var session = Store.LightweightSession();
        session.Events.Append(key, expected, events);
        await session.SaveChangesAsync();
    }

    /// <summary>Opens a shelf and places one item of each kind on it.</summary>
    public Task FillAsync(string key, params string[] items) =>
        AppendAsync(key, 0, [new ShelfOpened(key), .. items.Select(item => new ItemPlaced(item, 1))]);

    public async Task CaughtUpAsync()
    {
        var caughtUp = await Projections.WaitForNonStaleProjectionDataAsync(Limit);
        Assert.Empty((await Projections.ListSetAsideAsync()).Where(s => s.EventType != "shelves.shelf_walled").Select(s => s.Error));
        Assert.True(caughtUp);
    }

    public async Task<T> ReadAsync<T>(Func<ShelvesDb, Task<T>> question, DateOnly? asOf = null, AsOfReading reading = default)
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateScopeForAllRows();
        var horizon = scope.ServiceProvider.GetRequiredService<ReadHorizon>();
        horizon.AsOf = asOf;
        horizon.Reading = reading;
        return await question(scope.ServiceProvider.GetRequiredService<ShelvesDb>());
    }

    /// <summary>The generation that answers now.</summary>
    public async Task<string> LiveAsync() => (await Projections.StatusAsync()).Single().Generation ?? "";

    /// <summary>Every row of every table of a generation, as the server writes them.</summary>
    public async Task<string> DumpAsync(string generation)
    {
        var source = Services.GetRequiredService<StoreConnections>().Main;
        var text = new StringBuilder();
        foreach (var table in await ReadTextsAsync(source, $"select table_name from information_schema.tables where table_schema = '{generation}' order by 1"))
        {
            text.Append(table).Append('\n');
            foreach (var row in await ReadTextsAsync(source, $"select r::text from {generation}.\"{table}\" r order by 1"))
                text.Append(row).Append('\n');
        }
        return text.ToString();
    }

    public async Task<long> ScalarAsync(string sql)
    {
        await using var command = Services.GetRequiredService<StoreConnections>().Main.CreateCommand(sql);
        command.CommandTimeout = 600;
        return await command.ExecuteScalarAsync() is long number ? number : 0;
    }

    private static async Task<List<string>> ReadTextsAsync(NpgsqlDataSource source, string sql)
    {
        var texts = new List<string>();
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }

    /// <summary>Waits until the state holds, with a limit.</summary>
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
