using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Communes;

/// <summary>The register through the API.</summary>
public class CommuneEndpointTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_register_holds_280_communes_and_their_population()
    {
        var coordination = await host.CoordinationAsync();
        var rows = await AllAsync(coordination, "/campaign/communes?pageSize=100");

        Assert.Equal(280, rows.Select(r => r.GetProperty("nisCode").GetString()).Distinct().Count());
        Assert.Equal(4_960_785, rows.Sum(r => r.GetProperty("population").GetInt32()));
        Assert.Equal(6, rows[0].GetProperty("criteria").EnumerateObject().Count());
    }

    [Theory]
    [InlineData("q=liege", "62063")]
    [InlineData("q=LUETTICH", null)]
    [InlineData("q=lüttich", "62063")]
    [InlineData("q=62063", "62063")]
    [InlineData("languageRegime=de&populationMin=19000", "63023")]
    [InlineData("province=Namur&populationMin=100000", "92094")]
    [InlineData("region=Région de Bruxelles-Capitale&populationMin=190000", "21004")]
    public async Task Filters_combine_and_search_needs_no_accents(string filter, string? expected)
    {
        var coordination = await host.CoordinationAsync();
        var items = (await coordination.GetJsonAsync($"/campaign/communes?{filter}")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(expected is null ? [] : [expected], items.Select(i => i.GetProperty("nisCode").GetString()));
    }

    [Theory]
    [InlineData("sort=colour")]
    [InlineData("titleStatus=golden")]
    [InlineData("cursor=zzz")]
    [InlineData("colour=red")]
    public async Task What_the_list_does_not_know_is_refused(string query)
    {
        var coordination = await host.CoordinationAsync();
        using var response = await coordination.GetAsync($"/campaign/communes?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_largest_come_first_where_asked_for()
    {
        var coordination = await host.CoordinationAsync();
        var populations = (await AllAsync(coordination, "/campaign/communes?sort=-population&pageSize=90"))
            .Select(r => r.GetProperty("population").GetInt32()).ToList();

        Assert.Equal(populations.OrderDescending(), populations);
    }

    [Fact]
    public async Task The_day_before_the_merger_there_are_two_communes_and_on_the_day_one()
    {
        var coordination = await host.CoordinationAsync();

        Assert.Equal(281, await TotalAsync(coordination, "asOf=2024-12-01"));
        Assert.Equal(280, await TotalAsync(coordination, "asOf=2024-12-02"));
        var before = await coordination.GetJsonAsync("/campaign/communes/82003?asOf=2024-12-01");
        Assert.Equal(16_276, before.GetProperty("population").GetInt32());
        var after = await coordination.GetJsonAsync("/campaign/communes/82005");
        Assert.Equal("82039", after.GetProperty("into")[0].GetProperty("nisCode").GetString());
    }

    [Fact]
    public async Task A_merger_changes_the_total_by_one_and_can_be_reversed()
    {
        var coordination = await host.CoordinationAsync();
        var merged = await coordination.PostAsync("/campaign/communeMergers", new
        {
            fromNisCodes = new[] { "91013", "91015" },
            into = new { nisCode = "91999", nameFr = "Beauraing-Bièvre" },
            on = "2026-06-01",
            source = "test",
        });
        await merged.ReadAsync(HttpStatusCode.Created);
        Assert.Equal(279, await TotalAsync(coordination, ""));

        var version = (await coordination.GetJsonAsync("/campaign/communes/91999")).GetProperty("version").GetInt64();
        var reversed = await coordination.PostAsync("/campaign/communes/91999/mergerReversal", new { reason = "test" }, version);
        await reversed.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal(280, await TotalAsync(coordination, ""));
        Assert.Equal(HttpStatusCode.NotFound, (await coordination.GetAsync("/campaign/communes/91999")).StatusCode);
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var coordination = await host.CoordinationAsync();
        var response = await coordination.PostAsync("/campaign/communes/62063/populations",
            new { population = 200_000, on = "2026-01-01", source = "test" }, version: 1);

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
    }

    [Fact]
    public async Task The_register_is_changed_by_the_coordination_only()
    {
        var member = await host.CommitteeMemberAsync("62063");
        var response = await member.PostAsync("/campaign/communes/62063/names", new { nameFr = "X", on = "2026-01-01" }, version: 1);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task The_export_has_a_row_for_each_commune_of_the_filter()
    {
        var coordination = await host.CoordinationAsync();
        using var response = await coordination.GetAsync("/campaign/communes/export?languageRegime=de");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(10, lines.Length);
    }

    internal static async Task<List<JsonElement>> AllAsync(ApiClient client, string path)
    {
        var rows = new List<JsonElement>();
        var next = path;
        while (next is not null)
        {
            var page = await client.GetJsonAsync(next);
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var following) ? following.GetString() : null;
        }

        return rows;
    }

    private static async Task<int> TotalAsync(ApiClient client, string query) =>
        (await client.GetJsonAsync($"/campaign/communes?pageSize=1&{query}".TrimEnd('&'))).GetProperty("total").GetInt32();
}
