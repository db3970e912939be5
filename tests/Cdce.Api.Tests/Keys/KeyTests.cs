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
