using Cdce.Api.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Benchmarks;

public sealed record CounterOpened(string Name);
public sealed record CounterRaised(int By, string Note);

/// <summary>An aggregate that costs as little as one can.</summary>
public sealed record Counter(string Name, long Total)
{
    public static Counter Create(CounterOpened e) => new(e.Name, 0);
    public Counter Apply(CounterRaised e) => this with { Total = Total + e.By };
}

public sealed class CounterRow
{
    public required string Key { get; init; }
    public required string Name { get; set; }
    public long Total { get; set; }
    public int Events { get; set; }
}

public sealed class CountersDb(DbContextOptions<CountersDb> options) : DbContext(options)
{
    public DbSet<CounterRow> Counters => Set<CounterRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<CounterRow>().HasKey(r => r.Key);
}

public sealed class CounterProjection
{
    public void On(IEvent<CounterOpened> e, CountersDb db) =>
        db.Counters.Add(new() { Key = e.StreamKey, Name = e.Data.Name, Events = 1 });

    public async Task On(IEvent<CounterRaised> e, CountersDb db, CancellationToken ct)
    {
        var row = await db.Counters.FindAsync([e.StreamKey], ct) ?? throw new InvalidOperationException("No counter.");
        row.Total += e.Data.By;
        row.Events++;
    }
}

/// <summary>A database with the store's tables, and nodes on it.</summary>
internal sealed class BenchDatabase(string connectionString) : IAsyncDisposable
{
    public string ConnectionString => connectionString;

    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 20, NoResetOnClose = true, MaxPoolSize = 40 });

    public static async Task<BenchDatabase> CreateAsync(OwnPostgres postgres, string name)
    {
        await postgres.EnsureDatabaseAsync(name, CancellationToken.None);
        return new(postgres.ConnectionString(name));
    }

    /// <summary>A node whose loops run once it is started.</summary>
    public async Task<IHost> BuildNodeAsync()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddEventStore(_ => connectionString, options =>
        {
            options.Events.MapEventType<CounterOpened>("bench.counter_opened");
            options.Events.MapEventType<CounterRaised>("bench.counter_raised");
            options.ReadModels<CountersDb>("bench").Add<CounterProjection>();
        });
        var host = builder.Build();
        await host.Services.GetRequiredService<StoreSchema>().EnsureAsync();
        return host;
    }

    public async Task<string> VersionAsync()
    {
        await using var command = Source.CreateCommand("show server_version");
        return (string?)await command.ExecuteScalarAsync() ?? "";
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 1_800;
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
