using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdce.Api.Audit;
using Cdce.Api.Backups;
using Cdce.Api.People;
using Cdce.Api.People.Redacting;
using Cdce.Learning.MentoringPairs;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Cdce.Api.Tests.People;

public sealed class RedactionTests(ITestOutputHelper output)
{
    private const string Nivelles = "25072";

    private static readonly string[] Modules = ["campaign", "partners", "learning"];

    [Fact]
    public async Task Of_words_that_were_taken_out_none_is_left_in_any_place_and_all_else_stays_as_it_was()
    {
        var host = await StartAsync();
        using var log = new CapturedLog();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var coordination = await host.CoordinationAsync();
        var written = await Written.PlantAsync(host, coordination);
        await AskAsync<object>(host, $"""
            insert into messaging.dead_letters (message_id, handler, message_type, body, sent_at, simulated, error, died_at)
            values (gen_random_uuid(), 'test', 'test', '{"{}"}', now(), false, 'Cannot write {written.Names["summary"]}', now());
            analyze
            """);
        var day = "asOf=2026-11-20&asOfReading=knownThen";
        await coordination.GetJsonAsync($"/campaign/activities/{written.Activity}?{day}");
        using var seen = await coordination.GetAsync($"/campaign/activities/{written.Activity}");

        // The control: each name is somewhere, and each kind of place holds one.
        var before = await Canaries.FindAsync(host.ConnectionString, written.Words);
        Assert.Equal([], written.Names.Keys.Where(w => !before[$"{w}, in a row"].Contains("store.events")));
        var places = before.SelectMany(f => f).Distinct().ToList();
        foreach (var place in new[] { "files", "pg_catalog.pg_stats", "store.events", "store.idempotency_keys", "messaging.dead_letters" })
            Assert.Contains(place, places);
        foreach (var module in Modules)
            Assert.Contains(places, p => p.StartsWith($"{module}_g", StringComparison.Ordinal));
        Assert.NotEmpty(written.In(await AnswersAsync(coordination, written)));
        var past = await AskAsync<long>(host, "select count(*) from store.generations where as_of is not null and state <> 'retired'");
        Assert.True(past > 0);
        var events = await AskAsync<string>(host, OtherEvents);

        await written.RedactAsync(coordination);
        await DoneAsync(host);
        await host.WaitForNonStaleDataAsync();

        var after = await Canaries.FindAsync(host.ConnectionString, written.Words);
        Assert.Equal([], after.SelectMany(found => found.Select(place => $"{found.Key}: {place}")));
        Assert.Equal([], written.In(string.Join('\n', log.Lines)));
        Assert.Equal([], written.In(await File.ReadAllTextAsync(host.Erasures)));
        var answers = await AnswersAsync(coordination, written);
        Assert.Equal([], written.In(answers));
        Assert.Contains("Réunion avec […] à la maison", answers, StringComparison.Ordinal);
        Assert.Equal(events, await AskAsync<string>(host, OtherEvents));

        // Who has the answer of before is given another one; a command sent again is not done again.
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/campaign/activities/{written.Activity}");
        asked.Headers.TryAddWithoutValidation("If-None-Match", seen.Headers.ETag?.Tag);
        using var fresh = await coordination.Http.SendAsync(asked);
        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
        Assert.Equal("answer-forgotten", await AskAsync<string>(host, "select convert_from(body, 'UTF8')::json->>'type' from store.idempotency_keys where status = 409 limit 1") is { } type ? type.Split(':')[^1] : "");

        // The chain fits and counts, here and for the operator.
        var verified = await coordination.GetJsonAsync("/audit/verification");
        Assert.True(verified.GetProperty("fits").GetBoolean(), $"{verified}");
        Assert.Equal(written.Places.Sum(p => p.Value.Length), verified.GetProperty("redactions").GetInt64());
        var said = new List<string>();
        await using (var connections = new StoreConnections(host.ConnectionString))
            Assert.Equal(0, await AuditCommand.VerifyAsync(new(connections, TimeProvider.System), null, said.Add));
        Assert.Contains($"out of events {written.Places.Sum(p => p.Value.Length)} times", string.Join('\n', said), StringComparison.Ordinal);

        // Rows are those of the log: rebuilt, and seen from a day.
        await coordination.GetJsonAsync($"/campaign/activities/{written.Activity}?{day}");
        var live = await ModelsAsync(host, "as_of is null");
        Assert.Equal(live["campaign"], (await ModelsAsync(host, "as_of is not null"))["campaign"]);
        foreach (var module in Modules)
        {
            using var rebuilt = await coordination.PostAsync($"/readModels/{module}/rebuilds");
            Assert.True(rebuilt.IsSuccessStatusCode);
        }
        await host.WaitForNonStaleDataAsync();
        Assert.Equal(live, await ModelsAsync(host, "as_of is null"));

        // The history says that it was, when, by whom and why, and never what.
        var history = await coordination.GetJsonAsync($"/audit/objects?object=activity/{written.Activity}");
        var first = history.GetProperty("versions")[0];
        Assert.True(first.GetProperty("hasTexts").GetBoolean());
        var redaction = first.GetProperty("redactions")[0];
        Assert.Equal("asked", redaction.GetProperty("reason").GetString());
        Assert.StartsWith("key:", redaction.GetProperty("who").GetString(), StringComparison.Ordinal);
        Assert.Equal("/fact/summary", redaction.GetProperty("fields")[0].GetString());
        Assert.True(redaction.TryGetProperty("doneAt", out _));
        await host.DisposeAsync();
    }

