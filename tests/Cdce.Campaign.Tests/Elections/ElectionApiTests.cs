using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Elections;

public class ElectionApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task At_a_change_of_majority_checklist_and_hand_over_dossier_are_there_the_same_day_and_follow_the_facts()
    {
        const string Commune = "61072";
        var secretary = await host.KeyAsync(Role.Secretary, Commune);
        var today = host.Clock.Today();
        await FactAsync(secretary, Commune, "committeeMeeting", today.AddDays(-30));
        await FactAsync(secretary, Commune, "electedContact", today.AddDays(-20));

        var id = await ChangeAsync(secretary, Commune, today, "reserved");
        var path = $"/campaign/majorityChanges/{id}";
        var change = await secretary.GetJsonAsync(path);
        Assert.Equal(($"{today:yyyy-MM-dd}", $"{today:yyyy-MM-dd}", "reserved", "Liste citoyenne ; échevinat du commerce"),
            (Text(change, "on"), Text(change, "recordedOn"), Text(change, "support"), Text(change, "college")));
        var steps = change.GetProperty("checklist").EnumerateArray().ToList();
        Assert.Equal(["informTeam", "meetCommittee", "confirmResolution", "showAction"], steps.Select(s => Text(s, "code")));
        Assert.All(steps, s => Assert.False(s.TryGetProperty("doneOn", out _)));
        var dossier = change.GetProperty("dossier");
        Assert.Equal(3, dossier.GetProperty("factCount").GetInt32());
        Assert.Equal(6, dossier.GetProperty("criteria").GetArrayLength());
        Assert.Equal(($"{today.AddDays(-30):yyyy-MM-dd}", $"{today.AddDays(-20):yyyy-MM-dd}"), (Text(dossier, "lastMeetingOn"), Text(dossier, "lastContactOn")));

        // What is recorded afterwards ticks its step.
        host.Clock.Advance(TimeSpan.FromDays(2));
        var contact = await FactAsync(secretary, Commune, "electedContact", host.Clock.Today());
        var informed = (await secretary.GetJsonAsync(path)).GetProperty("checklist")[0];
        Assert.Equal((contact, $"{host.Clock.Today():yyyy-MM-dd}"), (Text(informed, "activityId"), Text(informed, "doneOn")));
        var listed = (await secretary.GetJsonAsync("/campaign/electionWatch")).GetProperty("changes").EnumerateArray().Single(c => Text(c, "id") == id);
        Assert.Equal((1, 4, 0), (listed.GetProperty("done").GetInt32(), listed.GetProperty("total").GetInt32(), listed.GetProperty("overdue").GetInt32()));

        // What is known of the college by now, and the whole taken back.
        using var described = await secretary.PutAsync(path, new { support = "committed" }, change.GetProperty("version").GetInt64());
        await described.ReadAsync(HttpStatusCode.NoContent);
        using var stale = await secretary.PutAsync(path, new { support = "opposed" }, change.GetProperty("version").GetInt64());
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));
        change = await secretary.GetJsonAsync(path);
        Assert.Equal("committed", Text(change, "support"));
        Assert.False(change.TryGetProperty("college", out _));
        using var withdrawn = await secretary.PostAsync($"/campaign/activities/{id}/withdrawal", new { reason = "undone" }, change.GetProperty("version").GetInt64());
        await withdrawn.ReadAsync(HttpStatusCode.NoContent);
        Assert.Empty((await secretary.GetJsonAsync("/campaign/electionWatch")).GetProperty("changes").EnumerateArray());
        Assert.Empty((await secretary.GetJsonAsync(path)).GetProperty("checklist").EnumerateArray());

        var stranger = await host.KeyAsync(Role.Secretary, "25124");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        using var foreign = await stranger.PostAsync($"/campaign/communes/{Commune}/majorityChanges", new { on = today });
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Communes_without_a_renewed_political_contact_after_the_days_of_the_rules_are_listed()
    {
        const string Commune = "62063";
        var coordination = await host.CoordinationAsync();
        await ResolveAsync(coordination, Commune, new(2019, 5, 2));
        var watch = await coordination.GetJsonAsync("/campaign/electionWatch");
        Assert.Equal(("2024-10-13", "2030-10-13"), (Text(watch.GetProperty("lastElection"), "on"), Text(watch.GetProperty("nextElection"), "on")));
        var silent = Silent(watch);
        Assert.Contains((Commune, false), silent);
        var titled = (await coordination.GetJsonAsync("/campaign/communes?titleStatus=titled&titleStatus=candidate&pageSize=500")).GetProperty("items").EnumerateArray().Select(c => Text(c, "nisCode") ?? "").ToHashSet();
        Assert.Subset(titled, silent.Select(s => s.NisCode).ToHashSet());

        await FactAsync(coordination, Commune, "electedContact", new(2026, 2, 1));
        Assert.DoesNotContain(Commune, Silent(await coordination.GetJsonAsync("/campaign/electionWatch")).Select(s => s.NisCode));
        await ChangeAsync(coordination, Commune, new(2026, 3, 10), "notKnown");
        Assert.Contains((Commune, true), Silent(await coordination.GetJsonAsync("/campaign/electionWatch")));
        // As it was then, and as far as a region's key sees.
        Assert.DoesNotContain(Commune, Silent(await coordination.GetJsonAsync("/campaign/electionWatch?asOf=2026-03-09")).Select(s => s.NisCode));
        var regional = await host.KeyAsync(Role.RegionalCoordinator, "25");
        Assert.All(Silent(await regional.GetJsonAsync("/campaign/electionWatch")), s => Assert.StartsWith("25", s.NisCode, StringComparison.Ordinal));

        await ResolveAsync(coordination, Commune, new(2026, 3, 12));
        Assert.DoesNotContain(Commune, Silent(await coordination.GetJsonAsync("/campaign/electionWatch")).Select(s => s.NisCode));
        await ChangeAsync(coordination, Commune, new(2026, 4, 1), "notKnown");
        Assert.Contains((Commune, true), Silent(await coordination.GetJsonAsync("/campaign/electionWatch")));

        // The days are the coordination's to choose.
        using var refused = await regional.PutAsync("/campaign/electionWatch", Revision(watch, 400), 1);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var senseless = await coordination.PutAsync("/campaign/electionWatch", Revision(watch, 0), watch.GetProperty("version").GetInt64());
        Assert.Contains("contactWithinDays", (await senseless.ReadAsync(HttpStatusCode.BadRequest)).GetRawText(), StringComparison.Ordinal);
        using var revised = await coordination.PutAsync("/campaign/electionWatch", Revision(watch, 400), watch.GetProperty("version").GetInt64());
        await revised.ReadAsync(HttpStatusCode.NoContent);
        var later = await coordination.GetJsonAsync("/campaign/electionWatch");
        Assert.DoesNotContain(Commune, Silent(later).Select(s => s.NisCode));
        Assert.Equal((400, 2), (later.GetProperty("rules").GetProperty("contactWithinDays").GetInt32(), later.GetProperty("revisions").GetArrayLength()));
    }

    private JsonObject Revision(JsonElement watch, int days) => Steering.ElectionRules(watch, host.Clock.Today().AddDays(-1), days);

    private static List<(string NisCode, bool MajorityChanged)> Silent(JsonElement watch) =>
        [.. watch.GetProperty("withoutContact").EnumerateArray().Select(s => (Text(s, "nisCode") ?? "", s.GetProperty("majorityChanged").GetBoolean()))];

    private static async Task<string?> FactAsync(ApiClient api, string nisCode, string kind, DateOnly on)
    {
        using var made = await api.PostAsync("/campaign/activities", new { nisCode, kind, on });
        return Text(await made.ReadAsync(HttpStatusCode.Created), "id");
    }

    private static async Task ResolveAsync(ApiClient api, string nisCode, DateOnly on)
    {
        var file = $"/campaign/communes/{nisCode}/titleFile";
        var products = new[] { "coffee", "tea" };
        using var voted = await api.PostAsync($"{file}/resolutions", new { on, products, sourceText = "Conseil communal" }, (await api.GetJsonAsync(file)).GetProperty("version").GetInt64());
        Assert.True(voted.IsSuccessStatusCode);
    }

    private static async Task<string?> ChangeAsync(ApiClient api, string nisCode, DateOnly on, string support)
    {
        using var made = await api.PostAsync($"/campaign/communes/{nisCode}/majorityChanges", new { on, support, college = "Liste citoyenne ; échevinat du commerce" });
        return Text(await made.ReadAsync(HttpStatusCode.Created), "id");
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
