using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Governance.Tests.Committees;

public sealed class CommitteeApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Nivelles = "25072";
    private const string Eupen = "63023";

    [Fact]
    public async Task A_secretary_takes_somebody_in_who_then_has_the_right_and_loses_it_when_the_role_is_handed_over()
    {
        var secretary = await host.SignedInAsync("secretaire.nivelles", "secretary", Nivelles);
        var other = await host.SignedInAsync("autre", "volunteer", Eupen);
        await RefusedAsync(other, Nivelles);

        using var given = await secretary.PostAsync("/governance/mandates",
            new { area = Nivelles, role = "member", personId = other.PersonId });
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        await AcceptedAsync(other, Nivelles);

        var mandate = Of(await secretary.GetJsonAsync($"/governance/committees/{Nivelles}"), other.PersonId);
        Assert.Equal("autre", mandate.GetProperty("name").GetString());
        using var handed = await other.PostAsync($"/governance/mandates/{mandate.GetProperty("mandateId").GetString()}/handOver",
            new { person = new { displayName = "Marie Dupont" } });
        Assert.Equal(HttpStatusCode.Created, handed.StatusCode);
        await RefusedAsync(other, Nivelles);

        var after = await secretary.GetJsonAsync($"/governance/committees/{Nivelles}");
        Assert.Equal("handedOver", Of(after, other.PersonId).GetProperty("endReason").GetString());
        var marie = after.GetProperty("mandates").EnumerateArray().Single(m => m.GetProperty("name").GetString() == "Marie Dupont");
        Assert.False(marie.GetProperty("hasAccount").GetBoolean());
        Assert.Equal("member", marie.GetProperty("role").GetString());
    }

    [Fact]
    public async Task A_committee_gives_roles_of_its_own_commune_only_and_none_of_the_coordination()
    {
        var secretary = await host.SignedInAsync("secretaire.eupen", "secretary", Eupen);

        using var elsewhere = await secretary.PostAsync("/governance/mandates",
            new { area = Nivelles, role = "member", person = new { displayName = "Jemand" } });
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        using var higher = await secretary.PostAsync("/governance/mandates",
            new { area = "", role = "nationalCoordinator", person = new { displayName = "Jemand" } });
        Assert.Equal(HttpStatusCode.NotFound, higher.StatusCode);
        using var both = await secretary.PostAsync("/governance/mandates",
            new { area = Eupen, role = "member", personId = secretary.PersonId, person = new { displayName = "Jemand" } });
        Assert.Equal("personId", await both.WrongFieldAsync());
        using var misplaced = await secretary.PostAsync("/governance/mandates",
            new { area = "6", role = "member", person = new { displayName = "Jemand" } });
        Assert.Equal("role", await misplaced.WrongFieldAsync());
    }

    [Fact]
    public async Task Somebody_who_is_known_asks_to_join_and_is_taken_in()
    {
        var secretary = await host.SignedInAsync("secretaire.verviers", "secretary", "63079");
        var volunteer = await host.SignedInAsync("benevole", "volunteer", Eupen);
        using var asked = await volunteer.PostAsync("/governance/joinRequests", new { nisCode = "63079" });
        var id = (await asked.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();

        var committee = await secretary.GetJsonAsync("/governance/committees/63079");
        Assert.Equal("benevole", committee.GetProperty("asking")[0].GetProperty("name").GetString());
        using var own = await volunteer.PostAsync($"/governance/joinRequests/{id}/answer", new { accepted = true });
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        using var answered = await secretary.PostAsync($"/governance/joinRequests/{id}/answer", new { accepted = true });
        Assert.Equal(HttpStatusCode.NoContent, answered.StatusCode);

        await AcceptedAsync(volunteer, "63079");
        Assert.Empty((await secretary.GetJsonAsync("/governance/committees/63079")).GetProperty("asking").EnumerateArray());
    }

    [Theory]
    [InlineData("00000")]
    [InlineData("25999")]
    public async Task A_commune_that_the_register_does_not_know_cannot_be_joined(string nisCode)
    {
        var volunteer = await host.SignedInAsync($"ailleurs{nisCode}", "volunteer", Eupen);
        using var asked = await volunteer.PostAsync("/governance/joinRequests", new { nisCode });
        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Equal("nisCode", await asked.WrongFieldAsync());
    }

    [Fact]
    public async Task A_committee_without_anybody_to_keep_it_is_listed_until_the_coordination_appoints_somebody()
    {
        var coordination = await host.CoordinationAsync();
        var chair = await host.SignedInAsync("presidence.dison", "chair", "63020");
        Assert.DoesNotContain("63020", await WithoutAsync(coordination));

        var mandate = Of(await chair.GetJsonAsync("/governance/committees/63020"), chair.PersonId);
        using var left = await chair.PostAsync($"/governance/mandates/{mandate.GetProperty("mandateId").GetString()}/end", new { reason = "left" });
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        Assert.Contains("63020", await WithoutAsync(coordination));

        // Whoever holds no role any more still has an account, and nothing else.
        Assert.Empty((await chair.GetJsonAsync("/session")).GetProperty("roles").EnumerateArray());
        using var portfolio = await chair.GetAsync("/campaign/communes");
        Assert.Equal("missingPermission", await portfolio.ProblemAsync(HttpStatusCode.Forbidden));

        using var next = await coordination.PostAsync("/governance/mandates",
            new { area = "63020", role = "secretary", person = new { displayName = "Neue Sekretärin" } });
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
        Assert.DoesNotContain("63020", await WithoutAsync(coordination));
        var dison = (await coordination.GetJsonAsync("/governance/committees?pageSize=500")).GetProperty("items").EnumerateArray()
            .Single(c => c.GetProperty("nisCode").GetString() == "63020");
        Assert.Equal((1, 0), (dison.GetProperty("administrators").GetInt32(), dison.GetProperty("withAccount").GetInt32()));
        Assert.True((await coordination.GetJsonAsync("/governance/committees/63020?asOf=2026-11-19")).GetProperty("withoutAdministrator").GetBoolean());
    }

    private static async Task<List<string?>> WithoutAsync(ApiClient coordination) =>
        [.. (await coordination.GetJsonAsync("/governance/committees?withoutAdministrator=true"))
            .GetProperty("items").EnumerateArray().Select(c => c.GetProperty("nisCode").GetString())];

    private static JsonElement Of(JsonElement committee, string personId) =>
        committee.GetProperty("mandates").EnumerateArray().Single(m => m.GetProperty("personId").GetString() == personId);

    private static async Task AcceptedAsync(ApiClient who, string nisCode)
    {

        using var answer = await who.GetAsync($"/governance/committees/{nisCode}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task RefusedAsync(ApiClient who, string nisCode)
    {

        using var answer = await who.GetAsync($"/governance/committees/{nisCode}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
