using System.Net;
using System.Text.Json;
using Cdce.Api.Backups;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;

namespace Cdce.Api.Tests.Audit;

/// <summary>What changes for accounts and keys stands in the log, in the transaction of the change and without a word about anybody.</summary>
public sealed class AccountTrailTests(MailedHost program) : IClassFixture<MailedHost>
{
    [Fact]
    public async Task The_history_of_an_account_has_no_gap_and_names_nobody()
    {
        var coordination = await program.Host.CoordinationAsync();
        var browser = await program.SignedInAsync("trail");
        var id = (await browser.Api.GetJsonAsync("/people/me")).GetProperty("personId").GetString();
        using (var chosen = await browser.Api.PutAsync("/session/password", new { @new = AppCodes.Password }))
            Assert.Equal(HttpStatusCode.NoContent, chosen.StatusCode);
        using var asked = await browser.Api.PostAsync("/secondFactorKeys");
        var key = AppCodes.KeyOf(await asked.ReadAsync(HttpStatusCode.OK));
        using (var added = await browser.Api.PostAsync("/secondFactors", new { code = AppCodes.Of(key) }))
            await added.ReadAsync(HttpStatusCode.OK);
        using (var agreed = await browser.Api.PostAsync("/people/me/consents/committeeContact", new { textVersion = 1, language = "fr", atLeast13 = true }))
            Assert.Equal(HttpStatusCode.NoContent, agreed.StatusCode);
        var version = (await coordination.GetJsonAsync($"/accounts/{id}")).GetProperty("version").GetInt64();
        using (var email = await coordination.PutAsync($"/accounts/{id}/email", new { email = "other.trail@example.org" }, version))
            Assert.Equal(HttpStatusCode.NoContent, email.StatusCode);

        var history = await coordination.GetJsonAsync($"/audit/objects?object=account/{id}");
        var entries = history.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("entry")).ToList();
        Assert.Equal(
        [
            "account_opened by key", "invitation_sent by key", "invitation_accepted by oneself", "password_chosen by oneself", "second_factor_set_up by oneself",
            "consent_given by oneself", "email_changed by key",
        ],
            entries.Select(e => $"{e.GetProperty("eventType").GetString()?.Split('.')[1]} by {By(e)}"));
        Assert.All(entries, e => Assert.False(string.IsNullOrEmpty(e.GetProperty("correlation").GetString())));
        Assert.Equal(Enumerable.Range(1, 7), entries.Select(e => e.GetProperty("version").GetInt32()));
        Assert.Equal($"/api/v1/accounts/{id}", new Uri(history.GetProperty("objectHref").GetString() ?? "").AbsolutePath);

        // What the events add up to is what the rows say.
        var state = Fold(history);
        Assert.Equal((true, true, true, 0, false), (state["active"].GetBoolean(), state["hasPassword"].GetBoolean(), state["secondFactor"].GetBoolean(),
            state["passkeys"].GetInt32(), state["linkedToProvider"].GetBoolean()));
        var access = await browser.Api.GetJsonAsync("/session/access");
        Assert.Equal((true, true), (access.GetProperty("hasPassword").GetBoolean(), access.GetProperty("secondFactor").GetBoolean()));

