using System.Net;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Cases;

public class AccompanimentApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task It_begins_with_the_causes_of_the_call_and_ends_with_outcome_and_day_and_the_report_counts_it()
    {
        const string commune = "84068";
        var coordination = await host.CoordinationAsync();
        var member = await host.CommitteeMemberAsync(commune);
        var call = await (await member.PostAsync($"/campaign/communes/{commune}/helpCalls", new { causes = new[] { "ageing", "budget" } }))
            .ReadAsync(HttpStatusCode.Created);
        using var opened = await coordination.PostAsync("/campaign/accompaniments", new { alertId = call.GetProperty("id").GetString() });
        var href = (await opened.ReadAsync(HttpStatusCode.Created)).GetProperty("href").GetString() ?? "";
        var accompaniment = await coordination.GetJsonAsync(href);

        Assert.Equal(["ageing", "budget"], accompaniment.GetProperty("causes").EnumerateArray().Select(c => c.GetProperty("code").GetString()));
        Assert.Equal((1, 0), await CountsAsync());

        foreach (var incomplete in new object[] { new { on = "2026-11-20" }, new { outcome = "revived" }, new { outcome = "", on = "2026-11-20" } })
        {
            using var refused = await coordination.PostAsync(href + "/closure", incomplete, version: 1);
            await refused.ReadAsync(HttpStatusCode.BadRequest);
        }

        using var closed = await coordination.PostAsync(href + "/closure", new { outcome = "stabilised", on = "2026-11-20" }, version: 1);
        await closed.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal((0, 1), await CountsAsync());
        foreach (var (path, body) in new (string, object)[]
                 {
                     ("/closure", new { outcome = "revived", on = "2026-11-20" }), ("/contacts", new { channel = "visit", outcome = "planAgreed" }),
                     ("/goals", new { goal = "resumeMeetings", dueOn = "2026-12-01" }), ("/reachedGoals", new { goal = "resumeMeetings" }),
                 })
        {
            using var late = await coordination.PostAsync(href + path, body, version: 2);
            Assert.Equal("accompaniment-closed", await late.ProblemAsync(HttpStatusCode.Conflict));
        }

        async Task<(int Open, int Stabilised)> CountsAsync()
        {
            await host.WaitForNonStaleDataAsync();
            var report = (await coordination.GetJsonAsync("/campaign/reports/2026")).GetProperty("report");
            var cause = Assert.Single(report.GetProperty("cases").GetProperty("byCause").EnumerateArray());
            Assert.Equal("ageing", cause.GetProperty("cause").GetString());
            return (cause.GetProperty("open").GetInt32(),
                cause.GetProperty("byOutcome").TryGetProperty("stabilised", out var count) ? count.GetInt32() : 0);
        }
    }
}
