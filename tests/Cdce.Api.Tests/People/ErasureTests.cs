using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdce.Api.Backups;
using Cdce.Api.People;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Api.Tests.People;

public sealed class ErasureTests
{
    private const string Commune = "25072";
    private const string OtherCommune = "25015";

    /// <summary>What is kept about everybody but one.</summary>
    private const string Others = """
        select md5(string_agg(line, E'\n' order by line)) from (
            select t::text as line from identity.people t where "Id" <> '{0}' and "DisplayName" like 'Voisine%'
            union all select t::text from identity.accounts t where "Id" <> '{0}'
            union all select t::text from identity.account_passkeys t where "UserId" <> '{0}'
            union all select t::text from identity.sessions t where "AccountId" <> '{0}')
        """;

    [Fact]
    public async Task Of_somebody_who_was_erased_no_word_is_left_in_any_place_and_nobody_else_is_touched()
    {
        var program = new MailedHost();
        await program.InitializeAsync();
        using var log = new CapturedLog();
        program.Host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var coordination = await program.Host.CoordinationAsync();
        await NeighboursAsync(coordination, 50);
        await AskAsync<object>(program.Host, """
            insert into identity.people ("Id", "DisplayName", "Language", "EnteredAt", "Phone")
            select gen_random_uuid(), 'Voisine ' || n, 'fr', now(), '+32 470 ' || n from generate_series(51, 1000) n
            """);
        var neighbour = await program.SignedInAsync("voisine");
        var canaries = await Canaries.PlantAsync(program);
        await AskAsync<object>(program.Host, $"""
            insert into messaging.dead_letters (message_id, handler, message_type, body, sent_at, simulated, error, died_at)
            values (gen_random_uuid(), 'test', 'test', '{"{}"}', now(), false, 'Cannot write to {canaries.Words["name in small letters"]}', now());
            analyze
            """);

        Assert.Equal(1_000L, await AskAsync<long>(program.Host, """select count(*) from identity.people where "DisplayName" like 'Voisine%'"""));

        // The control: each word is somewhere, and each kind of place holds one.
        var before = await canaries.FindAsync(program.Host.ConnectionString);
        Assert.Equal([], canaries.Words.Keys.Where(w => !before[w].Any()));
        foreach (var place in new[] { "files", "pg_catalog.pg_stats", "store.idempotency_keys", "messaging.dead_letters", "identity.account_passkeys" })
            Assert.Contains(place, before.SelectMany(f => f));
        Assert.Contains("name", canaries.In(await AnswersAsync(coordination)));
        using var asking = await canaries.Browser.Api.PostAsync("/governance/joinRequests", new { nisCode = OtherCommune, role = "member" });
        Assert.Equal(HttpStatusCode.Created, asking.StatusCode);
        var committee = await CountsAsync(coordination);
        Assert.Contains("[secretary True, 2]", committee, StringComparison.Ordinal);
        var others = await AskAsync<string>(program.Host, Others.Replace("{0}", canaries.PersonId, StringComparison.Ordinal));

        using var erased = await canaries.Browser.Api.PostAsync("/people/me/erasure", new { sure = true });
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        using var refused = await canaries.Browser.Api.GetAsync("/people/me");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await DoneAsync(program.Host);
        await program.Host.WaitForNonStaleDataAsync();

        var after = await canaries.FindAsync(program.Host.ConnectionString);
        Assert.Equal([], after.SelectMany(places => places.Select(place => $"{places.Key}: {place}")));
        Assert.Equal([], canaries.In(string.Join('\n', log.Lines)));
        Assert.Equal([], canaries.In(await File.ReadAllTextAsync(program.Host.Erasures)));
        Assert.Equal([], canaries.In(await AnswersAsync(coordination)));
        Assert.Equal(others, await AskAsync<string>(program.Host, Others.Replace("{0}", canaries.PersonId, StringComparison.Ordinal)));
        await neighbour.Api.GetJsonAsync("/people/me");

        // The committee has lost a name and a secretary, and nothing else, also where its history is told anew from the log.
        Assert.Equal(committee.Replace("[secretary True, 2]", "[secretary False, 1], [secretary True, 1]", StringComparison.Ordinal), await CountsAsync(coordination));
        var models = await ModelsAsync(program.Host);
        using var rebuilt = await coordination.PostAsync("/readModels/governance/rebuilds");
        Assert.True(rebuilt.IsSuccessStatusCode);
        await program.Host.WaitForNonStaleDataAsync();
        Assert.Equal(models, await ModelsAsync(program.Host));
        var mandate = Mandate(await CommitteeAsync(coordination), canaries.PersonId);
        Assert.False(mandate.TryGetProperty("name", out _));
        Assert.Equal("left", mandate.GetProperty("endReason").GetString());
        Assert.Empty((await coordination.GetJsonAsync($"/governance/committees/{OtherCommune}")).GetProperty("asking").EnumerateArray());
        await program.DisposeAsync();
    }

