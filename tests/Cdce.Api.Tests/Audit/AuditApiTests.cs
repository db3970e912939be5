using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Api.Audit;
using Cdce.Api.Backups;
using Cdce.Campaign.Activities;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Api.Tests.Audit;

public sealed class AuditApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Nivelles = "25072";

    [Fact]
    public async Task Every_event_of_the_log_stands_once_in_the_pages_and_in_both_exports()
    {
        var coordination = await host.CoordinationAsync();
        using var recorded = await RecordAsync(coordination, "Réunion");
        await host.WaitForNonStaleDataAsync();

        var ids = new List<string>();
        for (var next = "/audit?pageSize=300"; next is not null;)
        {
            var page = await coordination.GetJsonAsync(next);
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("id").GetString() ?? ""));
            next = page.TryGetProperty("next", out var address) ? address.GetString() : null;
        }

        var events = await AskAsync(host.ConnectionString, "select count(*) from store.events");
        Assert.Equal(events, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var lines = (await coordination.Http.GetStringAsync("/api/v1/audit/export?format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ids, lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_change_says_who_for_whom_when_and_what_and_is_found_by_each_of_them()
    {
        var coordination = await host.CoordinationAsync();
        var secretary = await host.SignedInAsync("secretaire.journal", "secretary", Nivelles);
        var chair = await host.SignedInAsync("presidente.journal", "chair", Nivelles);
        secretary.Http.DefaultRequestHeaders.Add("Cdce-On-Behalf-Of", chair.PersonId);
        using var recorded = await RecordAsync(secretary, "Décidé par la présidente");
        var id = (await recorded.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();

        var entry = Assert.Single((await coordination.GetJsonAsync($"/audit?who=account:{secretary.PersonId}")).GetProperty("items").EnumerateArray());
        Assert.Equal(chair.PersonId, entry.GetProperty("onBehalfOf").GetString());
        Assert.Equal("campaign.activity_recorded", entry.GetProperty("eventType").GetString());
        Assert.Equal($"activity/{id}", entry.GetProperty("object").GetString());
        Assert.Equal("Décidé par la présidente", entry.GetProperty("recorded").GetProperty("fact").GetProperty("summary").GetString());
        Assert.EndsWith($"/campaign/activities/{id}", entry.GetProperty("objectHref").GetString(), StringComparison.Ordinal);
        var trace = entry.GetProperty("correlation").GetString();

        foreach (var found in new[] { $"object=activity/{id}", $"correlation={trace}", $"who=account:{secretary.PersonId}&from=2026-11-20&to=2026-11-20&eventType=campaign." })
            Assert.Equal(1, (await coordination.GetJsonAsync($"/audit?{found}")).GetProperty("items").GetArrayLength());
        foreach (var other in new[] { "to=2026-11-19", "from=2026-11-21", "eventType=governance.", "correlation=x" })
            Assert.Equal(0, (await coordination.GetJsonAsync($"/audit?who=account:{secretary.PersonId}&{other}")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_history_of_an_object_shows_before_and_after_and_ends_at_the_state_of_now()
    {
        var coordination = await host.CoordinationAsync();
        using var recorded = await RecordAsync(coordination, "Réunion");
        var activity = await recorded.ReadAsync(HttpStatusCode.Created);
        var id = activity.GetProperty("id").GetString();
        using var corrected = await coordination.PutAsync($"/campaign/activities/{id}",
            new { kind = "committeeMeeting", on = "2026-11-04", summary = "Réunion du comité", reason = "Autre jour" }, 1);
        Assert.True(corrected.IsSuccessStatusCode, await corrected.Content.ReadAsStringAsync());

        var history = await coordination.GetJsonAsync($"/audit/objects?object=activity/{id}");
        var versions = history.GetProperty("versions").EnumerateArray().ToList();
        Assert.True(versions.Count >= 2);
        Assert.Equal(Enumerable.Range(1, versions.Count).Select(v => (long)v), versions.Select(v => v.GetProperty("entry").GetProperty("version").GetInt64()));
        var summary = versions.Skip(1).SelectMany(v => v.GetProperty("changes").EnumerateArray())
            .Single(c => c.GetProperty("field").GetString() == "fact.summary");
        Assert.Equal("Réunion", summary.GetProperty("before").GetString());
        Assert.Equal("Réunion du comité", summary.GetProperty("after").GetString());

        // Played one after the other, the changes give the state that commands are decided on.
        JsonNode state = new JsonObject();
        foreach (var change in versions.SelectMany(v => v.GetProperty("changes").EnumerateArray()))
            Apply(state, change.GetProperty("field").GetString() ?? "", change.TryGetProperty("after", out var after) ? JsonNode.Parse(after.GetRawText()) : null);
        await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        var now = await session.Events.AggregateStreamAsync<Activity>($"activity/{id}");
        Assert.True(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(now, StoreJson.Options), state), state.ToJsonString());

        using var nobody = await coordination.GetAsync("/audit/objects?object=activity/none");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task No_history_has_a_gap_and_every_kind_of_object_can_be_told()
    {
        var options = host.Services.GetRequiredService<StoreOptions>();
        var log = host.Services.GetRequiredService<AuditLog>();
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("select distinct on (split_part(stream_key, '/', 1)) stream_key from store.events");
        var keys = new List<string>();
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                keys.Add(rows.GetString(0));
        }

        Assert.True(keys.Count >= 4, string.Join(", ", keys));
        foreach (var key in keys)
        {
            Assert.NotNull(options.Events.StreamOf(key));
            var versions = await log.HistoryAsync(key, CancellationToken.None);
            Assert.Equal(Enumerable.Range(1, versions.Count).Select(v => (long)v), versions.Select(v => v.Entry.Metadata.Version));
            Assert.NotEmpty(versions[0].Changes);
        }
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_text_in_the_export()
    {
        await ExecuteAsync(host.ConnectionString, """
            insert into store.events (stream_key, version, type, data, recorded_at, user_name, correlation_id)
            values ('campaign-reference/=1', 1, 'campaign.reference_loaded', '{"name":"=1"}', now(), '=cmd|''/c calc''!A0', '+1')
            """);
        var coordination = await host.CoordinationAsync();
        await host.WaitForNonStaleDataAsync();

        using var answer = await coordination.Http.GetAsync("/api/v1/audit/export?correlation=%2B1");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Null(answer.Headers.ETag); // it was sent as it was read
        var line = (await answer.Content.ReadAsStringAsync()).Split("\r\n")[1];
        Assert.Contains(",'=cmd|", line, StringComparison.Ordinal);
        Assert.Contains(",'+1,", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit")]
    [InlineData("/audit/objects?object=commune/25072")]
    [InlineData("/audit/export")]
    [InlineData("/audit/verification")]
    public async Task Only_the_national_coordination_reads_it(string path)
    {
        var secretary = await host.SignedInAsync($"secretaire{path.Length}", "secretary", Nivelles);
        using var refused = await secretary.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unknown = await host.Anonymous.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    private static Task<HttpResponseMessage> RecordAsync(ApiClient client, string summary) =>
        client.PostAsync("/campaign/activities", new { nisCode = Nivelles, kind = "committeeMeeting", on = "2026-11-03", summary });

    private static void Apply(JsonNode state, string field, JsonNode? value)
    {
        var names = field.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        foreach (var name in names.SkipLast(1))
            state = name[0] == '[' ? state[int.Parse(name[1..^1], null)]! : state[name]!; // the fields before are there
        if (names[^1][0] != '[')
            ((JsonObject)state)[names[^1]] = value;
        else if (int.Parse(names[^1][1..^1], null) is var index && index < ((JsonArray)state).Count)
            state[index] = value;
        else
            ((JsonArray)state).Add(value);
    }

    private static async Task<long> AskAsync(string database, string question)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(question);
        return (long)(await command.ExecuteScalarAsync() ?? 0L);
    }

    private static async Task ExecuteAsync(string database, string statement)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(statement);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}

/// <summary>What an erasure, a restore and a hand in the database do to the chain.</summary>
public sealed class AuditVerificationTests : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("cdce-audit-").FullName;
    private ApiHost? started;

    private ApiHost Host => started ?? throw new InvalidOperationException("The host has not started.");

    public async Task InitializeAsync() => started = await ApiHost.OwnAsync();

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task An_erasure_and_a_restore_leave_the_chain_whole_and_a_changed_event_does_not()
    {
        var coordination = await Host.CoordinationAsync();
        var member = await Host.SignedInAsync("membre.oubliee", "member", "25072");
        using var recorded = await member.PostAsync("/campaign/activities",
            new { nisCode = "25072", kind = "committeeMeeting", on = "2026-11-03", summary = "Réunion" });
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        await Host.WaitForNonStaleDataAsync();
        var before = await coordination.GetJsonAsync("/audit/verification");
        Assert.True(before.GetProperty("fits").GetBoolean(), before.ToString());
        Assert.Equal(0, before.GetProperty("waiting").GetInt64());
        Assert.True(before.GetProperty("events").GetInt64() > 200, before.ToString());

        await ExecuteAsync(Host.ConnectionString, $"delete from identity.people where \"Id\" = '{member.PersonId}'");
        var erased = await coordination.GetJsonAsync("/audit/verification");
        Assert.True(erased.GetProperty("fits").GetBoolean(), erased.ToString());
        Assert.Equal(before.GetProperty("head").GetString(), erased.GetProperty("head").GetString());

        var backup = Path.Combine(directory, "backup");
        await Backup.TakeAsync(Host.ConnectionString, backup, CancellationToken.None);
        var restored = await TestCluster.CreateDatabaseAsync();
        await Restore.LoadAsync(restored, backup, await BackupManifest.ReadAsync(backup, CancellationToken.None), CancellationToken.None);
        await using (var connections = new StoreConnections(restored))
        {
            var chain = new AuditChain(connections, TimeProvider.System);
            var said = new List<string>();
            var head = before.GetProperty("head").GetString();
            Assert.Equal(0, await AuditCommand.VerifyAsync(chain, head, said.Add));
            Assert.Contains(said, line => line.Contains(head ?? "?", StringComparison.Ordinal));
            Assert.Equal(1, await AuditCommand.VerifyAsync(chain, new string('0', 64), said.Add));

            await ExecuteAsync(restored, """
                update store.events set user_name = 'account:somebody-else' where type = 'campaign.activity_recorded'
                """);
            Assert.Equal(1, await AuditCommand.VerifyAsync(chain, null, said.Add));
            Assert.Matches("^Does not fit: block [0-9]+: ", said[^1]);
        }
        await TestCluster.DropDatabaseAsync(restored);

        await ExecuteAsync(Host.ConnectionString, "delete from store.events where type = 'campaign.activity_recorded'");
        var changed = await coordination.GetJsonAsync("/audit/verification");
        Assert.False(changed.GetProperty("fits").GetBoolean());
        Assert.Equal("eventMissing", changed.GetProperty("fault").GetProperty("kind").GetString());
    }

    private static async Task ExecuteAsync(string database, string statement)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(statement);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
