using Cdce.Testing;
using Npgsql;

namespace Cdce.Messaging.Tests;

/// <summary>Connections that are ended under the worker leave nothing behind that waits for ever.</summary>
public sealed class InterruptionTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const int Orders = 300;

    [Fact]
    public async Task Every_message_is_delivered_though_connections_are_ended_while_it_is_claimed()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString,
            options => options.RetryPauses = [.. Enumerable.Repeat(TimeSpan.Zero, 1_000)]);
        var orders = new List<Guid>();
        for (var i = 0; i < Orders; i++)
            orders.Add(await host.PlaceAsync());

        // The connection that holds the claims stays: with it they would be freed.
        var ended = 0L;
        while (await EndOneAsync() is var now && (ended += now) < 100)
            await Task.Delay(5);
        await BusHost.UntilAsync(async () => await CountAsync(
            "select count(*) from messaging.envelopes where handled_at is null and due_at <= '2026-03-14 09:00Z'") == 0);

        // Read by a node none of whose connections was ended.
        await using var reader = await BusHost.StartAsync(database.ConnectionString);
        foreach (var order in orders)
            Assert.Single(await reader.EventsAsync($"notes/{order}"));
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_keeps_nobody_else_waiting()
    {
        await using var host = await BusHost.StartAsync(database.ConnectionString);
        var answers = new TaskCompletionSource();
        host.Faults.BeforeSaving = _ => answers.Task;
        var orders = new List<Guid>();
        for (var i = 0; i < 50; i++)
            orders.Add(await host.PlaceAsync());

        // Shipments wait for their carrier; notes and further commands do not.
        foreach (var order in orders)
            await BusHost.UntilAsync(async () => (await host.EventsAsync($"notes/{order}")).Count == 1);
        foreach (var order in orders)
            Assert.Empty(await host.EventsAsync($"shipment/{order}"));

        answers.SetResult();
        await host.QuietAsync();
        foreach (var order in orders)
            Assert.Single(await host.EventsAsync($"shipment/{order}"));
    }

    private Task<long> EndOneAsync() => CountAsync("""
        select count(pg_terminate_backend(pid)) from (
            select pid from pg_stat_activity
            where datname = current_database() and application_name like 'cdce % log' and query like '%messaging.envelopes%'
            order by random() limit 1) one
        """);

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }
}
