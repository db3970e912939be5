using System.Net;
using System.Text.Json;
using Cdce.Testing;
using Xunit.Abstractions;

namespace Cdce.Campaign.Tests.WorkPlan;

public class WorkPlanApiTests(ApiHost host, ITestOutputHelper output) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Somebody_has_an_action_until_it_is_given_back_or_taken_by_another()
    {
        var (one, other) = (await host.SignedInAsync("plan-one", "nationalCoordinator"), await host.SignedInAsync("plan-other", "regionalCoordinator", "25"));
        var id = await PlanAsync(one, host.Clock.Today());
        Assert.Null(await OwnerAsync());
        await TakeAsync(one, true);
        Assert.Equal($"account:{one.PersonId}", await OwnerAsync());
        // Planned anew, it stays with whoever has it.
        using (var moved = await other.PutAsync($"/campaign/plannedActions/{id}", Steering.Action(host.Clock.Today()), await VersionAsync(one, id)))
            await moved.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal($"account:{one.PersonId}", await OwnerAsync());
        await TakeAsync(other, true);
        Assert.Equal($"account:{other.PersonId}", await OwnerAsync());
        await TakeAsync(other, false);
        Assert.Null(await OwnerAsync());
        using (var settled = await SettleAsync(one, id, "done"))
            await settled.ReadAsync(HttpStatusCode.NoContent);
        using var late = await one.PutAsync($"/campaign/plannedActions/{id}/owner", new { taken = true }, await VersionAsync(one, id));
        Assert.Equal("action-settled", await late.ProblemAsync(HttpStatusCode.Conflict));

        async Task<string?> OwnerAsync() => (await one.GetJsonAsync($"/campaign/plannedActions/{id}")).TryGetProperty("owner", out var owner) ? owner.GetString() : null;

        async Task TakeAsync(SignedInClient who, bool taken)
        {
            using var done = await who.PutAsync($"/campaign/plannedActions/{id}/owner", new { taken }, await VersionAsync(one, id));
            await done.ReadAsync(HttpStatusCode.NoContent);
        }
    }

    [Fact]
    public async Task The_done_rate_of_each_quarter_is_that_of_what_was_sent_one_by_one_and_of_the_log_read_again()
    {
        var seed = Random.Shared.Next(1_000_000);
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var coordination = await host.CoordinationAsync();
        // What is expected is kept beside the program: the quarter in which each action ends, and what became of it.
        var sent = new List<(string Id, int Quarter, string Outcome)>();
        for (var step = 0; step < 60; step++)
        {
            var until = new DateOnly(2026, 1, 1).AddDays(random.Next(365));
            var quarter = (until.Month - 1) / 3;
            if (sent.Count < 5 || random.Next(3) == 0)
            {
                sent.Add((await PlanAsync(coordination, until), quarter, "open"));
                continue;
            }

            var place = random.Next(sent.Count);
            var (id, before, outcome) = sent[place];
            if (outcome == "open" && random.Next(3) == 0)
            {
                using var moved = await coordination.PutAsync($"/campaign/plannedActions/{id}", Steering.Action(until), await VersionAsync(coordination, id));
                await moved.ReadAsync(HttpStatusCode.NoContent);
                sent[place] = (id, quarter, outcome);
                continue;
            }

            var next = new[] { "open", "done", "done", "dropped" }[random.Next(4)];
            using var settled = await SettleAsync(coordination, id, next);
            await settled.ReadAsync(HttpStatusCode.NoContent);
            sent[place] = (id, before, next);
        }

        var now = await QuartersAsync(coordination, "");
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var planned = sent.Where(a => a.Quarter == quarter && a.Outcome != "dropped").ToList();
            var done = planned.Count(a => a.Outcome == "done");
            Assert.Equal((planned.Count, done, sent.Count(a => a.Quarter == quarter && a.Outcome == "dropped")),
                (now[quarter].GetProperty("planned").GetInt32(), now[quarter].GetProperty("done").GetInt32(), now[quarter].GetProperty("dropped").GetInt32()));
            decimal? rate = now[quarter].TryGetProperty("doneRate", out var told) ? told.GetDecimal() : null;
            Assert.Equal(planned.Count == 0 ? null : decimal.Round((decimal)done / planned.Count, 4), rate);
        }

        // Asked for a past day, the rows are made from the events again.
        var day = host.Clock.Today();
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(now.Select(q => q.GetRawText()), (await QuartersAsync(coordination, $"&asOf={day:yyyy-MM-dd}")).Select(q => q.GetRawText()));
    }

    [Fact]
    public async Task An_action_has_owner_period_and_recommendation_and_is_done_dropped_for_a_reason_and_opened_again()
    {
        var coordination = await host.CoordinationAsync();
        var until = new DateOnly(2027, 3, 31);
        foreach (var (missing, body) in new (string, object)[]
        {
            ("title", new { title = "", ownerRole = "nationalCoordinator", from = "2027-01-01", until, recommendation = "R1.1" }),
            ("until", new { title = "A", ownerRole = "nationalCoordinator", from = "2027-05-01", until, recommendation = "R1.1" }),
            ("recommendation", new { title = "A", ownerRole = "nationalCoordinator", from = "2027-01-01", until, recommendation = "" }),
            ("ownerRole", new { title = "A", ownerRole = "partner", from = "2027-01-01", until, recommendation = "R1.1" }),
        })
        {
            using var refused = await coordination.PostAsync("/campaign/plannedActions", body);
            Assert.Contains(missing, (await refused.ReadAsync(HttpStatusCode.BadRequest)).GetRawText(), StringComparison.OrdinalIgnoreCase);
        }

        using var unknown = await coordination.PostAsync("/campaign/plannedActions", new { title = "A", ownerRole = "nationalCoordinator", from = "2027-01-01", until, recommendation = "R9.9" });
        Assert.Equal("unknown-recommendation", await unknown.ProblemAsync(HttpStatusCode.Conflict));
        var id = await PlanAsync(coordination, until);
        using var silent = await coordination.PostAsync($"/campaign/plannedActions/{id}/outcome", new { outcome = "dropped", on = host.Clock.Today() }, 1);
        Assert.Equal("reason-required", await silent.ProblemAsync(HttpStatusCode.Conflict));
        using var early = await coordination.PostAsync($"/campaign/plannedActions/{id}/outcome", new { outcome = "done", on = host.Clock.Today().AddDays(1) }, 1);
        Assert.Equal("outcome-in-future", await early.ProblemAsync(HttpStatusCode.Conflict));
        using var done = await SettleAsync(coordination, id, "done");
        await done.ReadAsync(HttpStatusCode.NoContent);
        var shown = await coordination.GetJsonAsync($"/campaign/plannedActions/{id}");
        Assert.Equal(("done", "https://example.org/preuve", "R1.1", "nationalCoordinator"),
            (Text(shown, "outcome"), Text(shown, "evidenceUrl"), Text(shown, "recommendation"), Text(shown, "ownerRole")));
        using var late = await coordination.PutAsync($"/campaign/plannedActions/{id}", Steering.Action(until), 2);
        Assert.Equal("action-settled", await late.ProblemAsync(HttpStatusCode.Conflict));
        using var opened = await SettleAsync(coordination, id, "open");
        await opened.ReadAsync(HttpStatusCode.NoContent);
        Assert.False((await coordination.GetJsonAsync($"/campaign/plannedActions/{id}")).TryGetProperty("outcomeOn", out _));

        var secretary = await host.KeyAsync(Role.Secretary, "61072");
        Assert.Equal(HttpStatusCode.Forbidden, (await secretary.GetAsync("/campaign/plannedActions")).StatusCode);
    }

    private static async Task<string> PlanAsync(ApiClient api, DateOnly until)
    {
        using var made = await api.PostAsync("/campaign/plannedActions", Steering.Action(until));
        return Text(await made.ReadAsync(HttpStatusCode.Created), "id") ?? "";
    }

    private async Task<HttpResponseMessage> SettleAsync(ApiClient api, string id, string outcome) => await api.PostAsync($"/campaign/plannedActions/{id}/outcome",
        new { outcome, on = host.Clock.Today(), note = "Essai", evidenceUrl = "https://example.org/preuve" }, await VersionAsync(api, id));

    private static async Task<long> VersionAsync(ApiClient api, string id) => (await api.GetJsonAsync($"/campaign/plannedActions/{id}")).GetProperty("version").GetInt64();

    private static async Task<List<JsonElement>> QuartersAsync(ApiClient api, string of) =>
        [.. (await api.GetJsonAsync($"/campaign/plannedActions?year=2026{of}")).GetProperty("quarters").EnumerateArray()];

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