    /// <summary>Statements in the order of an erasure; it is cut off at each of them.</summary>
    public static TheoryData<string> Statements =>
        ["identity.link_requests", "identity.failed_sign_ins", "store.idempotency_keys", "messaging.dead_letters", "identity.accounts", "identity.people"];

    [Theory, MemberData(nameof(Statements))]
    public async Task An_erasure_that_is_cut_off_at_any_statement_leaves_all_or_nothing_and_the_next_start_finishes_it(string table)
    {
        var program = new MailedHost();
        await program.InitializeAsync();
        var canaries = await Canaries.PlantAsync(program);
        await AskAsync<object>(program.Host, $"""
            create function cut() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$;
            create trigger cut before delete or update on {table} for each statement execute function cut();
            """);

        using var erased = await canaries.Browser.Api.PostAsync("/people/me/erasure", new { sure = true });
        Assert.Equal(HttpStatusCode.InternalServerError, erased.StatusCode);
        Assert.Equal(2L, await AskAsync<long>(program.Host, $"""
            select (select count(*) from identity.people where "Id" = '{canaries.PersonId}')
                + (select count(*) from identity.accounts where "Id" = '{canaries.PersonId}')
            """)); // all of her
        await program.Host.StopAsync();
        await AskAsync<object>(program.Host, $"drop trigger cut on {table}");
        await FinishedByNextStartAsync(program, canaries);
    }

    [Theory]
    [InlineData(1)] // noted in the database
    [InlineData(2)] // and in the file
    [InlineData(3)] // and the rows are gone
    public async Task An_erasure_that_is_killed_between_two_steps_is_finished_by_the_next_start(int steps)
    {
        var program = new MailedHost();
        await program.InitializeAsync();
        var canaries = await Canaries.PlantAsync(program);
        await program.Host.StopAsync();
        await using (var source = NpgsqlDataSource.Create(program.Host.ConnectionString))
        {
            var file = new ErasureFile(program.Host.Erasures);
            var erasures = new Erasures(source, file, program.Host.Clock);
            var erasure = new Erasure { PersonId = Guid.Parse(canaries.PersonId), AskedAt = ApiHost.Start, AskedBy = "key:test", Reason = "asked" };
            await erasures.NoteAsync([erasure], CancellationToken.None);
            if (steps > 1)
                await file.AddAsync([erasure], CancellationToken.None);
            if (steps > 2)
                await erasures.RemoveAsync(erasure.PersonId, CancellationToken.None);
        }
        Assert.NotEmpty(await canaries.FindAsync(program.Host.ConnectionString));
        await FinishedByNextStartAsync(program, canaries);
    }

    [Fact]
    public async Task A_backup_of_before_does_not_bring_the_person_back()
    {
        var directory = Directory.CreateTempSubdirectory("cdce-erasure-").FullName;
        var program = new MailedHost();
        await program.InitializeAsync();
        var canaries = await Canaries.PlantAsync(program);
        var backup = Path.Combine(directory, "backup");
        await Backup.TakeAsync(program.Host.ConnectionString, backup, CancellationToken.None);
        using var erased = await (await program.Host.CoordinationAsync()).PostAsync($"/people/{canaries.PersonId}/erasure", new { reason = "asked" });
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);

        // The control: the backup does bring her back, as long as nobody knows of the erasure.
        var manifest = await BackupManifest.ReadAsync(backup, CancellationToken.None);
        var restored = await TestCluster.CreateDatabaseAsync();
        await Restore.LoadAsync(restored, backup, manifest, CancellationToken.None);
        Assert.Contains("name", (await canaries.FindAsync(restored)).Select(f => f.Key));

