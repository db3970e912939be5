using System.Globalization;
using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Momentum;

/// <summary>From facts to a warning and its end, through HTTP and PostgreSQL.</summary>
public class MomentumApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task The_score_is_explained_to_the_last_point_and_a_withdrawn_fact_takes_its_points_away()
    {
        const string commune = "62063";
        var coordination = await host.CoordinationAsync();
        await MeetAsync(coordination, commune, new(2020, 1, 10), Today.AddDays(-20), 45);

        var before = await coordination.GetJsonAsync($"/campaign/communes/{commune}/momentum");

        Assert.Equal("onTrack", before.GetProperty("level").GetString());
        var contributions = before.GetProperty("contributions").EnumerateArray().ToList();
        Assert.Equal(before.GetProperty("score").GetDecimal(), contributions.Sum(Points));
        Assert.Equal(before.GetProperty("score").GetDecimal(),
            before.GetProperty("series").EnumerateArray().Last().GetProperty("score").GetDecimal());

        var removed = contributions[2];
        using var withdrawn = await coordination.PostAsync(
            $"/campaign/activities/{removed.GetProperty("activityId").GetString()}/withdrawal", new { reason = "recordedTwice" }, version: 1);
        Assert.True(withdrawn.IsSuccessStatusCode, await withdrawn.Content.ReadAsStringAsync());

        var after = await coordination.GetJsonAsync($"/campaign/communes/{commune}/momentum");
        Assert.Equal(before.GetProperty("score").GetDecimal() - Points(removed), after.GetProperty("score").GetDecimal());
    }

    [Fact]
    public async Task A_commune_that_stops_is_warned_about_once_and_the_alert_is_followed_to_its_end()
    {
        const string commune = "84068";
        var coordination = await host.CoordinationAsync();
        await MeetAsync(coordination, commune, new(2019, 1, 10), new(2025, 9, 1), 60);
        var member = await host.CommitteeMemberAsync(commune);
        var stranger = await host.CommitteeMemberAsync("61003");

        // The portfolio shows it before anybody has evaluated anything: momentum is judged, not stored.
        var listed = await coordination.GetJsonAsync("/campaign/communes?momentum=fading&sort=momentum");
        Assert.Contains(listed.GetProperty("items").EnumerateArray(), c => c.GetProperty("nisCode").GetString() == commune);

        var evaluation = await EvaluateAsync(coordination, Today, HttpStatusCode.Created);
        Assert.True(evaluation.GetProperty("opened").GetBoolean());
        Assert.InRange(evaluation.GetProperty("lost").GetInt32(), 1, 3);
        var again = await EvaluateAsync(coordination, Today, HttpStatusCode.OK);
        Assert.Equal(evaluation.GetProperty("lost").GetInt32(), again.GetProperty("lost").GetInt32());
        var earlier = await EvaluateAsync(coordination, Today.AddDays(-30), HttpStatusCode.OK);
        Assert.False(earlier.GetProperty("opened").GetBoolean());

        var alert = await TheAlertAsync(coordination, commune);
        var id = alert.GetProperty("alertId").GetString();
        Assert.Equal("silence", alert.GetProperty("causes")[0].GetProperty("code").GetString());
        Assert.Equal("committeeMeeting", alert.GetProperty("causes")[0].GetProperty("kind").GetString());
        Assert.Equal(60, alert.GetProperty("causes")[0].GetProperty("usualDays").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await coordination.GetAsync(
            alert.GetProperty("causes")[0].GetProperty("facts")[0].GetProperty("href").GetString() ?? "")).StatusCode);
        Assert.Contains("acknowledgeMomentumAlert", alert.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString()));

        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync($"/campaign/momentumAlerts/{id}")).StatusCode);
        Assert.Equal("resourceNotFound", await (await stranger.GetAsync($"/campaign/momentumAlerts/{id}")).ProblemAsync(HttpStatusCode.NotFound));
        Assert.Equal("resourceNotFound", await (await stranger.GetAsync($"/campaign/communes/{commune}/momentum"))
            .ProblemAsync(HttpStatusCode.NotFound));

        // It reaches mentoring, once.
        await host.WaitForNonStaleDataAsync();
        var requests = await coordination.GetJsonAsync("/learning/mentoringRequests");
        Assert.Single(requests.GetProperty("items").EnumerateArray(), r => r.GetRawText().Contains(id ?? "?", StringComparison.Ordinal));

        var version = alert.GetProperty("version").GetInt64();
        Assert.Equal("alert-has-no-owner", await (await coordination.PostAsync(
            $"/campaign/momentumAlerts/{id}/closure", new { reason = "helped" }, version)).ProblemAsync(HttpStatusCode.Conflict));
        using var taken = await coordination.PostAsync($"/campaign/momentumAlerts/{id}/acknowledgement", new { }, version);
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        Assert.Equal("stale-version", await (await coordination.PostAsync($"/campaign/momentumAlerts/{id}/contacts",
            new { channel = "phone", outcome = "listened" }, version)).ProblemAsync(HttpStatusCode.PreconditionFailed));
        using var called = await coordination.PostAsync($"/campaign/momentumAlerts/{id}/contacts",
            new { channel = "phone", outcome = "planAgreed", nextOn = Today.AddDays(30) }, taken.Version());
        Assert.Equal(HttpStatusCode.NoContent, called.StatusCode);
        using var accompanied = await coordination.PostAsync("/campaign/accompaniments", new { alertId = id });
        var opened = await accompanied.ReadAsync(HttpStatusCode.Created);
        var accompaniment = await coordination.GetJsonAsync(opened.GetProperty("href").GetString() ?? "");
        Assert.Equal("silence", accompaniment.GetProperty("causes")[0].GetProperty("code").GetString());
        // Causes with their figures, and the facts that show them.
        Assert.Equal(alert.GetProperty("causes").GetRawText(), accompaniment.GetProperty("causes").GetRawText());
        using var closed = await coordination.PostAsync($"/campaign/momentumAlerts/{id}/closure", new { reason = "helped" }, called.Version());
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);

        var ended = await coordination.GetJsonAsync($"/campaign/momentumAlerts/{id}");
        Assert.Equal("closed", ended.GetProperty("alert").GetProperty("state").GetString());
        Assert.Equal("planAgreed", ended.GetProperty("contacts")[0].GetProperty("outcome").GetString());
        Assert.NotEmpty(ended.GetProperty("suggestedHelp").EnumerateArray());
    }

    [Fact]
    public async Task A_call_in_confidence_is_seen_by_its_caller_and_the_coordination_alone()
    {
        const string commune = "62027";
        var (caller, colleague, coordination) =
            (await host.CommitteeMemberAsync(commune), await host.CommitteeMemberAsync(commune), await host.CoordinationAsync());

        using var response = await caller.PostAsync($"/campaign/communes/{commune}/helpCalls",
            new { causes = new[] { "ageing" }, wish = "visit", confidential = true });
        var href = (await response.ReadAsync(HttpStatusCode.Created)).GetProperty("href").GetString() ?? "";

        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync(href)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await coordination.GetAsync(href)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(href)).StatusCode);
        Assert.Empty((await colleague.GetJsonAsync("/campaign/momentumAlerts")).GetProperty("items").EnumerateArray());
        Assert.Equal(0, (await colleague.GetJsonAsync($"/campaign/communes/{commune}")).GetProperty("openAlerts").GetInt32());
        Assert.Equal("help-already-called", await (await caller.PostAsync($"/campaign/communes/{commune}/helpCalls",
            new { causes = new[] { "ageing" } })).ProblemAsync(HttpStatusCode.Conflict));
        Assert.Equal("resourceNotFound", await (await caller.PostAsync("/campaign/communes/62063/helpCalls",
            new { causes = new[] { "ageing" } })).ProblemAsync(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_pause_is_set_and_lifted_with_the_version_that_was_read()
    {
        const string commune = "25014";
        var coordination = await host.CoordinationAsync();

        using var paused = await coordination.PostAsync($"/campaign/communes/{commune}/watchPause",
            new { until = Today.AddDays(90), reason = "staffChange" }, version: 0);
        Assert.Equal(HttpStatusCode.NoContent, paused.StatusCode);
        var momentum = await coordination.GetJsonAsync($"/campaign/communes/{commune}/momentum");
        Assert.Equal($"{Today.AddDays(90):yyyy-MM-dd}", momentum.GetProperty("pausedUntil").GetString());
        Assert.Contains("resumeWatch", momentum.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString()));

        using var resumed = await coordination.DeleteAsync(
            $"/campaign/communes/{commune}/watchPause", momentum.GetProperty("version").GetInt64());
        Assert.Equal(HttpStatusCode.NoContent, resumed.StatusCode);
        Assert.False((await coordination.GetJsonAsync($"/campaign/communes/{commune}/momentum")).TryGetProperty("pausedUntil", out _));
    }

    [Fact]
    public async Task Parameters_are_previewed_and_revised_version_by_version()
    {
        var coordination = await host.CoordinationAsync();
        var shown = await coordination.GetJsonAsync("/campaign/momentum/parameters");
        Assert.True(shown.GetProperty("example").GetBoolean());
        var revised = new { kinds = shown.GetProperty("kinds"), detection = shown.GetProperty("detection") };

        using var preview = await coordination.PostAsync("/campaign/momentum/parameters/preview", revised);
        Assert.Empty((await preview.ReadAsync(HttpStatusCode.OK)).GetProperty("changed").EnumerateArray());

        var member = await host.CommitteeMemberAsync("62063");
        using var refused = await member.PutAsync("/campaign/momentum/parameters", revised, version: 1);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static decimal Points(JsonElement contribution) => contribution.GetProperty("points").GetDecimal();

    private static async Task MeetAsync(ApiClient client, string commune, DateOnly from, DateOnly to, int every)
    {
        for (var day = from; day <= to; day = day.AddDays(every))
        {
            using var response = await client.PostAsync("/campaign/activities",
                new { nisCode = commune, kind = "committeeMeeting", on = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
            await response.ReadAsync(HttpStatusCode.Created);
        }
    }

    private static async Task<JsonElement> EvaluateAsync(ApiClient client, DateOnly day, HttpStatusCode status)
    {
        using var response = await client.PostAsync("/campaign/momentum/evaluations", new { day });
        return await response.ReadAsync(status);
    }

    private static async Task<JsonElement> TheAlertAsync(ApiClient client, string commune) =>
        (await client.GetJsonAsync($"/campaign/momentumAlerts?nisCode={commune}&state=open&state=acknowledged"))
            .GetProperty("items").EnumerateArray().Single();
}
