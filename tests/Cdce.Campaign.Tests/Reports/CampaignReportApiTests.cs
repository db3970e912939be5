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
        var sheet = Assert.Single(workbook.Entries, e => e.FullName.EndsWith("/sheet1.xml", StringComparison.Ordinal)
            || e.FullName.EndsWith("/sheet.xml", StringComparison.Ordinal));
        using var text = new StreamReader(await sheet.OpenAsync());
        Assert.Contains("4960785", await text.ReadToEndAsync(), StringComparison.Ordinal);
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
}