        // The person reads the same, newest first.
        Assert.Equal(entries.Select(e => e.GetProperty("eventType").GetString()).Reverse(),
            access.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("eventType").GetString()));
        Assert.Equal(4, access.GetProperty("changes").EnumerateArray().Count(c => c.GetProperty("byOneself").GetBoolean()));

        Assert.Equal(0, await CountAsync("select count(*) from store.events where type like 'accounts.%' and data::text ~* '@|trail|example|essai'"));

        string By(JsonElement entry) => entry.GetProperty("who").GetString() == $"account:{id}" ? "oneself" : entry.GetProperty("who").GetString()?.Split(':')[0] ?? "";
    }

    [Fact]
    public async Task The_history_of_a_key_says_what_it_may_how_long_and_what_came_after_it()
    {
        var coordination = await program.Host.CoordinationAsync();
        using var made = await coordination.PostAsync("/keys", new { name = "Madame Secret", role = "member", communes = new[] { "25072" }, scopes = new[] { "read" } });
        var key = await made.ReadAsync(HttpStatusCode.Created);
        using var rotated = await coordination.PostAsync($"/keys/{key.GetProperty("id")}/rotation", new { overlapHours = 1 });
        var next = (await rotated.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var revoked = await coordination.DeleteAsync($"/keys/{next}");
            Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        }

        var old = Fold(await coordination.GetJsonAsync($"/audit/objects?object=key/{key.GetProperty("id")}"));
        Assert.Equal(("member", next), (old["role"].GetString(), old["successorId"].GetString()));
        Assert.Equal(program.Host.Clock.GetUtcNow().AddHours(1), old["expiresAt"].GetDateTimeOffset());
        var history = await coordination.GetJsonAsync($"/audit/objects?object=key/{next}");
        Assert.Equal(["accounts.key_created", "accounts.key_revoked"],
            history.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("entry").GetProperty("eventType").GetString()));
        Assert.True(Fold(history)["revoked"].GetBoolean());
        Assert.Equal(0, await CountAsync("select count(*) from store.events where type like 'accounts.%' and data::text like '%Secret%'"));
    }

    /// <summary>A log that refuses the fact stands for whatever may go wrong between the row and its line.</summary>
    [Fact]
    public async Task Where_the_log_does_not_take_the_fact_the_row_does_not_change()
    {
        var coordination = await program.Host.CoordinationAsync();
        using var made = await coordination.PostAsync("/keys", new { name = "Reste", role = "member", communes = new[] { "25072" } });
        var id = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
        await ExecuteAsync("""
            create function store.refuse_fact() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
            create trigger refuse_fact before insert on store.events for each row when (new.type = 'accounts.key_revoked') execute function store.refuse_fact()
            """);
        try
        {
            using var refused = await coordination.DeleteAsync($"/keys/{id}");
            Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        }
        finally
        {
            await ExecuteAsync("drop trigger refuse_fact on store.events; drop function store.refuse_fact()");
        }
        Assert.Equal(1, await CountAsync($"""select count(*) from identity.api_keys where "Id" = '{id}' and "RevokedAt" is null"""));
        using var revoked = await coordination.DeleteAsync($"/keys/{id}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
    }

    /// <summary>A mandate that is refused leaves nobody behind, and sends no invitation.</summary>
    [Fact]
    public async Task Whoever_is_entered_with_a_command_that_is_refused_is_not_entered()
    {
        var coordination = await program.Host.CoordinationAsync();
        using var refused = await coordination.PostAsync("/governance/mandates", new
        {
            area = "25072",
            role = "member",
            from = "2026-01-10",
            until = "2026-01-01",
            person = new { displayName = "Personne Refusée", email = "refusee@example.org", language = "fr" },
        });
        Assert.False(refused.IsSuccessStatusCode);
        Assert.Equal(0, await CountAsync("""select count(*) from identity.people where "DisplayName" = 'Personne Refusée'"""));
        Assert.Equal(0, await CountAsync("select count(*) from mail.mails where recipient = 'refusee@example.org'"));
    }

    [Fact]
    public async Task Changes_of_one_account_at_the_same_time_are_all_done_one_after_the_other()
    {
        var coordination = await program.Host.CoordinationAsync();
        using var made = await coordination.PostAsync("/accounts",
            new { userName = "parallel", role = "member", communes = new[] { "25072" }, email = "parallel@example.org", language = "fr" });
        var id = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => coordination.PostAsync($"/accounts/{id}/invitations", new { language = "fr" })));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Equal(42, await CountAsync($"select max(version) from store.events where stream_key = 'account/{id}'"));
    }

    /// <summary>The last value that each field took.</summary>
    private static Dictionary<string, JsonElement> Fold(JsonElement history)
    {
        var state = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var change in history.GetProperty("versions").EnumerateArray().SelectMany(v => v.GetProperty("changes").EnumerateArray()))
        {
            if (change.TryGetProperty("after", out var after))
                state[change.GetProperty("field").GetString() ?? ""] = after;
        }
        return state;
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        return await TableCopy.ScalarAsync<long>(connection, sql, CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
