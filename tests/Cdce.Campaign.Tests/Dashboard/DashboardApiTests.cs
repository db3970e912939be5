using System.Net;
using System.Text.Json;
using Cdce.Campaign.Activities;
using Cdce.Contracts;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Campaign.Tests.Dashboard;

/// <summary>Every number of the dashboard is the length of the list that it opens, on each day; and the other lists of the campaign say the same.</summary>
public class DashboardApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Path = "/campaign/dashboard";
    private const string Eupen = "63023";
    private const string Nivelles = "25072";
    private const string Then = "2026-11-20";
    private static readonly string[] Events = ["awarenessAction", "oxfamBreakfast", "schoolAction", "organisationAction"];

    [Fact]
    public async Task Each_number_is_the_length_of_its_list_on_two_days_and_other_lists_agree()
    {
        var coordination = await host.CoordinationAsync();
        var start = host.Clock.Today();
        await PostAsync(coordination, $"/campaign/communes/{Eupen}/titleFile/steps", new { step = "awarded", on = "2024-10-05", offPlatform = true });
        await RecordAsync(coordination, Eupen, "awarenessAction", start.AddDays(-3));
        await RecordAsync(coordination, Nivelles, "oxfamBreakfast", start.AddYears(-1).AddDays(1)); // the first day that counts
        await RecordAsync(coordination, Nivelles, "awarenessAction", start.AddYears(-1)); // the last one that does not
        await RecordAsync(coordination, Nivelles, "webinar", start.AddDays(-30));
        await RecordAsync(coordination, Eupen, "committeeMeeting", start.AddDays(-30)); // no event
        await SendAsync(new(Guid.CreateVersion7(), Eupen, "partnerPledge", null, start.AddDays(-9), "/partners/pledges/1", "shop"),
            new(Guid.CreateVersion7(), Eupen, "partnerPledge", null, start.AddDays(-9), "/partners/pledges/2", "horeca", ValidUntil: start.AddDays(5)),
            new(Guid.CreateVersion7(), Nivelles, "mentoringSession", null, start.AddDays(-9), "/learning/mentoringPairs/1"));
        await PublishAsync(coordination, Nivelles, start);

        host.Clock.MoveTo(start.AddDays(40).StartInBrussels().AddHours(10));
        await PostAsync(coordination, $"/campaign/communes/{Nivelles}/titleFile/steps", new { step = "awarded", on = $"{start.AddDays(39):O}", offPlatform = true });
        await RecordAsync(coordination, Nivelles, "training", start.AddDays(38));
        await host.WaitForNonStaleDataAsync();

        var now = await CheckedAsync(coordination, "");
        Assert.Equal(new() { ["titled"] = 2, ["candidates"] = 0, ["grades"] = 1, ["progress"] = 0, ["partners"] = 1, ["events"] = 1, ["trainings"] = 2, ["mentoring"] = 1 }, now);
        var before = await CheckedAsync(coordination, $"asOf={Then}");
        Assert.Equal(new() { ["titled"] = 1, ["candidates"] = 0, ["grades"] = 1, ["progress"] = 0, ["partners"] = 2, ["events"] = 2, ["trainings"] = 1, ["mentoring"] = 1 }, before);
    }

    [Fact]
    public async Task Only_the_coordination_sees_it_and_a_tile_that_there_is_not_is_not_found()
    {
        using (var refused = await (await host.CommitteeMemberAsync(Eupen)).GetAsync(Path))
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unknown = await (await host.CoordinationAsync()).GetAsync($"{Path}/everything");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    /// <summary>The totals of the tiles, after each of them and of their parts was compared with the list behind it, read page by page.</summary>
    private async Task<Dictionary<string, int>> CheckedAsync(ApiClient api, string asOf)
    {
        var dashboard = await api.GetJsonAsync($"{Path}?{asOf}");
        var totals = new Dictionary<string, int>();
        foreach (var tile in dashboard.GetProperty("tiles").EnumerateArray())
        {
            totals[tile.GetProperty("tile").GetString() ?? ""] = tile.GetProperty("total").GetInt32();
            var parts = new[] { "byWhat", "byRegion", "byClass" }.SelectMany(by => tile.GetProperty(by).EnumerateArray()).ToList();
            foreach (var number in parts.Append(tile))
                Assert.Equal(number.GetProperty("total").GetInt32(), await LengthAsync(api, number.GetProperty("href").GetString() ?? "", asOf));
            // Nothing stands outside of the regions and the classes.
            foreach (var by in new[] { "byRegion", "byClass" })
                Assert.Equal(tile.GetProperty("total").GetInt32(), tile.GetProperty(by).EnumerateArray().Sum(p => p.GetProperty("total").GetInt32()));
        }

        Assert.Equal(await TotalAsync(api, $"/campaign/communes?titleStatus=titled&{asOf}"), totals["titled"]);
        Assert.Equal(await TotalAsync(api, $"/campaign/communes?titleStatus=candidate&{asOf}"), totals["candidates"]);
        var (from, day) = (dashboard.GetProperty("from").GetString(), dashboard.GetProperty("day").GetString());
        Assert.Equal(await TotalAsync(api, $"/campaign/activities?{string.Join('&', Events.Select(e => $"kind={e}"))}&from={from}&to={day}&{asOf}"), totals["events"]);
        return totals;
    }

    private static async Task<int> LengthAsync(ApiClient api, string href, string asOf)
    {
        var (length, next) = (0, $"{Below(href)}{(href.Contains('?', StringComparison.Ordinal) ? '&' : '?')}pageSize=2&{asOf}");
        while (true)
        {
            var page = await api.GetJsonAsync(next);
            length += page.GetProperty("items").GetArrayLength();
            if (!page.TryGetProperty("next", out var more) || more.ValueKind is JsonValueKind.Null)
                return length;
            next = Below(more.GetString() ?? "");
        }
    }

    private static string Below(string href) => href[(href.IndexOf("/api/v1", StringComparison.Ordinal) + "/api/v1".Length)..];

    private static async Task<int> TotalAsync(ApiClient api, string path) => (await api.GetJsonAsync(path)).GetProperty("total").GetInt32();

    private static Task RecordAsync(ApiClient api, string nisCode, string kind, DateOnly on) => PostAsync(api, "/campaign/activities", new { nisCode, kind, on });

    private static async Task PostAsync(ApiClient api, string path, object body)
    {
        using var done = await api.PostAsync(path, body, path.EndsWith("/steps", StringComparison.Ordinal) ? 0 : null);
        await done.ReadAsync(HttpStatusCode.Created);
    }

    private static async Task PublishAsync(ApiClient coordination, string nisCode, DateOnly today)
    {
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "tableau", nisCode, today);
        await filled.SubmitAsync();
        await filled.AcceptAllAsync();
        using (var validated = await coordination.PostAsync($"{filled.Path}/validation", new { }, await filled.VersionAsync()))
            await validated.ReadAsync(HttpStatusCode.NoContent);
        using var published = await coordination.PutAsync($"{filled.Path}/publication", new { choice = "gradeOnly" }, await filled.VersionAsync());
        await published.ReadAsync(HttpStatusCode.NoContent);
    }

    private async Task SendAsync(params CommuneActivityRecorded[] messages)
    {
        foreach (var message in messages)
        {
            await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
            await CommuneActivityRecordedHandler.Handle(message, session, CancellationToken.None);
            await session.SaveChangesAsync(CancellationToken.None);
        }
    }
}
