using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.ProgrammeReports;

/// <summary>The report to the funder: drawn up once, it says the same numbers for ever.</summary>
public sealed class ProgrammeReportTests
{
    private const string Path = "/campaign/programmeReports/2026";
    private const string Commune = "25072";

    [Fact]
    public async Task A_report_drawn_up_says_the_same_numbers_although_data_changed_afterwards()
    {
        await using var host = await ApiHost.OwnAsync();
        var coordination = await host.CoordinationAsync();
        var fact = await RecordAsync(coordination, "2026-03-01");
        await RecordAsync(coordination, "2026-04-01");
        var before = await coordination.GetJsonAsync(Path);
        Assert.Equal((0L, 2), (Version(before), Value(before.GetProperty("now"), "awarenessActions")));
        Assert.Contains("Exemple", before.GetProperty("label").GetProperty("fr").GetString(), StringComparison.Ordinal);

        using var drawn = await coordination.PostAsync($"{Path}/editions", new { }, version: 0);
        await drawn.ReadAsync(HttpStatusCode.NoContent);
        var report = await coordination.GetJsonAsync(Path);
        var edition = Assert.Single(report.GetProperty("editions").EnumerateArray());
        Assert.Equal(before.GetProperty("now").GetRawText(), edition.GetProperty("results").GetRawText());
        var csv = await BytesAsync(coordination);

        // One fact more, one less, another partner's pledge, other indicators, another year.
        await RecordAsync(coordination, "2026-05-01");
        await RecordAsync(coordination, "2026-06-01");
        using var withdrawn = await coordination.PostAsync($"/campaign/activities/{fact}/withdrawal", new { reason = "Noté deux fois." }, version: 1);
        Assert.True(withdrawn.IsSuccessStatusCode, await withdrawn.Content.ReadAsStringAsync());
        var list = await coordination.GetJsonAsync("/campaign/programmeReports");
        using var revised = await coordination.PutAsync("/campaign/programmeReports", Steering.ProgrammeIndicators(list, new(2026, 1, 1), "awarenessActions", 7), Version(list));
        await revised.ReadAsync(HttpStatusCode.NoContent);
        host.Clock.MoveTo(new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero));
        coordination = await host.CoordinationAsync();

        report = await coordination.GetJsonAsync(Path);
        Assert.Equal(edition.GetProperty("results").GetRawText(), report.GetProperty("editions")[0].GetProperty("results").GetRawText());
        Assert.Equal(csv, await BytesAsync(coordination));
        var now = Line(report.GetProperty("now"), "awarenessActions");
        Assert.Equal(("2026-12-31", 3, 7), (report.GetProperty("day").GetString(), now.GetProperty("value").GetInt32(), now.GetProperty("target").GetInt32()));

        // Another edition needs a reason, stands beside the first and says what differs.
        using var silent = await coordination.PostAsync($"{Path}/editions", new { }, version: 1);
        Assert.Contains("reason", (await silent.ReadAsync(HttpStatusCode.BadRequest)).GetRawText(), StringComparison.Ordinal);
        using var stale = await coordination.PostAsync($"{Path}/editions", new { reason = "Comptes complets." }, version: 0);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var again = await coordination.PostAsync($"{Path}/editions", new { reason = "Comptes complets." }, version: 1);
        await again.ReadAsync(HttpStatusCode.NoContent);
        report = await coordination.GetJsonAsync(Path);
        var editions = report.GetProperty("editions").EnumerateArray().ToList();
        Assert.Equal([2, 1], editions.Select(e => e.GetProperty("number").GetInt32()));
        Assert.Equal("Comptes complets.", editions[0].GetProperty("reason").GetString());
        Assert.Equal(["awarenessActions"], editions[0].GetProperty("differs").EnumerateArray().Select(d => d.GetString()));
        Assert.Equal((3, 2), (Value(editions[0].GetProperty("results"), "awarenessActions"), Value(editions[1].GetProperty("results"), "awarenessActions")));
        Assert.Equal(2, (await coordination.GetJsonAsync("/campaign/programmeReports")).GetProperty("items")[0].GetProperty("editions").GetInt32());
        Assert.Single((await coordination.GetJsonAsync($"{Path}?asOf=2026-12-31&asOfReading=knownThen")).GetProperty("editions").EnumerateArray());
    }

    [Fact]
    public async Task Indicators_that_count_nothing_known_or_whose_periods_overlap_are_refused_with_their_field()
    {
        await using var host = await ApiHost.OwnAsync();
        var coordination = await host.CoordinationAsync();
        object List(string source, params object[] targets) => new
        {
            validFrom = "2026-01-01",
            label = new { fr = "Notre liste" },
            indicators = new[] { new { code = "un", label = new { fr = "Un" }, source, targets } },
        };

        await RefusedAsync(List("unheardOf"), "indicators[0].source");
        await RefusedAsync(List("titled", new { from = 2022, until = 2026, value = 1 }, new { from = 2026, until = 2031, value = 2 }), "indicators[0].targets");
        await RefusedAsync(List("titled", new { from = 2026, until = 2022, value = 1 }), "indicators[0].targets[0].until");
        var version = Version(await coordination.GetJsonAsync("/campaign/programmeReports"));
        using var taken = await coordination.PutAsync("/campaign/programmeReports", List("titled", new { from = 2022, until = 2026, value = 1 }, new { from = 2027, until = 2031, value = 2 }), version);
        await taken.ReadAsync(HttpStatusCode.NoContent);
        using var regional = await (await host.KeyAsync(Role.RegionalCoordinator, "6")).PostAsync($"{Path}/editions", new { }, version: 0);
        Assert.Equal(HttpStatusCode.Forbidden, regional.StatusCode);
        using var future = await coordination.GetAsync("/campaign/programmeReports/2027");
        Assert.Contains("year", (await future.ReadAsync(HttpStatusCode.BadRequest)).GetRawText(), StringComparison.Ordinal);

        async Task RefusedAsync(object list, string field)
        {
            using var refused = await coordination.PutAsync("/campaign/programmeReports", list, version: 1);
            Assert.Contains($"\"{field}\"", (await refused.ReadAsync(HttpStatusCode.BadRequest)).GetRawText(), StringComparison.Ordinal);
        }
    }

    private static async Task<string> RecordAsync(ApiClient api, string on)
    {
        using var recorded = await api.PostAsync("/campaign/activities", new { nisCode = Commune, kind = "awarenessAction", on });
        return (await recorded.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
    }

    private static async Task<byte[]> BytesAsync(ApiClient api)
    {
        using var response = await api.GetAsync($"{Path}?format=csv");
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static long Version(JsonElement item) => item.GetProperty("version").GetInt64();

    private static JsonElement Line(JsonElement results, string code) => results.EnumerateArray().Single(r => r.GetProperty("code").GetString() == code);

    private static int Value(JsonElement results, string code) => Line(results, code).GetProperty("value").GetInt32();
}
