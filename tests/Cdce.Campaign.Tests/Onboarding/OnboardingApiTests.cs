using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Onboarding;

public class OnboardingApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_new_commune_has_a_dated_plan_that_facts_tick_and_the_report_says_what_took_how_long_and_where_it_stalls()
    {
        const string Commune = "61072";
        var coordination = await host.CoordinationAsync();
        var secretary = await host.KeyAsync(Role.Secretary, Commune);
        var path = $"/campaign/communes/{Commune}/onboarding";
        Assert.Empty((await secretary.GetJsonAsync(path)).GetProperty("steps").EnumerateArray());

        await StepAsync(coordination, Commune, "interested", new(2026, 1, 10));
        var plan = await secretary.GetJsonAsync(path);
        Assert.Equal(("2026-01-10", "resolution"), (Text(plan, "startedOn"), Text(plan, "step")));
        Assert.Equal(["2026-01-10", "2026-05-10", "2026-08-08", "2026-12-06", "2027-03-06", "2027-08-03", "2027-11-01"],
            plan.GetProperty("steps").EnumerateArray().Select(s => Text(s, "dueOn")));
        Assert.Contains("Exemple", Text(plan.GetProperty("rulesLabel"), "fr"), StringComparison.Ordinal);

        // A resolution of the title file and a meeting of the ledger tick their steps.
        var file = $"/campaign/communes/{Commune}/titleFile";
        var products = new[] { "coffee", "tea" };
        using var voted = await coordination.PostAsync($"{file}/resolutions", new { on = "2026-03-11", products, sourceText = "Conseil" }, await VersionAsync(coordination, file));
        Assert.True(voted.IsSuccessStatusCode);
        using var met = await secretary.PostAsync("/campaign/activities", new { nisCode = Commune, kind = "committeeMeeting", on = "2026-04-10" });
        var meeting = Text(await met.ReadAsync(HttpStatusCode.Created), "id");
        plan = await secretary.GetJsonAsync(path);
        Assert.Equal("partners", Text(plan, "step"));
        var steps = plan.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal((60, 30, meeting), (steps[1].GetProperty("days").GetInt32(), steps[2].GetProperty("days").GetInt32(), Text(steps[2], "activityId")));
        Assert.Equal("resolution", Text(await secretary.GetJsonAsync($"{path}?asOf=2026-03-10"), "step"));

        // The report counts what its key may see, and says where it stalls.
        var report = await coordination.GetJsonAsync("/campaign/onboarding");
        Assert.False(report.TryGetProperty("stallsAt", out _));
        host.Clock.MoveTo(new DateTimeOffset(2026, 12, 7, 12, 0, 0, TimeSpan.Zero));
        report = await (await host.CoordinationAsync()).GetJsonAsync("/campaign/onboarding");
        var running = report.GetProperty("communes").EnumerateArray().Single(c => Text(c, "nisCode") == Commune);
        Assert.Equal(("partners", true, 241, 3), (Text(running, "step"), running.GetProperty("late").GetBoolean(), running.GetProperty("waitingDays").GetInt32(), running.GetProperty("done").GetInt32()));
        Assert.Equal("partners", Text(report, "stallsAt"));
        Assert.Equal(60m, report.GetProperty("steps")[1].GetProperty("medianDays").GetDecimal());
        var stranger = await host.KeyAsync(Role.Secretary, "25124");
        Assert.Empty((await stranger.GetJsonAsync("/campaign/onboarding")).GetProperty("communes").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);

        // Longer expected: no longer late.
        coordination = await host.CoordinationAsync();
        var revision = Steering.OnboardingRules(report, host.Clock.Today(), "partners", 300);
        using var refused = await secretary.PutAsync("/campaign/onboarding", revision, 1);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var senseless = await coordination.PutAsync("/campaign/onboarding", Steering.OnboardingRules(report, host.Clock.Today(), "partners", -1), 1);
        Assert.Contains("expectedDays", (await senseless.ReadAsync(HttpStatusCode.BadRequest)).GetRawText(), StringComparison.Ordinal);
        using var revised = await coordination.PutAsync("/campaign/onboarding", revision, report.GetProperty("version").GetInt64());
        await revised.ReadAsync(HttpStatusCode.NoContent);
        report = await coordination.GetJsonAsync("/campaign/onboarding");
        Assert.False(report.GetProperty("communes").EnumerateArray().Single(c => Text(c, "nisCode") == Commune).GetProperty("late").GetBoolean());
    }

    private static async Task StepAsync(ApiClient api, string nisCode, string step, DateOnly on)
    {
        var file = $"/campaign/communes/{nisCode}/titleFile";
        using var made = await api.PostAsync($"{file}/steps", new { step, on, sourceText = "Lettre" }, await VersionAsync(api, file));
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
    }

    private static async Task<long> VersionAsync(ApiClient api, string path) => (await api.GetJsonAsync(path)).GetProperty("version").GetInt64();

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