    /// <summary>Every table that a redaction writes to; it is cut off at each of them.</summary>
    private static readonly string[] Tables =
    [
        "store.events", "store.idempotency_keys", "messaging.envelopes", "messaging.dead_letters", "store.set_aside", "identity.own_data",
        "identity.redactions",
    ];

    [Fact]
    public async Task A_redaction_that_is_cut_off_at_any_statement_leaves_all_or_nothing_and_the_next_start_finishes_it()
    {
        var host = await StartAsync();
        var coordination = await host.CoordinationAsync();
        var written = await Written.ActivityAsync(host, coordination);
        await AskAsync<object>(host, "create function cut() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$");
        foreach (var table in Tables)
        {
            await AskAsync<object>(host, $"create trigger cut before {(table == "identity.redactions" ? "insert" : "delete or update")} on {table} for each statement execute function cut()");
            using var refused = await written.RedactAsync(coordination, "summary");
            Assert.True(refused.StatusCode == HttpStatusCode.InternalServerError, table);
            Assert.Equal(0L, await AskAsync<long>(host, "select count(*) from store.events where type = 'log.event_redacted'"));
            Assert.Equal(0L, await AskAsync<long>(host, "select count(*) from identity.redactions"));
            Assert.Equal(2L, await AskAsync<long>(host, """
                select (select count(*) from store.idempotency_keys where position(convert_to('Schwätzerin', 'UTF8') in body) > 0)
                    + (select count(*) from store.events where position('Schw\u00E4tzerin' in data::text) > 0)
                """));
            await AskAsync<object>(host, $"drop trigger cut on {table}");
        }
        Assert.NotEmpty((await Canaries.FindAsync(host.ConnectionString, written.Words))["summary"]);
        await host.StopAsync();
        await FinishedByNextStartAsync(host, written);
    }

