using System.Diagnostics;
using Cdce.Api.Postgres;
using Cdce.Testing;
using Npgsql;

namespace Cdce.Api.Tests.Postgres;

public sealed class OwnPostgresTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("cdce-own-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Data_outlives_a_stop_and_a_second_start()
    {
        await using (var first = await OwnPostgres.StartAsync(directory, CancellationToken.None))
        {
            await first.EnsureDatabaseAsync("cdce", CancellationToken.None);
            await ExecuteAsync(first.ConnectionString("cdce"), "create table kept (id int)");
        }

        await using var second = await OwnPostgres.StartAsync(directory, CancellationToken.None);
        await second.EnsureDatabaseAsync("cdce", CancellationToken.None);
        await ExecuteAsync(second.ConnectionString("cdce"), "insert into kept values (1)");
    }

    [Fact]
    public async Task Checksums_are_on_and_no_port_is_opened()
    {
        await using var postgres = await OwnPostgres.StartAsync(directory, CancellationToken.None);
        Assert.Equal("on", await AskAsync(postgres.ConnectionString("postgres"), "show data_checksums"));
        Assert.Equal("on", await AskAsync(postgres.ConnectionString("postgres"), "show fsync"));
        Assert.Equal("", await AskAsync(postgres.ConnectionString("postgres"), "show listen_addresses"));
    }

    [Fact]
    public async Task A_server_that_was_killed_is_started_again()
    {
        await using (var first = await OwnPostgres.StartAsync(directory, CancellationToken.None))
        {
            var pid = await AskAsync(first.ConnectionString("postgres"),
                "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
            using var server = Process.GetProcessById(int.Parse(pid!, System.Globalization.CultureInfo.InvariantCulture));
            server.Kill();
            await server.WaitForExitAsync();

            await using var second = await OwnPostgres.StartAsync(directory, CancellationToken.None);
            Assert.Equal("1", await AskAsync(second.ConnectionString("postgres"), "select '1'"));
        }
    }

    [Fact]
    public async Task After_a_power_cut_the_number_of_the_old_server_may_be_another_process()
    {
        await using (await OwnPostgres.StartAsync(directory, CancellationToken.None))
        {
        }
        foreach (var file in new[] { "postgres/postmaster.pid", "socket/.s.PGSQL.5432.lock" })
            await File.WriteAllTextAsync(Path.Combine(directory, file), $"{Environment.ProcessId}\n");

        await using var next = await OwnPostgres.StartAsync(directory, CancellationToken.None);
        Assert.Equal("1", await AskAsync(next.ConnectionString("postgres"), "select '1'"));
    }

    [Fact]
    public async Task A_running_server_is_taken_over()
    {
        var left = await OwnPostgres.StartAsync(directory, CancellationToken.None);
        var before = await AskAsync(left.ConnectionString("postgres"), "select pg_postmaster_start_time()::text");

        await using var adopted = await OwnPostgres.StartAsync(directory, CancellationToken.None);
        Assert.Equal(before, await AskAsync(adopted.ConnectionString("postgres"), "select pg_postmaster_start_time()::text"));
    }

    [Fact]
    public async Task A_creation_that_was_cut_short_is_done_again()
    {
        Directory.CreateDirectory(Path.Combine(directory, "postgres", "base"));
        await using var postgres = await OwnPostgres.StartAsync(directory, CancellationToken.None);
        Assert.Equal("1", await AskAsync(postgres.ConnectionString("postgres"), "select '1'"));
    }

    private static async Task ExecuteAsync(string connectionString, string sql) => await AskAsync(connectionString, sql);

    private static async Task<string?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }
}

public sealed class DatabaseFixtureTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_class_gets_a_database_of_its_own()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from pg_tables where schemaname = 'public'", connection);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }
}
