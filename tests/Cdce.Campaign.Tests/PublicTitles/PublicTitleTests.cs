using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.PublicTitles;

/// <summary>What everybody may see of titles, in every format: never grades, never what is simulated, evidence only as evidence.</summary>
public class PublicTitleTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string ThatDay = "asOf=2023-03-09";

    [Fact]
    public async Task The_register_of_a_past_day_stays_the_same_whatever_happens_later()
    {
        var coordination = await host.CoordinationAsync();
        await StepAsync(coordination, "62063", new { step = "awarded", on = "2021-10-09", offPlatform = true }, 0);
        await StepAsync(coordination, "92094", new { step = "awarded", on = "2022-05-14", offPlatform = true }, 0);
        var before = await FormatsAsync(ThatDay);
        Assert.Contains("62063", before[1], StringComparison.Ordinal);

        await StepAsync(coordination, "62063", new { step = "returned", on = "2023-03-10", reason = "x", publicNote = "Comité dissous" }, 1);
        await StepAsync(coordination, "52011", new { step = "awarded", on = "2024-01-01", offPlatform = true }, 0);
        var namur = (await coordination.GetJsonAsync("/campaign/communes/92094")).GetProperty("version").GetInt64();
        await (await coordination.PostAsync("/campaign/communes/92094/names",
            new { nameFr = "Namur-la-Neuve", on = "2025-01-01", reason = "x" }, namur)).ReadAsync(HttpStatusCode.NoContent);

        Assert.Equal(before, await FormatsAsync(ThatDay));
        Assert.NotEqual(before, await FormatsAsync("asOf=2026-01-01"));
        // It had not been recorded then.
        var known = await host.Anonymous.GetJsonAsync($"/campaign/publicTitles?{ThatDay}&asOfReading=knownThen");
        Assert.Equal(0, known.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Each_title_links_to_a_page_that_needs_no_account_for_the_same_day()
    {
        var coordination = await host.CoordinationAsync();
        await StepAsync(coordination, "21004", new { step = "awarded", on = "2019-10-04", offPlatform = true }, 0);
        await StepAsync(coordination, "21004", new { step = "returned", on = "2026-02-01", reason = "intern", publicNote = "Note" }, 1);

        foreach (var (question, status) in new[] { ("", "returned"), ("?asOf=2020-01-01", "titled") })
        {
            var list = await host.Anonymous.GetJsonAsync("/campaign/publicTitles" + question);
            var item = list.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("nisCode").GetString() == "21004");
            var page = await host.Anonymous.GetJsonAsync(item.GetProperty("href").GetString() ?? "");
            Assert.Equal(item.GetRawText(), page.GetRawText());
            Assert.Equal(status, page.GetProperty("status").GetString());
            Assert.DoesNotContain("intern", page.GetRawText(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await host.Anonymous.GetAsync("/campaign/publicTitles/61072")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Anonymous.GetAsync("/campaign/publicTitles/21004?asOf=2019-10-03")).StatusCode);
    }

    [Fact]
    public async Task The_register_is_given_again_as_it_was_until_something_changes()
    {
        var coordination = await host.CoordinationAsync();
        using var first = await host.Anonymous.GetAsync("/campaign/publicTitles");
        using var again = await AskAgainAsync(first);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        await StepAsync(coordination, "25072", new { step = "awarded", on = "2024-05-03", offPlatform = true }, 0);
        using var changed = await AskAgainAsync(first);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("25072", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        async Task<HttpResponseMessage> AskAgainAsync(HttpResponseMessage known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/campaign/publicTitles");
            request.Headers.IfNoneMatch.Add(known.Headers.ETag ?? throw new InvalidOperationException("No ETag."));
            return await host.Anonymous.Http.SendAsync(request);
        }
    }

    [Fact]
    public async Task It_shows_these_fields_and_no_grade_in_any_format()
    {
        var coordination = await host.CoordinationAsync();
        await StepAsync(coordination, "51004", new { step = "awarded", on = "2019-10-04", offPlatform = true, publicNote = "x", sourceUrl = "https://example.org" }, 0);
        string[] fields =
        [
            "evidenceOnly", "href", "knownBy", "name", "nisCode", "place", "province", "publicNote", "region", "since", "sincePrecision",
            "sourceUrl", "status",
        ];

        var json = await host.Anonymous.GetJsonAsync("/campaign/publicTitles");
        Assert.Equal(["asOf", "href", "items", "note", "titled", "total"], Names(json));
        Assert.Equal(fields, Names(json.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("nisCode").GetString() == "51004")));
        var csv = await TextAsync("format=csv");
        Assert.Equal("nisCode,nameFr,nameDe,province,region,status,since,sincePrecision,knownBy,evidenceOnly,sourceUrl,publicNote,latitude,"
            + "longitude,asOf,note", csv.Split("\r\n")[0].TrimStart('\uFEFF'));
        var map = JsonSerializer.Deserialize<JsonElement>(await TextAsync("format=geojson"));
        Assert.Equal(["evidenceOnly", "knownBy", "nameFr", "nisCode", "since", "status"],
            Names(map.GetProperty("features").EnumerateArray().Single(f => f.GetProperty("id").GetString() == "51004").GetProperty("properties")));

        // A search is no way around: the register has none, and that of the workspace wants an account.
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Anonymous.GetAsync("/campaign/publicTitles?q=ath")).StatusCode);
        foreach (var closed in new[] { "communes?q=ath", "communes/export?q=ath", "communes/51004/criteria", "communes/51004/titleFile", "communes/51004/dossier" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.Anonymous.GetAsync("/campaign/" + closed)).StatusCode);
    }

    [Fact]
    public async Task What_is_simulated_is_not_there_not_even_in_a_real_file()
    {
        var simulating = await host.SimulatingAsync();
        var coordination = await host.CoordinationAsync();
        await StepAsync(simulating, "53020", new { step = "awarded", on = "2022-01-01", offPlatform = true }, 0);
        await StepAsync(coordination, "53014", new { step = "awarded", on = "2022-01-01", offPlatform = true }, 0);
        await StepAsync(simulating, "53014", new { step = "returned", on = "2023-01-01", reason = "x", publicNote = "Nur Schein" }, 1);

        foreach (var question in new[] { "", "asOf=2024-01-01" })
        {
            foreach (var text in await FormatsAsync(question))
            {
                Assert.DoesNotContain("53020", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Nur Schein", text, StringComparison.Ordinal);
                Assert.Contains("53014", text, StringComparison.Ordinal);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await host.Anonymous.GetAsync("/campaign/publicTitles/53020")).StatusCode);
        var real = await host.Anonymous.GetJsonAsync("/campaign/publicTitles/53014");
        Assert.Equal("titled", real.GetProperty("status").GetString());
        Assert.True((await coordination.GetJsonAsync("/campaign/communes/53014/titleFile")).GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task A_title_known_from_evidence_says_so_in_every_format_and_a_probable_one_is_not_there()
    {
        var coordination = await host.CoordinationAsync();
        await StepAsync(coordination, "55004", new { step = "awarded", on = "2018-05-05", evidenceOnly = true }, 0);
        await StepAsync(coordination, "55040", new { step = "titleReported", on = "2018-05-05", evidenceOnly = true }, 0);

        Assert.True((await host.Anonymous.GetJsonAsync("/campaign/publicTitles/55004")).GetProperty("evidenceOnly").GetBoolean());
        var line = (await TextAsync("format=csv")).Split("\r\n").Single(l => l.StartsWith("55004", StringComparison.Ordinal)).Split(',');
        Assert.Equal("true", line[9]);
        var map = JsonSerializer.Deserialize<JsonElement>(await TextAsync("format=geojson"));
        Assert.True(map.GetProperty("features").EnumerateArray().Single(f => f.GetProperty("id").GetString() == "55004")
            .GetProperty("properties").GetProperty("evidenceOnly").GetBoolean());
        Assert.All(await FormatsAsync(""), text => Assert.DoesNotContain("55040", text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Anonymous.GetAsync("/campaign/publicTitles/55040")).StatusCode);
    }

    private static IEnumerable<string> Names(JsonElement item) => item.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);

    private async Task<string[]> FormatsAsync(string question) =>
        [await TextAsync("format=json&" + question), await TextAsync("format=csv&" + question), await TextAsync("format=geojson&" + question)];

    private async Task<string> TextAsync(string question)
    {
        using var response = await host.Anonymous.GetAsync($"/campaign/publicTitles?{question.TrimEnd('&')}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task StepAsync(ApiClient client, string nisCode, object step, long version) =>
        await (await client.PostAsync($"/campaign/communes/{nisCode}/titleFile/steps", step, version)).ReadAsync(HttpStatusCode.Created);
}
