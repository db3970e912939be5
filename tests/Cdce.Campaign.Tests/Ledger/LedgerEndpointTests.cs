using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Ledger;

/// <summary>Ledger, title file, criteria, recommendations and changes through the API.</summary>
public class LedgerEndpointTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_fact_is_recorded_corrected_and_withdrawn_and_keeps_its_history()
    {
        var member = await host.CommitteeMemberAsync("61072");
        var created = await RecordAsync(member, "61072", "awarenessAction", "2026-10-02");
        var id = created.GetProperty("id").GetString();

        var corrected = await member.PutAsync($"/campaign/activities/{id}",
            new { kind = "awarenessAction", on = "2026-10-03", reason = "wrong day" }, version: 1);
        await corrected.ReadAsync(HttpStatusCode.NoContent);
        var stale = await member.PutAsync($"/campaign/activities/{id}",
            new { kind = "pressClip", on = "2026-10-03", reason = "x" }, version: 1);
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));
        var missing = await member.PutAsync($"/campaign/activities/{id}", new { kind = "pressClip", on = "2026-10-03", reason = "x" });
        Assert.Equal(HttpStatusCode.PreconditionRequired, missing.StatusCode);

        var fact = await member.GetJsonAsync($"/campaign/activities/{id}");
        Assert.Equal("2026-10-03", fact.GetProperty("on").GetString());
        Assert.Equal(["recorded", "withdrawn", "corrected"],
            fact.GetProperty("history").EnumerateArray().Select(v => v.GetProperty("change").GetString()));

        // On the second of October the fact had not happened yet, as is known now.
        Assert.Equal(0, await TotalAsync(member, "nisCode=61072&asOf=2026-10-02"));
        Assert.Equal(1, await TotalAsync(member, "nisCode=61072&asOf=2026-10-03"));

        var withdrawn = await member.PostAsync($"/campaign/activities/{id}/withdrawal", new { reason = "never was" },
            fact.GetProperty("version").GetInt64());
        await withdrawn.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal(0, await TotalAsync(member, "nisCode=61072"));
        Assert.Equal(1, await TotalAsync(member, "nisCode=61072&includeWithdrawn=true"));
    }

    [Fact]
    public async Task Another_communes_facts_are_as_if_they_were_not_there()
    {
        var coordination = await host.CoordinationAsync();
        var stranger = await host.CommitteeMemberAsync("61072");
        var id = (await RecordAsync(coordination, "62063", "pressClip", "2026-09-01")).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/campaign/activities/{id}")).StatusCode);
        Assert.Equal(0, await TotalAsync(stranger, "nisCode=62063"));
        var recorded = await stranger.PostAsync("/campaign/activities", new { nisCode = "62063", kind = "pressClip", on = "2026-09-01" });
        Assert.Equal(HttpStatusCode.NotFound, recorded.StatusCode);
        var withdrawn = await stranger.PostAsync($"/campaign/activities/{id}/withdrawal", new { reason = "x" }, version: 1);
        Assert.Equal(HttpStatusCode.NotFound, withdrawn.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Anonymous.GetAsync("/campaign/activities")).StatusCode);
    }

    [Fact]
    public async Task The_list_filters_and_pages_newest_first()
    {
        var member = await host.CommitteeMemberAsync("25124");
        foreach (var day in Enumerable.Range(1, 5))
            await RecordAsync(member, "25124", day % 2 == 0 ? "pressClip" : "committeeMeeting", $"2026-05-0{day}");

        var all = await Communes.CommuneEndpointTests.AllAsync(member, "/campaign/activities?nisCode=25124&pageSize=2");
        Assert.Equal(["2026-05-05", "2026-05-04", "2026-05-03", "2026-05-02", "2026-05-01"], all.Select(a => a.GetProperty("on").GetString()));
        Assert.Equal(2, await TotalAsync(member, "nisCode=25124&kind=pressClip"));
        Assert.Equal(3, await TotalAsync(member, "nisCode=25124&criterion=committee"));
        Assert.Equal(2, await TotalAsync(member, "nisCode=25124&from=2026-05-02&to=2026-05-03"));
    }

    [Fact]
    public async Task A_resolution_stands_in_the_title_file_in_the_ledger_and_in_criterion_1()
    {
        var member = await host.CommitteeMemberAsync("55004");
        var recorded = await member.PostAsync("/campaign/communes/55004/titleFile/resolutions",
            new { on = "2019-05-20", products = new[] { "coffee", "tea" }, inFavour = 20, against = 1 }, version: 0);
        await recorded.ReadAsync(HttpStatusCode.Created);

        var file = await member.GetJsonAsync("/campaign/communes/55004/titleFile");
        Assert.Equal("candidate", file.GetProperty("state").GetString());
        Assert.Equal("commune", file.GetProperty("owner").GetString());
        Assert.Equal(1, await TotalAsync(member, "nisCode=55004&kind=councilResolution"));
        var criterion = await member.GetJsonAsync("/campaign/communes/55004/criteria/authority");
        Assert.Equal("met", criterion.GetProperty("status").GetString());
        Assert.Equal("2019-05-20", criterion.GetProperty("steps")[0].GetProperty("on").GetString());
        Assert.NotEqual("", criterion.GetProperty("steps")[0].GetProperty("recordedBy").GetString());

        var early = await member.PostAsync("/campaign/communes/55004/titleFile/steps",
            new { step = "applicationSubmitted", on = "2020-01-01" }, version: 1);
        Assert.Equal("application-incomplete", await early.ProblemAsync(HttpStatusCode.Conflict));
        var notYours = await member.PostAsync("/campaign/communes/55004/titleFile/steps",
            new { step = "awarded", on = "2020-01-01", offPlatform = true }, version: 1);
        Assert.Equal(HttpStatusCode.Forbidden, notYours.StatusCode);

        var stepId = file.GetProperty("steps")[0].GetProperty("stepId").GetString();
        var withdrawn = await member.PostAsync($"/campaign/communes/55004/titleFile/steps/{stepId}/withdrawal", new { reason = "x" }, version: 1);
        await withdrawn.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal(0, await TotalAsync(member, "nisCode=55004&kind=councilResolution"));
        Assert.Equal("unaware", (await member.GetJsonAsync("/campaign/communes/55004")).GetProperty("titleStatus").GetString());
    }

    [Fact]
    public async Task Evidence_that_is_withdrawn_while_it_speaks_for_a_criterion_shows_as_broken()
    {
        const string path = "/campaign/communes/63035/criteria/committee";
        var coordination = await host.CoordinationAsync();
        var meeting = (await RecordAsync(coordination, "63035", "committeeMeeting", "2026-09-01")).GetProperty("id").GetString();
        await (await coordination.PostAsync("/campaign/communes/63035/titleFile/steps",
            new { step = "committeeSetUp", on = "2026-08-01" }, version: 0)).ReadAsync(HttpStatusCode.Created);
        var before = await coordination.GetJsonAsync(path);
        Assert.Equal("met", before.GetProperty("status").GetString());
        Assert.Equal((0, true), (before.GetProperty("broken").GetArrayLength(), before.GetProperty("facts")[0].GetProperty("holds").GetBoolean()));

        await (await coordination.PostAsync($"/campaign/activities/{meeting}/withdrawal", new { reason = "never met" }, version: 1))
            .ReadAsync(HttpStatusCode.NoContent);
        var step = before.GetProperty("steps")[0].GetProperty("stepId").GetString();
        await (await coordination.PostAsync($"/campaign/communes/63035/titleFile/steps/{step}/withdrawal", new { reason = "not yet" }, version: 1))
            .ReadAsync(HttpStatusCode.NoContent);

        var after = await coordination.GetJsonAsync(path);
        Assert.NotEqual("met", after.GetProperty("status").GetString());
        Assert.Equal(0, after.GetProperty("facts").GetArrayLength());
        Assert.Equal(["committeeMeeting 2026-09-01 never met", "committeeSetUp 2026-08-01 not yet"],
            after.GetProperty("broken").EnumerateArray().Select(b => $"{b.GetProperty("what")} {b.GetProperty("on")} {b.GetProperty("reason")}"));
    }

    [Fact]
    public async Task Recommendations_are_loaded_and_their_progress_is_recorded()
    {
        var coordination = await host.CoordinationAsync();
        var list = await coordination.GetJsonAsync("/campaign/recommendations");
        Assert.Equal(14, list.GetProperty("items").GetArrayLength());

        var recorded = await coordination.PostAsync("/campaign/recommendations/R1.2/progress",
            new { keyAction = "R1.2-3", status = "underway", on = "2026-11-01", note = "Trois communes accompagnées" }, version: 1);
        await recorded.ReadAsync(HttpStatusCode.NoContent);
        var after = await coordination.GetJsonAsync("/campaign/recommendations/R1.2");
        Assert.Equal("underway", after.GetProperty("status").GetString());
        var before = await coordination.GetJsonAsync("/campaign/recommendations/R1.2?asOf=2026-10-31");
        Assert.Equal("notStarted", before.GetProperty("status").GetString());
        var member = await host.CommitteeMemberAsync("62063");
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsync("/campaign/recommendations/R1.2/progress",
            new { keyAction = "R1.2-3", status = "done", on = "2026-11-01" }, version: 2)).StatusCode);
    }

    [Fact]
    public async Task A_key_action_that_also_serves_another_recommendation_shows_under_both()
    {
        var coordination = await host.CoordinationAsync();
        var before = await coordination.GetAsync("/campaign/recommendations/R4.1");
        var shared = await before.ReadAsync(HttpStatusCode.OK);
        Assert.Equal(Enumerable.Range(1, 9).Select(n => $"R3.2-{n}"), Actions(shared).Select(a => a.GetProperty("code").GetString()));
        Assert.All(Actions(shared), a => Assert.EndsWith("/campaign/recommendations/R3.2",
            a.GetProperty("ownedBy").GetProperty("href").GetString() ?? "", StringComparison.Ordinal));
        Assert.Equal(("notStarted", 0), (shared.GetProperty("status").GetString(), shared.GetProperty("allowedActions").GetArrayLength()));

        await (await coordination.PostAsync("/campaign/recommendations/R3.2/progress",
            new { keyAction = "R3.2-2", status = "done", on = "2026-11-02" }, version: 1)).ReadAsync(HttpStatusCode.NoContent);

        var after = await coordination.GetAsync("/campaign/recommendations/R4.1");
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        var now = await after.ReadAsync(HttpStatusCode.OK);
        Assert.Equal(("underway", 1), (now.GetProperty("status").GetString(), now.GetProperty("doneCount").GetInt32()));
        var own = await coordination.GetJsonAsync("/campaign/recommendations/R3.2");
        Assert.All(Actions(own), a => Assert.False(a.TryGetProperty("ownedBy", out _)));
        var listed = await coordination.GetJsonAsync("/campaign/recommendations?chapter=4");
        Assert.Equal(9, listed.GetProperty("items").EnumerateArray().Single(r => r.GetProperty("code").GetString() == "R4.1")
            .GetProperty("keyActionCount").GetInt32());

        static IEnumerable<JsonElement> Actions(JsonElement recommendation) => recommendation.GetProperty("keyActions").EnumerateArray();
    }

    [Fact]
    public async Task Changes_of_two_stretches_are_those_of_the_whole()
    {
        var coordination = await host.CoordinationAsync();
        await RecordAsync(coordination, "92142", "pressClip", "2026-09-01");
        host.Clock.Advance(TimeSpan.FromDays(1));
        await RecordAsync(coordination, "92142", "newsletter", "2026-09-02");

        var whole = await IdsAsync("2026-11-01", "2026-12-31");
        var first = await IdsAsync("2026-11-01", "2026-11-20");
        var second = await IdsAsync("2026-11-20", "2026-12-31");
        Assert.Equal(2, whole.Count);
        Assert.Equal(whole, second.Concat(first));
        Assert.Empty(await IdsAsync("2027-01-01", "2027-12-31"));

        var line = await coordination.GetJsonAsync($"/campaign/changes/{whole[0]}");
        Assert.Equal("newsletter", line.GetProperty("kind").GetString());
        var stranger = await host.CommitteeMemberAsync("61072");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/campaign/changes/{whole[0]}")).StatusCode);

        async Task<List<string?>> IdsAsync(string from, string to) =>
            [.. (await Communes.CommuneEndpointTests.AllAsync(coordination, $"/campaign/changes?nisCode=92142&from={from}&to={to}&pageSize=1"))
                .Select(c => c.GetProperty("id").GetString())];
    }

    [Fact]
    public async Task Targets_are_read_by_all_and_revised_by_the_coordination()
    {
        var member = await host.CommitteeMemberAsync("62063");
        var targets = await member.GetJsonAsync("/campaign/targets");
        Assert.True(targets.GetProperty("inForce").GetProperty("provisional").GetBoolean());

        var revision = new
        {
            validFrom = "2027-01-01",
            label = new { fr = "Valeurs d’exemple" },
            brackets = new[] { new { populationFrom = 0, shops = 3, horeca = 1, companies = 1, organisations = 1, schools = 1 } },
        };
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PutAsync("/campaign/targets", revision, version: 1)).StatusCode);
        var coordination = await host.CoordinationAsync();
        await (await coordination.PutAsync("/campaign/targets", revision, version: 1)).ReadAsync(HttpStatusCode.NoContent);
        var after = await coordination.GetJsonAsync("/campaign/targets");
        Assert.Equal(1, after.GetProperty("inForce").GetProperty("table").GetInt32());
        Assert.Equal(2, after.GetProperty("tables").GetArrayLength());
    }

    [Fact]
    public async Task Simulated_facts_say_so_everywhere()
    {
        var simulating = await host.SimulatingAsync();
        await RecordAsync(simulating, "84077", "pressClip", "2026-09-01");

        var fact = (await simulating.GetJsonAsync("/campaign/activities?nisCode=84077")).GetProperty("items")[0];
        Assert.True(fact.GetProperty("simulated").GetBoolean());
        var commune = (await simulating.GetJsonAsync("/campaign/communes?q=84077")).GetProperty("items")[0];
        Assert.True(commune.GetProperty("simulated").GetBoolean());
    }

    private static async Task<JsonElement> RecordAsync(ApiClient client, string nisCode, string kind, string on)
    {
        using var response = await client.PostAsync("/campaign/activities", new { nisCode, kind, on });
        return await response.ReadAsync(HttpStatusCode.Created);
    }

    private static async Task<int> TotalAsync(ApiClient client, string query) =>
        (await client.GetJsonAsync($"/campaign/activities?{query}")).GetProperty("total").GetInt32();
}
