using System.IO.Compression;
using System.Net;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Reports;

public class CampaignReportApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_report_counts_every_commune_of_the_register()
    {
        var coordination = await host.CoordinationAsync();

        var report = (await coordination.GetJsonAsync("/campaign/reports/2026")).GetProperty("report");

        Assert.Equal(280, report.GetProperty("total").GetProperty("communes").GetInt32());
        Assert.Equal(4_960_785, report.GetProperty("total").GetProperty("population").GetInt32());
        Assert.Equal(6, report.GetProperty("provinces").GetArrayLength());
        Assert.Equal(14, report.GetProperty("recommendations").GetArrayLength());
    }

    [Fact]
    public async Task It_comes_as_CSV_and_as_a_workbook_with_the_same_figures()
    {
        var coordination = await host.CoordinationAsync();

        var csv = await (await coordination.GetAsync("/campaign/reports/2026?format=csv")).Content.ReadAsStringAsync();
        Assert.Contains("total,,,communes,280", csv, StringComparison.Ordinal);

        using var response = await coordination.GetAsync("/campaign/reports/2026?format=xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", response.Content.Headers.ContentType?.MediaType);
        await using var workbook = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.Contains("name=\"Mentorat\"", await TextAsync(Assert.Single(workbook.Entries, e => e.Name == "workbook.xml")), StringComparison.Ordinal);
        var sheet = Assert.Single(workbook.Entries, e => e.FullName.EndsWith("/sheet1.xml", StringComparison.Ordinal)
            || e.FullName.EndsWith("/sheet.xml", StringComparison.Ordinal));
        Assert.Contains("4960785", await TextAsync(sheet), StringComparison.Ordinal);
        var texts = new List<string>();
        foreach (var entry in workbook.Entries)
            texts.Add(await TextAsync(entry));
        Assert.Contains(texts, t => t.Contains("barrierDiagnoses", StringComparison.Ordinal) && !t.Contains("4960785", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_sums_are_those_of_the_lists_now_and_at_the_end_of_an_earlier_year()
    {
        var coordination = await host.CoordinationAsync();
        await AwardAsync("62063", "2023-05-13");
        await AwardAsync("92094", "2026-05-09");
        await AwardAsync("21004", "2019-10-04");
        var partner = await coordination.PostAsync("/partners/partners", new { kind = "shop", name = "Épicerie", nisCode = "62063", on = "2023-02-01" });
        await (await coordination.PostAsync("/partners/pledges", new
        {
            partnerId = (await partner.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString(),
            products = new[] { "café", "thé" },
            visibilityShown = true,
            since = "2026-03-01",
        })).ReadAsync(HttpStatusCode.Created);
        foreach (var commune in new[] { "62063", "92094" })
        {
            await (await coordination.PostAsync("/campaign/activities", new
            {
                nisCode = commune,
                kind = "mentoringSession",
                on = "2026-10-01",
                sourcePath = "/learning/mentoringPairs/1",
            })).ReadAsync(HttpStatusCode.Created);
        }

        await host.WaitForNonStaleDataAsync();
        await AgreeAsync(2026, "", titled: 3, partners: 1);
        await AgreeAsync(2023, "&asOf=2023-12-31", titled: 2, partners: 0);

        async Task AgreeAsync(int year, string asOf, int titled, int partners)
        {
            var report = (await coordination.GetJsonAsync($"/campaign/reports/{year}")).GetProperty("report");
            Assert.Equal((titled, partners), (Figure("titled"), Figure("partners")));
            Assert.Equal(await TotalAsync("/campaign/communes?pageSize=1"), Figure("communes"));
            Assert.Equal(await TotalAsync("/campaign/communes?titleStatus=titled"), Figure("titled"));
            Assert.Equal((await coordination.GetJsonAsync("/campaign/publicTitles?format=json" + asOf)).GetProperty("titled").GetInt32(), Figure("titled"));
            Assert.Equal(await TotalAsync("/partners/partners?pledged=true"), Figure("partners"));
            Assert.Equal(await TotalAsync($"/campaign/activities?from={year}-01-01&to={year}-12-31"), Figure("facts"));
            Assert.Equal(Figure("titled"), report.GetProperty("titleStates").EnumerateArray()
                .Single(s => s.GetProperty("state").GetString() == "titled").GetProperty("now").GetInt32());
            foreach (var province in report.GetProperty("provinces").EnumerateArray().Where(p => p.TryGetProperty("province", out _)))
            {
                var of = $"/campaign/communes?province={Uri.EscapeDataString(province.GetProperty("province").GetString() ?? "")}";
                Assert.Equal(await TotalAsync(of), province.GetProperty("figures").GetProperty("communes").GetInt32());
                Assert.Equal(await TotalAsync(of + "&titleStatus=titled"), province.GetProperty("figures").GetProperty("titled").GetInt32());
            }

            int Figure(string name) => report.GetProperty("total").GetProperty(name).GetInt32();
            async Task<int> TotalAsync(string list) => (await coordination.GetJsonAsync(list + asOf)).GetProperty("total").GetInt32();
        }

        async Task AwardAsync(string commune, string on) => await (await coordination.PostAsync(
            $"/campaign/communes/{commune}/titleFile/steps", new { step = "awarded", on, offPlatform = true }, 0)).ReadAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_year_that_has_not_begun_on_the_day_asked_for_has_no_report()
    {
        var coordination = await host.CoordinationAsync();

        Assert.Equal("badRequest", await (await coordination.GetAsync("/campaign/reports/2027")).ProblemAsync(HttpStatusCode.BadRequest));
        Assert.Equal("badRequest", await (await coordination.GetAsync("/campaign/reports/2026?format=pdf")).ProblemAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Committees_do_not_read_the_campaigns_report() => Assert.Equal(HttpStatusCode.Forbidden,
        (await (await host.CommitteeMemberAsync("62063")).GetAsync("/campaign/reports/2026")).StatusCode);

    private static async Task<string> TextAsync(ZipArchiveEntry entry)
    {
        using var text = new StreamReader(await entry.OpenAsync());
        return await text.ReadToEndAsync();
    }
}
