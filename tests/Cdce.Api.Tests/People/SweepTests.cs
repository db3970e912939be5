using System.Text;
using Cdce.Api.Backups;
using Cdce.Api.People;
using Cdce.Testing;
using Npgsql;

namespace Cdce.Api.Tests.People;

/// <summary>Whoever could still keep a deleted row when the tables are written anew is waited for.</summary>
public sealed class SweepTests
{
    private const string Word = "Kanarienvogel, die es nicht mehr gibt";

    private const string Looks = "query like '%pg_snapshot_xmin%' or query like '%backend_xmin%'";

    /// <summary>What is under way when the row goes: where, and with which words it begins.</summary>
    public static TheoryData<bool, string> Holders => new()
    {
        { true, "begin isolation level repeatable read; select count(*) from pg_database" }, // a snapshot
        { true, "begin; create table others (n int); insert into others values (1)" }, // a change that reads nothing at the moment
        { false, "begin; create table others (n int); insert into others values (1)" }, // a change elsewhere, as old as whose start a snapshot taken here is
    };

    [Theory, MemberData(nameof(Holders))]
    public async Task No_byte_of_a_deleted_row_is_kept_for_somebody(bool here, string sql)
    {
        var database = await TestCluster.CreateDatabaseAsync();
        var elsewhere = await TestCluster.CreateDatabaseAsync();
        await using (var deleting = await TableCopy.OpenAsync(database, CancellationToken.None))
        await using (var holder = await TableCopy.OpenAsync(here ? database : elsewhere, CancellationToken.None))
        await using (var latch = await TableCopy.OpenAsync(database, CancellationToken.None))
        await using (var reader = await TableCopy.OpenAsync(database, CancellationToken.None))
        {
            await RunAsync(deleting, $"create table people (name text); insert into people values ('{Word}')");
            await RunAsync(holder, sql);
            await RunAsync(deleting, "delete from people");
            Assert.True(await StandsInFileAsync(deleting)); // the control
            await RunAsync(latch, "begin; lock table people in access share mode"); // so that a sweep stops before the table

            await using var source = NpgsqlDataSource.Create(database);
            var done = false;
            var sweep = Sweep.RunAsync(source, ["people"], _ => Task.FromResult(done = true), CancellationToken.None);
            await WaitAsync(deleting, sweep, $"({Looks}) or query like 'vacuum%'");
            await RunAsync(reader, "begin isolation level repeatable read; select count(*) from pg_database");
            await RunAsync(latch, "commit");
            var now = await TableCopy.ScalarAsync<string>(deleting, "select clock_timestamp()::text", CancellationToken.None);
            await WaitAsync(deleting, sweep, $"({Looks}) and query_start > '{now}'"); // it goes on to wait, or is through
            foreach (var connection in new[] { reader, holder })
                await RunAsync(connection, "commit");

            Assert.True(await sweep);
            Assert.True(done);
            Assert.False(await StandsInFileAsync(deleting));
        }
        await TestCluster.DropDatabaseAsync(database);
        await TestCluster.DropDatabaseAsync(elsewhere);
    }

    [Fact]
    public async Task No_statistic_of_a_deleted_row_is_kept_for_somebody_who_came_while_tables_were_written()
    {
        var database = await TestCluster.CreateDatabaseAsync();
        var elsewhere = await TestCluster.CreateDatabaseAsync();
        await using (var deleting = await TableCopy.OpenAsync(database, CancellationToken.None))
        await using (var holder = await TableCopy.OpenAsync(elsewhere, CancellationToken.None))
        await using (var latch = await TableCopy.OpenAsync(database, CancellationToken.None))
        {
            await RunAsync(deleting, $"create table people (name text); insert into people select '{Word}' from generate_series(1, 50)");
            await RunAsync(deleting, "analyze people");
            await RunAsync(deleting, "delete from people");
            Assert.True(await StandsInFileAsync(deleting, "pg_catalog.pg_statistic")); // the control
            await RunAsync(latch, "begin; lock table people in access share mode");

            await using var source = NpgsqlDataSource.Create(database);
            var sweep = Sweep.RunAsync(source, ["people"], _ => Task.CompletedTask, CancellationToken.None);
            await WaitAsync(deleting, sweep, "query like 'vacuum%'");
            await RunAsync(holder, "begin; create table others (n int); insert into others values (1)");
            await RunAsync(latch, "commit");
            var now = await TableCopy.ScalarAsync<string>(deleting, "select clock_timestamp()::text", CancellationToken.None);
            await WaitAsync(deleting, sweep, $"({Looks}) and query_start > '{now}'"); // it goes on to wait, or is through
            await RunAsync(holder, "commit");

            Assert.True(await sweep);
            Assert.False(await StandsInFileAsync(deleting, "pg_catalog.pg_statistic"));
        }
        await TestCluster.DropDatabaseAsync(database);
        await TestCluster.DropDatabaseAsync(elsewhere);
    }

    private static async Task<bool> StandsInFileAsync(NpgsqlConnection connection, string table = "people")
    {
        await RunAsync(connection, "checkpoint");
        var file = await TableCopy.ScalarAsync<string>(connection,
            $"select current_setting('data_directory') || '/' || pg_relation_filepath('{table}')", CancellationToken.None);
        return (await File.ReadAllBytesAsync(file ?? "")).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Word)) >= 0;
    }

    private static async Task WaitAsync(NpgsqlConnection connection, Task sweep, string condition)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!sweep.IsCompleted && !await TableCopy.ScalarAsync<bool>(connection,
            $"select exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ({condition}))", CancellationToken.None))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), condition);
            await Task.Delay(20);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