    [Theory]
    [InlineData(1)] // noted in the file
    [InlineData(2)] // the bytes are replaced
    [InlineData(3)] // and other read models were asked for
    public async Task A_redaction_that_is_killed_between_two_steps_is_finished_by_the_next_start(int steps)
    {
        var host = await StartAsync();
        var coordination = await host.CoordinationAsync();
        var written = await Written.ActivityAsync(host, coordination);
        var events = host.Services.GetRequiredService<EventRedactions>();
        var redactions = host.Services.GetRequiredService<Redactions>();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await host.Services.GetRequiredService<IEnumerable<IHostedService>>().OfType<RedactionLoop>().Single().StopAsync(default);
        var found = await events.FindAsync($"activity/{written.Activity}", 1, default) ?? throw new InvalidOperationException("No event.");
        var redaction = await events.PrepareAsync(found, [written.CutOf(found.Texts, "summary")], "asked", ApiHost.Start, default)
            ?? throw new InvalidOperationException("No words.");
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "key:test";
        await redactions.SaveAsync(session, found, redaction, "key:test", default);
        if (steps > 1)
            await session.SaveChangesAsync();
        if (steps > 2)
            await redactions.RenewAsync(await redactions.UnfinishedAsync(default), default);
        await host.StopAsync();
        Assert.NotEmpty(await Canaries.FindAsync(host.ConnectionString, written.Words));
        await FinishedByNextStartAsync(host, written);
    }

