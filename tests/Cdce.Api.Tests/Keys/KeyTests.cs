using System.Net;
using Cdce.Api.Accounts;
using Cdce.Testing;

namespace Cdce.Api.Tests.Keys;

public sealed class KeyTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_key_works_until_it_is_revoked()
    {
        var coordination = await host.CoordinationAsync();
        using var made = await coordination.PostAsync("/keys", new { name = "Rapport annuel", role = "nationalCoordinator" });
        var key = await made.ReadAsync(HttpStatusCode.Created);
        var program = host.Anonymous;
        program.Http.DefaultRequestHeaders.Authorization = new("Bearer", key.GetProperty("key").GetString());
        Assert.Equal("Rapport annuel", (await program.GetJsonAsync("/session")).GetProperty("displayName").GetString());

        using var revoked = await coordination.DeleteAsync($"/keys/{key.GetProperty("id")}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        using var after = await program.GetAsync("/session");
        Assert.Equal("invalidAccessToken", await after.ProblemAsync(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_key_past_its_day_is_not_accepted()
    {
        var coordination = await host.CoordinationAsync();
        using var made = await coordination.PostAsync("/keys", new { name = "Court", role = "nationalCoordinator", expiresAt = host.Clock.GetUtcNow() });
        var program = host.Anonymous;
        program.Http.DefaultRequestHeaders.Authorization =
            new("Bearer", (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("key").GetString());
        using var response = await program.GetAsync("/session");
        Assert.Equal("invalidAccessToken", await response.ProblemAsync(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_secret_is_shown_once_even_when_the_command_is_sent_again()
    {
        var coordination = await host.CoordinationAsync();
        using var first = await coordination.PostAsync("/keys", new { name = "Une fois", role = "nationalCoordinator" }, key: "once");
        await first.ReadAsync(HttpStatusCode.Created);
        using var again = await coordination.PostAsync("/keys", new { name = "Une fois", role = "nationalCoordinator" }, key: "once");
        Assert.Equal("answer-shown-once", await again.ProblemAsync(HttpStatusCode.Conflict));
        var named = (await coordination.GetJsonAsync("/keys?pageSize=500")).GetProperty("items").EnumerateArray()
            .Count(k => k.GetProperty("name").GetString() == "Une fois");
        Assert.Equal(1, named);
    }

    [Fact]
    public async Task A_key_to_read_with_does_not_write_and_one_to_write_with_does_not_read()
    {
        var reading = await ProgramAsync(new { name = "Lecture", communes = Nivelles, scopes = Reading });
        await reading.GetJsonAsync("/campaign/activities?nisCode=25072");
        using var refused = await reading.PostAsync("/campaign/activities", Fact("25072"));
        Assert.Equal("missingPermission", await refused.ProblemAsync(HttpStatusCode.Forbidden));

        var writing = await ProgramAsync(new { name = "Saisie", communes = Nivelles, scopes = Writing });
        using var recorded = await writing.PostAsync("/campaign/activities", Fact("25072"));
        await recorded.ReadAsync(HttpStatusCode.Created);
        using var hidden = await writing.GetAsync("/campaign/activities?nisCode=25072");
        Assert.Equal("missingPermission", await hidden.ProblemAsync(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_program_of_one_commune_reads_and_writes_nothing_of_another()
    {
        var coordination = await host.CoordinationAsync();
        using var made = await coordination.PostAsync("/campaign/activities", Fact("62096"));
        var id = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
        var program = await ProgramAsync(new { name = "Site de Nivelles", communes = Nivelles });

        using var theirs = await program.GetAsync($"/campaign/activities/{id}");
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.Equal(0, (await program.GetJsonAsync("/campaign/activities?nisCode=62096")).GetProperty("total").GetInt32());
        using var written = await program.PostAsync("/campaign/activities", Fact("62096"));
        Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
    }

    [Fact]
    public async Task A_key_ends_in_a_year_and_after_two_at_the_latest()
    {
        var coordination = await host.CoordinationAsync();
        var (id, _) = await KeyAsync(new { name = "Sans fin" });
        var listed = await ListedAsync(id);
        Assert.Equal("script", listed.GetProperty("role").GetString());
        Assert.Equal(host.Clock.GetUtcNow().AddYears(1), listed.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal(["read", "write"], listed.GetProperty("scopes").EnumerateArray().Select(s => s.GetString()));

        using var long2 = await coordination.PostAsync("/keys", new { name = "Long", expiresAt = host.Clock.GetUtcNow().AddYears(2) });
        await long2.ReadAsync(HttpStatusCode.Created);
        using var tooLong = await coordination.PostAsync("/keys", new { name = "Trop long", expiresAt = host.Clock.GetUtcNow().AddYears(2).AddDays(1) });
        Assert.Equal("expiresAt", await tooLong.WrongFieldAsync());
    }

    [Fact]
    public async Task A_rotated_key_works_beside_the_new_one_for_a_day()
    {
        var own = await ApiHost.OwnAsync();
        try
        {
            var coordination = await own.CoordinationAsync();
            using var made = await coordination.PostAsync("/keys", new { name = "Site", communes = Nivelles, scopes = Reading });
            var old = await made.ReadAsync(HttpStatusCode.Created);
            var path = $"/keys/{old.GetProperty("id").GetString()}/rotation";
            using var tooLong = await coordination.PostAsync(path, new { overlapHours = 169 });
            Assert.Equal("overlapHours", await tooLong.WrongFieldAsync());
            using var rotated = await coordination.PostAsync(path, new { });
            var fresh = await rotated.ReadAsync(HttpStatusCode.Created);

            async Task<HttpStatusCode> AskAsync(System.Text.Json.JsonElement key)
            {
                var program = own.Anonymous;
                program.Http.DefaultRequestHeaders.Authorization = new("Bearer", key.GetProperty("key").GetString());
                using var answer = await program.GetAsync("/campaign/activities?nisCode=25072");
                return answer.StatusCode;
            }

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await AskAsync(old), await AskAsync(fresh)));
            var listed = (await coordination.GetJsonAsync("/keys?pageSize=500")).GetProperty("items").EnumerateArray()
                .Single(k => k.GetProperty("id").GetString() == fresh.GetProperty("id").GetString());
            Assert.Equal(("Site", "read", "25072"),
                (listed.GetProperty("name").GetString(), listed.GetProperty("scopes")[0].GetString(), listed.GetProperty("communes")[0].GetString()));

            own.Clock.Advance(TimeSpan.FromHours(24));
            await Task.Delay(TimeSpan.FromSeconds(1.1)); // what was found out is believed for a second
            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await AskAsync(old), await AskAsync(fresh)));
            using var again = await coordination.PostAsync(path, new { });
            Assert.Equal("key-over", await again.ProblemAsync(HttpStatusCode.Conflict));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("key")]
    [InlineData("api_key")]
    [InlineData("access_token")]
    public async Task A_key_in_an_address_is_refused(string parameter)
    {
        var (_, key) = await KeyAsync(new { name = "Adresse" });
        using var alone = await host.Anonymous.GetAsync($"/campaign/communes?{parameter}={key}");
        Assert.Equal(HttpStatusCode.Unauthorized, alone.StatusCode);
        using var besides = await (await host.CoordinationAsync()).GetAsync($"/campaign/communes?{parameter}={key}");
        Assert.Equal(parameter, await besides.WrongFieldAsync());
    }

    private static readonly string[] Nivelles = ["25072"];
    private static readonly string[] Reading = ["read"];
    private static readonly string[] Writing = ["write"];

    private static object Fact(string nisCode) => new { nisCode, kind = "committeeMeeting", on = "2026-11-03", summary = "Réunion" };

    private async Task<(string Id, string Key)> KeyAsync(object request)
    {
        using var made = await (await host.CoordinationAsync()).PostAsync("/keys", request);
        var key = await made.ReadAsync(HttpStatusCode.Created);
        return (key.GetProperty("id").GetString() ?? "", key.GetProperty("key").GetString() ?? "");
    }

    private async Task<ApiClient> ProgramAsync(object request)
    {
        var program = host.Anonymous;
        program.Http.DefaultRequestHeaders.Authorization = new("Bearer", (await KeyAsync(request)).Key);
        return program;
    }

    private async Task<System.Text.Json.JsonElement> ListedAsync(string id) =>
        (await (await host.CoordinationAsync()).GetJsonAsync("/keys?pageSize=500")).GetProperty("items").EnumerateArray()
            .Single(k => k.GetProperty("id").GetString() == id);

    [Fact]
    public async Task A_committee_member_makes_no_keys()
    {
        var member = await host.CommitteeMemberAsync("25072");
        using var response = await member.PostAsync("/keys", new { name = "Non", role = "nationalCoordinator" });
        Assert.Equal("missingPermission", await response.ProblemAsync(HttpStatusCode.Forbidden));
    }

    [Fact]
    public void A_typing_error_is_seen_without_asking_the_database()
    {
        var (id, key) = Secrets.NewKey();
        Assert.Equal(id, Secrets.IdOf(key));
        for (var i = 5; i < key.Length; i++)
        {
            var wrong = key[..i] + (key[i] == 'a' ? 'b' : 'a') + key[(i + 1)..];
            Assert.Null(Secrets.IdOf(wrong));
        }
    }
}
