using System.Globalization;
using Cdce.Api;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Torture;

/// <summary>
/// Writers whose transactions stay open for up to five seconds, overtake each other and roll back: every committed event, and no
/// other, becomes a row, and in no other order than that of its stream.
/// </summary>
internal static class OrderRun
{
    private const int Writers = 16;
    private const int EventsOfATransaction = 25;

    private const string Insert = """
        insert into store.events (stream_key, version, type, data, recorded_at, happened_on)
        values ($1, $2, $3, $4, now(), '2026-01-15')
        """;

    public static async Task<bool> RunAsync(int events, TimeSpan slowest)
    {
        var verdict = new Verdict("order", timed: false);
        var database = await TestCluster.CreateDatabaseAsync();
        var journal = new ClientJournal();
        await using (var node = WebHost.Build(["--quiet=1", "--port=0", $"--CDCE_DATABASE={database}",
            $"--data={Path.GetTempPath()}/cdce-torture-data"]))
        {
            await node.StartAsync();
            var communes = await Load.CommunesAsync(database);
            using var done = new CancellationTokenSource();
            var naive = ReadBySequenceAsync(database, done.Token);
            var each = events / Writers;
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(database, w, each, slowest, communes, journal))));
            var caughtUp = await node.Services.GetRequiredService<ProjectionCoordinator>()
                .WaitForNonStaleProjectionDataAsync(TimeSpan.FromMinutes(2));
            await done.CancelAsync();
            var committed = journal.Acknowledged;
            verdict.Figure("events", $"{committed} committed, {journal.Attempts.Count - committed} rolled back, by {Writers} writers");
            verdict.Expect("the read models reach the end of the log", caughtUp, $"{caughtUp}");
            var lost = committed - await naive;
            verdict.Expect("the control, reading by sequence alone, loses events", lost > 0, $"{lost} of {committed}");
            await node.StopAsync();
        }
        verdict.Violations(await Checker.CheckAsync(database, journal), events);
        await TestCluster.DropDatabaseAsync(database);
        return verdict.Passed;
    }

    private static async Task WriteAsync(string database, int writer, int events, TimeSpan slowest, IReadOnlyList<string> communes, ClientJournal journal)
    {
        var random = new Random(writer);
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync();
        for (var written = 0; written < events;)
        {
            var markers = new List<string>();
            var rollsBack = random.Next(6) == 0;
            await using (var transaction = await connection.BeginTransactionAsync())
            {
                // Some wait before their last events, and others come in between.
                var waits = random.Next(5) == 0 ? random.Next(EventsOfATransaction) : -1;
                for (var i = 0; i < EventsOfATransaction; i += 2)
                {
                    if (i >= waits && waits >= 0)
                    {
                        waits = -1;
                        await Task.Delay(slowest * random.NextDouble());
                    }
                    markers.AddRange(await WriteFactAsync(connection, communes[random.Next(communes.Count)]));
                }
                foreach (var marker in markers)
                    journal.Begin(marker);
                if (rollsBack)
                    await transaction.RollbackAsync();
                else
                    await transaction.CommitAsync();
            }
            for (var i = 0; i < markers.Count; i++)
            {
                if (rollsBack)
                    journal.Refuse(markers[i]);
                else
                    journal.Acknowledge(markers[i], 1 + (i % 2));
            }
            written += rollsBack ? 0 : markers.Count;
        }
    }

    /// <summary>A fact and its correction, as the program would write them.</summary>
    private static async Task<string[]> WriteFactAsync(NpgsqlConnection connection, string nisCode)
    {
        var id = Guid.CreateVersion7();
        string[] markers = [$"record {id}", $"correct {id}"];
        await using var batch = new NpgsqlBatch(connection);
        Add(1, "campaign.activity_recorded", $$$"""
            {"activityId":"{{{id}}}","nisCode":"{{{nisCode}}}","fact":{"kind":"committeeMeeting","on":"2026-01-15","summary":"{{{markers[0]}}}"}}
            """);
        Add(2, "campaign.activity_corrected", $$$"""
            {"activityId":"{{{id}}}","nisCode":"{{{nisCode}}}","fact":{"kind":"committeeMeeting","on":"2026-01-15"},"reason":"{{{markers[1]}}}"}
            """);
        await batch.ExecuteNonQueryAsync();
        return markers;

        void Add(long version, string type, string data)
        {
            var command = new NpgsqlBatchCommand(Insert);
            command.Parameters.Add(new() { Value = $"activity/{id}" });
            command.Parameters.Add(new() { Value = version });
            command.Parameters.Add(new() { Value = type });
            command.Parameters.Add(new() { Value = data, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Json });
            batch.BatchCommands.Add(command);
        }
    }

    /// <summary>How many of the writers' events a reader sees that goes by the sequence alone.</summary>
    private static async Task<int> ReadBySequenceAsync(string database, CancellationToken done)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var (last, seen) = (0L, 0);
        var final = false;
        while (!final)
        {
            final = done.IsCancellationRequested;
            await using var command = source.CreateCommand(string.Create(CultureInfo.InvariantCulture, $"""
                select sequence, coalesce(data -> 'fact' ->> 'summary', data ->> 'reason') is not null and user_name is null
                from store.events where sequence > {last} and type like 'campaign.activity_%' order by sequence
                """));
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            while (await reader.ReadAsync(CancellationToken.None))
            {
                last = reader.GetInt64(0);
                seen += reader.GetBoolean(1) ? 1 : 0;
            }
        }
        return seen;
    }
}