    [Fact]
    public async Task A_backup_of_before_does_not_bring_the_words_back()
    {
        var directory = Directory.CreateTempSubdirectory("cdce-redaction-").FullName;
        var host = await StartAsync();
        var coordination = await host.CoordinationAsync();
        var written = await Written.ActivityAsync(host, coordination);
        var backup = Path.Combine(directory, "backup");
        await Backup.TakeAsync(host.ConnectionString, backup, CancellationToken.None);
        // Of what came after the backup a restored log knows nothing.
        var later = await Written.ActivityAsync(host, coordination);
        foreach (var one in new[] { written, later })
        {
            using var redacted = await one.RedactAsync(coordination, "summary");
            Assert.Equal(HttpStatusCode.NoContent, redacted.StatusCode);
        }

        var restored = await TestCluster.CreateDatabaseAsync();
        await Restore.LoadAsync(restored, backup, await BackupManifest.ReadAsync(backup, CancellationToken.None), CancellationToken.None);
        Assert.NotEmpty((await Canaries.FindAsync(restored, written.Words))["summary"]); // the control

        await using (var source = new StoreConnections(restored))
        {
            var redactions = Over(source, restored, host, out var events);
            var noted = await new ErasureFile(host.Erasures).ReadRedactionsAsync(CancellationToken.None);
            Assert.Equal(2, noted.Count);
            Assert.Equal(["campaign.activity_recorded"], await redactions.RedactAgainAsync(noted, CancellationToken.None));
            Assert.Equal([], await redactions.RedactAgainAsync(noted, CancellationToken.None));
            Assert.Equal("Réunion avec […] à la maison", (await events.FindAsync($"activity/{written.Activity}", 1, CancellationToken.None))?.Texts[0].Text);
            Assert.Single(await redactions.UnfinishedAsync(CancellationToken.None)); // the next start goes on to the bytes
            var chain = await new AuditChain(source, TimeProvider.System).VerifyAsync();
            Assert.Equal((null, 1), (chain.Fault, chain.Redactions));
        }

        output.WriteLine($"planted: a backup of before -> caught by {nameof(A_backup_of_before_does_not_bring_the_words_back)}");
        await TestCluster.DropDatabaseAsync(restored);

        // As an operator does it, and the program started on what was restored.
        restored = await TestCluster.CreateDatabaseAsync();
        var said = await Command.RunAsync(restored, "restore", backup, "--verify", "--data", directory, "--erasures", host.Erasures);
        Assert.Contains("1 redactions of", said, StringComparison.Ordinal);
        Assert.Contains("campaign is not compared: words were taken out", said, StringComparison.Ordinal);
        Assert.DoesNotContain("FAILED", said, StringComparison.Ordinal);
        var next = await ApiHost.OnAsync(restored, ApiHost.Start);
        Hurry(next);
        await DoneAsync(next);
        Assert.Empty(await Canaries.FindAsync(restored, written.Words));
        var activity = await (await next.CoordinationAsync()).GetJsonAsync($"/campaign/activities/{written.Activity}");
        Assert.Contains("Réunion avec […] à la maison", activity.GetRawText(), StringComparison.Ordinal);
        await next.DisposeAsync();
        await host.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Two_nodes_that_read_and_write_meanwhile_both_lose_the_words()
    {
        var host = await StartAsync();
        var other = await host.SecondNodeAsync();
        Hurry(other);
        var coordination = await host.CoordinationAsync();
        var there = await other.CoordinationAsync();
        var written = await Written.ActivityAsync(host, coordination);
        using var enough = new CancellationTokenSource();
        var recorded = 0;
        var working = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                using var more = await there.PostAsync("/campaign/activities",
                    new { nisCode = Nivelles, kind = "committeeMeeting", on = $"2026-10-{recorded % 28 + 1:00}", summary = "Réunion" });
                Assert.Equal(HttpStatusCode.Created, more.StatusCode);
                recorded++;
                await there.GetJsonAsync($"/campaign/activities/{written.Activity}");
                await there.GetJsonAsync($"/campaign/activities?nisCode={Nivelles}");
            }
        });
        while (recorded < 3 && !working.IsFaulted)
            await Task.Delay(20);

        using var redacted = await written.RedactAsync(coordination, "summary");
        Assert.Equal(HttpStatusCode.NoContent, redacted.StatusCode);
        await DoneAsync(host);
        await enough.CancelAsync();
        await working;
        await other.WaitForNonStaleDataAsync();

        Assert.Empty(await Canaries.FindAsync(host.ConnectionString, written.Words));
        foreach (var api in new[] { coordination, there })
        {
            var answers = await AnswersAsync(api, written);
            Assert.Equal([], written.In(answers));
            Assert.Contains("Réunion avec […] à la maison", answers, StringComparison.Ordinal);
            Assert.Equal(recorded + 1, (await api.GetJsonAsync($"/campaign/activities?nisCode={Nivelles}&pageSize=1")).GetProperty("total").GetInt32());
        }
        Assert.True((await there.GetJsonAsync("/audit/verification")).GetProperty("fits").GetBoolean());
        await other.StopAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Who_may_redact_what()
    {
        var host = await StartAsync();
        var coordination = await host.CoordinationAsync();
        var written = await Written.ActivityAsync(host, coordination);
        var path = $"/audit/texts?object=activity/{written.Activity}&version=1";
        var texts = await coordination.GetJsonAsync(path);
        Assert.False(texts.TryGetProperty("refusal", out _));
        Assert.Equal("/fact/summary", texts.GetProperty("texts")[0].GetProperty("field").GetString());

        foreach (var role in new[] { Role.RegionalCoordinator, Role.Secretary, Role.Script })
        {
            var other = await host.KeyAsync(role, Nivelles);
            using var hidden = await other.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, hidden.StatusCode);
            using var forbidden = await written.RedactAsync(other, "summary", texts);
            Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        }

        async Task<string?> RefusedAsync(object body, HttpStatusCode status)
        {
            using var refused = await coordination.PostAsync("/audit/redactions", body);
            return await refused.ProblemAsync(status);
        }

        var (streamKey, tag) = ($"activity/{written.Activity}", texts.GetProperty("tag").GetString());
        var words = new[] { new { field = "/fact/summary", start = 0, length = 7 } };
        Assert.Equal("text-changed", await RefusedAsync(new { @object = streamKey, version = 1, tag = new string('0', 64), cuts = words, reason = "asked" }, HttpStatusCode.Conflict));
        foreach (var field in new[] { "/fact/kind", "/nisCode", "/activityId", "/fact/on", "" })
            await RefusedAsync(new { @object = streamKey, version = 1, tag, cuts = new[] { new { field, start = 0, length = 2 } }, reason = "asked" }, HttpStatusCode.BadRequest);
        await RefusedAsync(new { @object = streamKey, version = 1, tag, cuts = new[] { new { field = "/fact/summary", start = 20, length = 500 } }, reason = "asked" }, HttpStatusCode.BadRequest);
        await RefusedAsync(new { @object = streamKey, version = 1, tag, cuts = Array.Empty<object>(), reason = "asked" }, HttpStatusCode.BadRequest);
        await RefusedAsync(new { @object = streamKey, version = 1, tag, cuts = words, reason = "because of Marie" }, HttpStatusCode.BadRequest);
        await RefusedAsync(new { @object = "activity/none", version = 1, tag, cuts = words, reason = "asked" }, HttpStatusCode.NotFound);

        // An event in which nobody writes, and one of a demonstration.
        using var mandate = await coordination.PostAsync("/governance/mandates", new { area = Nivelles, role = "member", person = new { displayName = "Anne Sans-Texte" } });
        Assert.Equal(HttpStatusCode.Created, mandate.StatusCode);
        var silent = await coordination.GetJsonAsync($"/audit/texts?object=committee/{Nivelles}&version=1");
        Assert.Equal("no-free-text", silent.GetProperty("refusal").GetString());
        Assert.Equal("no-free-text", await RefusedAsync(
            new { @object = $"committee/{Nivelles}", version = 1, tag = silent.GetProperty("tag").GetString(), cuts = words, reason = "asked" }, HttpStatusCode.Conflict));
        var played = await Written.ActivityAsync(host, await host.SimulatingAsync());
        using var ofDemonstration = await played.RedactAsync(coordination, "summary");
        Assert.Equal("of-demonstration", await ofDemonstration.ProblemAsync(HttpStatusCode.Conflict));
        using var byDemonstration = await written.RedactAsync(await host.SimulatingAsync(), "summary", texts);
        Assert.Equal("of-demonstration", await byDemonstration.ProblemAsync(HttpStatusCode.Conflict));

        using var done = await written.RedactAsync(coordination, "summary", texts);
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        using var again = await written.RedactAsync(coordination, "summary", texts);
        Assert.Equal("text-changed", await again.ProblemAsync(HttpStatusCode.Conflict));
        await host.DisposeAsync();
    }

    private const string OtherEvents = """
        select md5(string_agg(t::text, E'\n' order by sequence)) from store.events t
        where type not in ('log.event_redacted', 'campaign.activity_recorded', 'campaign.activity_corrected', 'campaign.activity_withdrawn',
            'partners.partner_registered', 'learning.mentoring_session_recorded')
        """;

    /// <summary>A program that does not keep replaced read models for those who still read them, and looks often.</summary>
    private static async Task<ApiHost> StartAsync()
    {
        var host = await ApiHost.OwnAsync();
        Hurry(host);
        return host;
    }

    private static void Hurry(ApiHost host)
    {
        var options = host.Services.GetRequiredService<StoreOptions>();
        (options.ReplacedGenerationsKept, options.SlowPoll) = (TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    private static async Task FinishedByNextStartAsync(ApiHost host, Written written)
    {
        var next = await host.SecondNodeAsync();
        Hurry(next);
        Assert.Equal(1L, await AskAsync<long>(next, "select count(*) from store.events where type = 'log.event_redacted'"));
        await DoneAsync(next);
        var left = await Canaries.FindAsync(next.ConnectionString, written.Words);
        Assert.Equal([], left.SelectMany(places => places.Select(place => $"{places.Key}: {place}")));
        var chain = await next.Services.GetRequiredService<AuditChain>().VerifyAsync();
        Assert.Equal((null, 1), (chain.Fault, chain.Redactions));
        await next.StopAsync();
        await host.DisposeAsync();
    }

    private static async Task DoneAsync(ApiHost host)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (await AskAsync<long>(host, """select count(*) from identity.redactions where "DoneAt" is null""") > 0)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), "The redaction does not end.");
            await Task.Delay(100);
        }
    }

    private static Redactions Over(StoreConnections connections, string connectionString, ApiHost host, out EventRedactions events)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddEventStore(_ => connectionString, Cdce.Api.Modules.Configure);
        var provider = services.BuildServiceProvider();
        events = provider.GetRequiredService<EventRedactions>();
        return new(events, new ErasureFile(host.Erasures), connections, provider.GetRequiredService<IDocumentStore>(), TimeProvider.System);
    }

    /// <summary>What people read about the objects, as JSON and as it reads.</summary>
    private static async Task<string> AnswersAsync(ApiClient api, Written written)
    {
        var answers = new List<string>();
        foreach (var path in new[]
        {
            $"/campaign/activities/{written.Activity}", $"/campaign/activities?nisCode={Nivelles}", "/audit?pageSize=200", "/audit/export", "/audit/export?format=jsonl",
            $"/audit/objects?object=activity/{written.Activity}", $"/partners/partners/{written.Partner}", "/partners/export",
            $"/learning/mentoringPairs/{written.Pair}", "/deadLetters", "/people/me/undoableActions",
        })
        {
            if (path.EndsWith('/'))
                continue; // no such object was planted
            using var answer = await api.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, path);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }
        return string.Join('\n', answers) + Regex.Unescape(string.Join('\n', answers));
    }

    private static async Task<Dictionary<string, string>> ModelsAsync(ApiHost host, string which)
    {
        var models = new Dictionary<string, string>();
        await using var connection = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None);
        foreach (var module in Modules)
        {
            var generation = await TableCopy.ScalarAsync<string>(connection,
                $"select name from store.generations where module = '{module}' and state = 'live' and {which} order by changed_at desc limit 1", CancellationToken.None);
            if (generation is not null)
                models[module] = string.Join(", ", await TableCopy.HashesAsync(connection, generation, CancellationToken.None));
        }
        return models;
    }

    private static async Task<T?> AskAsync<T>(ApiHost host, string sql)
    {
        await using var connection = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None);
        return await TableCopy.ScalarAsync<T>(connection, sql, CancellationToken.None);
    }

    /// <summary>Names that people wrote where none belongs.</summary>
    private sealed record Written(
        Dictionary<string, string> Names, Dictionary<string, (string StreamKey, long Version)[]> Places, string Activity, string Partner, string Pair)
    {
        /// <summary>The names as they are, as the log writes them, and as the server writes that in a row.</summary>
        public Dictionary<string, string> Words => Names
            .Concat(Names.Select(n => KeyValuePair.Create($"{n.Key}, escaped", JsonEncodedText.Encode(n.Value).Value)))
            .Concat(Names.Select(n => KeyValuePair.Create($"{n.Key}, in a row", JsonEncodedText.Encode(n.Value).Value.Replace("\\", "\\\\", StringComparison.Ordinal))))
            .ToDictionary();

        /// <summary>Five kinds of events of three modules.</summary>
        public static async Task<Written> PlantAsync(ApiHost host, ApiClient api)
        {
            var written = await ActivityAsync(host, api);
            var (names, places) = (written.Names, written.Places);
            names["reason of a correction"] = "Bénédicte Korrektur";
            names["reason of a withdrawal"] = "Cécile Rückzug";
            names["name of a partner"] = "Désirée Händlerin";
            names["words of a session"] = "Edmée Begleitung";
            using var other = await api.PostAsync("/campaign/activities", new { nisCode = Nivelles, kind = "committeeMeeting", on = "2026-11-03", summary = "Deuxième" });
            var second = (await other.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
            using var corrected = await api.PutAsync($"/campaign/activities/{second}",
                new { kind = "committeeMeeting", on = "2026-11-04", summary = "Deuxième", reason = $"Selon {names["reason of a correction"]}" }, 1);
            Assert.True(corrected.IsSuccessStatusCode);
            var version = (await api.GetJsonAsync($"/campaign/activities/{second}")).GetProperty("version").GetInt64();
            // A fact that is corrected on another day ends, and begins again: the reason stands in both events.
            places["reason of a correction"] = [($"activity/{second}", version), ($"activity/{second}", version - 1)];
            using var withdrawn = await api.PostAsync($"/campaign/activities/{second}/withdrawal", new { reason = $"Erreur de {names["reason of a withdrawal"]}" }, version);
            Assert.True(withdrawn.IsSuccessStatusCode, await withdrawn.Content.ReadAsStringAsync());
            places["reason of a withdrawal"] = [($"activity/{second}", version + 1)];
            using var registered = await api.PostAsync("/partners/partners", new { kind = "shop", name = $"Chez {names["name of a partner"]}", nisCode = Nivelles });
            var partner = (await registered.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
            places["name of a partner"] = [($"partner/{partner}", 1)];
            var pair = Guid.CreateVersion7();
            await using (var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession())
            {
                session.LastModifiedBy = "key:test";
                session.Events.Append(MentoringPair.StreamKey(pair), 0,
                    new PairStarted(pair, Guid.CreateVersion7(), "25015", Nivelles, 30, new(2026, 11, 1)),
                    new MentoringSessionRecorded(Guid.CreateVersion7(), pair, "25015", Nivelles, "visit", "progress", $"Vu {names["words of a session"]}", new(2026, 11, 10)));
                await session.SaveChangesAsync();
            }
            places["words of a session"] = [(MentoringPair.StreamKey(pair), 2)];
            await host.WaitForNonStaleDataAsync();
            return written with { Partner = partner, Pair = $"{pair}" };
        }

        /// <summary>One fact with a name in its summary, in the words of which it is kept twice by the answer to the command.</summary>
        public static async Task<Written> ActivityAsync(ApiHost host, ApiClient api)
        {
            const string Name = "Éloïse Schwätzerin";
            using var recorded = await api.PostAsync("/campaign/activities",
                new { nisCode = Nivelles, kind = "committeeMeeting", on = "2026-11-03", summary = $"Réunion avec {Name} à la maison" });
            var id = (await recorded.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
            await host.WaitForNonStaleDataAsync();
            await using var connection = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None);
            await TableCopy.ScalarAsync<object>(connection, $$"""
                insert into store.idempotency_keys (caller, key, fingerprint, status, headers, body, stored_at)
                values ('key:other', gen_random_uuid()::text, '', 200, '{}', convert_to('{"summary":"Réunion avec {{Name}} à la maison"}', 'UTF8'), now())
                """, CancellationToken.None);
            return new(new() { ["summary"] = Name }, new() { ["summary"] = [($"activity/{id}", 1)] }, id, "", "");
        }

        public async Task RedactAsync(ApiClient api)
        {
            foreach (var (name, place) in Places.SelectMany(p => p.Value.Select((_, index) => (p.Key, index))))
            {
                using var done = await RedactAsync(api, name, place: place);
                Assert.True(done.StatusCode == HttpStatusCode.NoContent, await done.Content.ReadAsStringAsync());
            }
        }

        public async Task<HttpResponseMessage> RedactAsync(ApiClient api, string name, JsonElement? known = null, int place = 0)
        {
            var (streamKey, version) = Places[name][place];
            var seen = known ?? await api.GetJsonAsync($"/audit/texts?object={streamKey}&version={version}");
            var cut = CutOf([.. seen.GetProperty("texts").EnumerateArray().Select(t => new EventText(t.GetProperty("field").GetString() ?? "", t.GetProperty("text").GetString() ?? ""))], name);
            return await api.PostAsync("/audit/redactions", new
            {
                @object = streamKey,
                version,
                tag = seen.GetProperty("tag").GetString(),
                cuts = new[] { new { field = cut.Field, start = cut.Start, length = cut.Length } },
                reason = "asked",
            });
        }

        public TextCut CutOf(IReadOnlyList<EventText> texts, string name)
        {
            var text = texts.First(t => t.Text.Contains(Names[name], StringComparison.Ordinal));
            return new(text.Field, text.Text.IndexOf(Names[name], StringComparison.Ordinal), Names[name].Length);
        }

        public IReadOnlyList<string> In(string text) => [.. Words.Where(n => text.Contains(n.Value, StringComparison.Ordinal)).Select(n => n.Key)];
    }
}
