using Cdce.Testing;
using Cdce.Torture;
using Npgsql;

namespace Cdce.Api.Tests;

/// <summary>The checker of the fault runs finds nothing in a sound database, and each planted violation.</summary>
public sealed class CheckerTests(CheckerTests.SoundDatabase sound) : IClassFixture<CheckerTests.SoundDatabase>
{
    [Fact]
    public async Task A_sound_database_has_no_violations() =>
        Assert.Empty(await Checker.CheckAsync(await sound.CopyAsync(), sound.Journal));

    [Fact]
    public async Task Rows_that_are_not_those_of_a_fold_are_found() => Assert.Contains("I4", await PlantAsync(
        """update {0}.activities set "Summary" = 'changed' where "Version" = 2""", rows: true));

    [Fact]
    public async Task A_fact_that_is_missing_from_its_ledger_is_found() => Assert.Contains("I7", await PlantAsync(
        """delete from {0}.activities where "Version" = 2""", rows: true));

    [Theory]
    [InlineData("I1", "delete from store.events where data ->> 'reason' = 'correct 1'")]
    [InlineData("I1", """
        insert into store.events (stream_key, version, type, data, recorded_at)
        select stream_key || 'again', version, type, data, recorded_at from store.events where data -> 'fact' ->> 'summary' = 'record 1' and version = 1
        """)]
    [InlineData("I1", """
        insert into store.events (stream_key, version, type, data, recorded_at)
        select stream_key, version + 1, type, data, recorded_at from store.events where data ->> 'reason' = 'correct 1'
        """)]
    [InlineData("I2", """
        insert into store.events (stream_key, version, type, data, recorded_at)
        select 'activity/planted', 1, type, json_build_object('fact', json_build_object('summary', 'record 99')), recorded_at
        from store.events where data -> 'fact' ->> 'summary' = 'record 1' and version = 1
        """)]
    [InlineData("I3", "delete from store.events where data -> 'fact' ->> 'summary' = 'record 1' and version = 1")]
    [InlineData("I3", """
        with pair as (select stream_key from store.events where data ->> 'reason' = 'correct 1')
        update store.events e set version = case e.version when 1 then 12 when 2 then 11 end from pair where pair.stream_key = e.stream_key;
        update store.events set version = version - 10 where version > 10 and stream_key like 'activity/%'
        """)]
    [InlineData("I5", "delete from store.events where type = 'learning.mentoring_requested'")]
    [InlineData("I5", """
        insert into store.events (stream_key, version, type, data, recorded_at)
        select stream_key || 'again', 1, type, data, recorded_at from store.events where type = 'learning.mentoring_requested'
        """)]
    [InlineData("I5", "delete from store.events where type = 'campaign.help_called'")]
    [InlineData("I5", "update messaging.envelopes set handled_at = null, due_at = now() - interval '1 hour' where message_type like '%CommuneLosingMomentum'")]
    public async Task Each_planted_violation_of_the_log_is_found(string invariant, string plant) =>
        Assert.Contains(invariant, await PlantAsync(plant, rows: false));

    [Fact]
    public async Task Clients_that_know_better_are_believed()
    {
        var journal = sound.JournalOfItsOwn();
        journal.Acknowledge("record never-sent", 1);
        journal.Refuse("record 2");
        journal.Saw("activity", 2, 1);
        var found = (await Checker.CheckLogAsync(await sound.CopyAsync(), journal)).Select(v => v.Invariant);
        Assert.Equal(["I1", "I2", "I8"], found.Order());
    }

    [Fact]
    public async Task A_move_under_an_older_fence_is_found()
    {
        var copy = await sound.CopyAsync();
        await using var source = NpgsqlDataSource.Create(copy);
        await Moves.RecordAsync(source);
        await ExecuteAsync(copy, """
            update store.checkpoints set fence = 7, sequence = sequence + 1 where name like 'campaign_g%';
            update store.checkpoints set fence = 8, sequence = sequence + 1 where name like 'campaign_g%';
            """);
        Assert.Equal(0, (await Moves.CountStaleAsync(source)).Stale);
        await ExecuteAsync(copy, "update store.checkpoints set fence = 7, sequence = sequence + 1 where name like 'campaign_g%'");
        Assert.Equal(1, (await Moves.CountStaleAsync(source)).Stale);
    }

    private async Task<IEnumerable<string>> PlantAsync(string sql, bool rows)
    {
        var copy = await sound.CopyAsync();
        await ExecuteAsync(copy, sql.Replace("{0}", await LiveAsync(copy), StringComparison.Ordinal));
        var found = rows ? await Checker.CheckAsync(copy, sound.Journal) : await Checker.CheckLogAsync(copy, sound.Journal);
        return found.Select(v => v.Invariant);
    }

    private static async Task<string> LiveAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select name from store.generations where module = 'campaign' and state = 'live'");
        return (string)(await command.ExecuteScalarAsync() ?? "");
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A database in which clients have written, closed for copying, and what they know.</summary>
    public sealed class SoundDatabase : IAsyncLifetime
    {
        private readonly ApiHost host = new();
        private readonly List<string> copies = [];

        public ClientJournal Journal { get; } = new();

        public async Task InitializeAsync()
        {
            await host.InitializeAsync();
            var client = await host.CoordinationAsync();
            for (var i = 1; i <= 3; i++)
            {
                using var made = await client.PostAsync("/campaign/activities",
                    new { nisCode = "62063", kind = "committeeMeeting", on = "2026-01-15", summary = $"record {i}" });
                Journal.Acknowledge($"record {i}", made.Version());
                using var corrected = await client.PutAsync(made.Headers.Location?.ToString() ?? "",
                    new { kind = "committeeMeeting", on = "2026-01-15", reason = $"correct {i}" }, 1);
                Journal.Acknowledge($"correct {i}", corrected.Version());
            }
            using var session = await client.GetAsync("/session");
            var caller = (await session.ReadAsync(System.Net.HttpStatusCode.OK)).GetProperty("id").GetString();
            using var help = await client.PostAsync("/campaign/communes/62063/helpCalls", new { causes = new[] { "isolation" } });
            Journal.Acknowledge(Checker.HelpMarker(caller, "62063"), help.Version());
            await host.WaitForNonStaleDataAsync();
            await host.StopAsync();
            await TestCluster.SealAsync(host.ConnectionString);
        }

        /// <summary>What the clients know, for a test that makes them know more.</summary>
        public ClientJournal JournalOfItsOwn()
        {
            var own = new ClientJournal();
            foreach (var attempt in Journal.Attempts.Values)
                own.Acknowledge(attempt.Marker, attempt.Version);
            return own;
        }

        public async Task<string> CopyAsync()
        {
            copies.Add(await TestCluster.CreateDatabaseAsync(TestCluster.NameOf(host.ConnectionString)));
            return copies[^1];
        }

        public async Task DisposeAsync()
        {
            foreach (var copy in copies)
                await TestCluster.DropDatabaseAsync(copy);
            await host.DisposeAsync();
        }
    }
}
