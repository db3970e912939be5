using Cdce.Api.Postgres;
using Npgsql;

namespace Cdce.Testing;

/// <summary>One PostgreSQL for all tests of a process, started by the first that asks and removed at the end.</summary>
public static class TestCluster
{
    private static readonly Lazy<Task<OwnPostgres>> Started = new(StartAsync);
    private static int databases;

    /// <summary>A new, empty database, or a copy of <paramref name="template"/>; its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var cluster = await Started.Value;
        var name = $"t{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"create database {name}" + (template is null ? "" : $" template {template}"));
        return cluster.ConnectionString(name) + ";Include Error Detail=true";
    }

    public static async Task DropDatabaseAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"drop database if exists {NameOf(connectionString)} with (force)");
    }

    /// <summary>Closes a database for everybody, so that it can be copied.</summary>
    public static async Task SealAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        var name = NameOf(connectionString);
        await ExecuteAsync($"alter database {name} allow_connections false");
        await ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    }

    public static string NameOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Database ?? throw new ArgumentException("No database is named.");

    private static async Task ExecuteAsync(string sql)
    {
        var cluster = await Started.Value;
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<OwnPostgres> StartAsync()
    {
        var directory = Directory.CreateTempSubdirectory("cdce-tests-").FullName;
        // Power cuts have their own tests; these survive the death of processes, which needs no fsync.
        var cluster = await OwnPostgres.StartAsync(directory, CancellationToken.None,
            "fsync=off", "full_page_writes=off", "max_connections=400");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            NpgsqlConnection.ClearAllPools();
            cluster.DisposeAsync().AsTask().GetAwaiter().GetResult(); // the process ends here; nothing can await any more
            Directory.Delete(directory, recursive: true);
        };
        return cluster;
    }
}