        await using (var source = NpgsqlDataSource.Create(restored))
        {
            var file = new ErasureFile(program.Host.Erasures);
            await new Erasures(source, file, program.Host.Clock).ForgetAgainAsync(await file.ReadAsync(CancellationToken.None), CancellationToken.None);
        }
        await using (var connection = await TableCopy.OpenAsync(restored, CancellationToken.None))
        {
            Assert.Equal(0L, await TableCopy.ScalarAsync<long>(connection, $"""
                select (select count(*) from identity.people where "Id" = '{canaries.PersonId}')
                    + (select count(*) from identity.accounts where "Id" = '{canaries.PersonId}')
                """, CancellationToken.None));
            // Its own list says so from now on, wherever the file is.
            Assert.Equal(1L, await TableCopy.ScalarAsync<long>(connection, "select count(*) from identity.erasures", CancellationToken.None));
        }
        await TestCluster.DropDatabaseAsync(restored);
        await program.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Who_may_erase_whom()
    {
        var program = new MailedHost();
        await program.InitializeAsync();
        var coordination = await program.Host.CoordinationAsync();
        var browser = await program.SignedInAsync("efface");
        var other = await program.SignedInAsync("autre");
        var id = (await browser.Api.GetJsonAsync("/people/me")).GetProperty("personId").GetString();

        using var stranger = await other.Api.PostAsync($"/people/{id}/erasure", new { reason = "asked" });
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
        using var wrong = await coordination.PostAsync($"/people/{id}/erasure", new { reason = "because" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var unsure = await browser.Api.PostAsync("/people/me/erasure", new { sure = false });
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        program.Host.Clock.Advance(TimeSpan.FromMinutes(11));
        using var late = await browser.Api.PostAsync("/people/me/erasure", new { sure = true });
        Assert.Equal("sign-in-anew", await late.ProblemAsync(HttpStatusCode.Conflict));
        var accounts = await coordination.GetJsonAsync("/accounts");
        var last = accounts.GetProperty("items").EnumerateArray().Single(a => a.GetProperty("userName").GetString() == "coordination");
        using var kept = await coordination.PostAsync($"/people/{last.GetProperty("id").GetString()}/erasure", new { reason = "asked" });
        Assert.Equal("last-coordinator", await kept.ProblemAsync(HttpStatusCode.Conflict));

        using var erased = await coordination.PostAsync($"/people/{id}/erasure", new { reason = "enteredByMistake" });
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        using var gone = await coordination.PostAsync($"/people/{id}/erasure", new { reason = "asked" });
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var ended = await browser.Api.GetAsync("/people/me");
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
        await program.DisposeAsync();
    }

    private static async Task FinishedByNextStartAsync(MailedHost program, Canaries canaries)
    {
        var next = await program.Host.SecondNodeAsync();
        Assert.Equal(0L, await AskAsync<long>(next, $"""select count(*) from identity.people where "Id" = '{canaries.PersonId}'"""));
        await DoneAsync(next);
        Assert.Equal(1L, await AskAsync<long>(next, $"select count(*) from store.events where type = 'governance.mandate_ended' and data->>'personId' = '{canaries.PersonId}'"));
        var left = await canaries.FindAsync(next.ConnectionString);
        Assert.Equal([], left.SelectMany(places => places.Select(place => $"{places.Key}: {place}")));
        Assert.Contains(canaries.PersonId, await File.ReadAllTextAsync(next.Erasures), StringComparison.Ordinal);
        await next.StopAsync();
        await program.DisposeAsync();
    }

    private static async Task NeighboursAsync(ApiClient coordination, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            using var given = await coordination.PostAsync("/governance/mandates",
                new { area = Commune, role = "member", person = new { displayName = $"Voisine {number:00}" } });
            Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        }
    }

    private static async Task DoneAsync(ApiHost host)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (await AskAsync<long>(host, """select count(*) from identity.erasures where "DoneAt" is null""") > 0)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "The erasure does not end.");
            await Task.Delay(100);
        }
    }

    private static Task<JsonElement> CommitteeAsync(ApiClient api) => api.GetJsonAsync($"/governance/committees/{Commune}");

    private static JsonElement Mandate(JsonElement committee, string personId) =>
        committee.GetProperty("mandates").EnumerateArray().Single(m => m.GetProperty("personId").GetString() == personId);

    private static async Task<string> CountsAsync(ApiClient api) => string.Join(", ",
        (await CommitteeAsync(api)).GetProperty("mandates").EnumerateArray()
            .CountBy(m => $"{m.GetProperty("role").GetString()} {m.GetProperty("holds").GetBoolean()}").OrderBy(c => c.Key, StringComparer.Ordinal));

    /// <summary>What the coordination is told about accounts, committees, mails and letters, as people read it.</summary>
    private static async Task<string> AnswersAsync(ApiClient api)
    {
        var answers = new List<string>();
        foreach (var path in new[] { "/accounts", $"/governance/committees/{Commune}", "/mails", "/deadLetters", "/campaign/communes/export" })
        {
            using var answer = await api.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, path);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }
        return string.Join('\n', answers) + Regex.Unescape(string.Join('\n', answers));
    }

    private static async Task<string> ModelsAsync(ApiHost host)
    {
        await using var connection = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None);
        var generation = await TableCopy.ScalarAsync<string>(connection,
            "select name from store.generations where module = 'governance' and state = 'live' and as_of is null", CancellationToken.None);
        return string.Join(", ", await TableCopy.HashesAsync(connection, generation ?? "", CancellationToken.None));
    }

    private static async Task<T?> AskAsync<T>(ApiHost host, string sql)
    {
        await using var connection = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None);
        return await TableCopy.ScalarAsync<T>(connection, sql, CancellationToken.None);
    }
}
