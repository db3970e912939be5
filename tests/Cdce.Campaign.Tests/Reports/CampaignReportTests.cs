using Cdce.Campaign.Alerts;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.Momentum;
using Cdce.Campaign.Reports;
using Cdce.Campaign.TitleFiles;

namespace Cdce.Campaign.Tests.Reports;

public class CampaignReportTests
{
    private static readonly DateOnly Day = new(2025, 12, 31);

    [Fact]
    public void Provinces_add_up_to_the_total()
    {
        var report = Report(
            Commune("62063", "Liège", TitleStep.Awarded, MomentumLevel.OnTrack),
            Commune("62027", "Liège", TitleStep.ResolutionVoted, MomentumLevel.Fading),
            Commune("21004", null, TitleStep.Awarded, MomentumLevel.Unknown));

        var items = ReportTable.Figures(report.Total).ToDictionary(f => f.Item, f => f.Value);
        var sums = report.Provinces.SelectMany(p => ReportTable.Figures(p.Figures)).GroupBy(f => f.Item)
            .ToDictionary(g => g.Key, g => g.Sum(f => f.Value));

        Assert.Equal(items, sums);
        Assert.Equal((3, 2, 1, 2), (report.Total.Communes, report.Total.Titled, report.Total.Fading, report.Total.Awarded));
    }

    [Fact]
    public void Only_alerts_of_the_year_are_counted()
    {
        var report = Report([Commune("62063", "Liège", TitleStep.Awarded, MomentumLevel.OnTrack)],
            Alert(new(2024, 5, 1), new(2025, 2, 1), AlertState.Regained), Alert(new(2025, 3, 1), null, AlertState.Open),
            Alert(new(2025, 6, 1), new(2025, 6, 11), AlertState.Closed));

        Assert.Equal((2, 1, 1), (report.Total.Losses, report.Total.Regained, report.Total.OpenAlerts));
        Assert.Equal(10, report.Alerts.MedianDaysToEnd);
        Assert.Equal(["helped", "regained"], report.Alerts.ByOutcome.Keys);
    }

    [Fact]
    public void One_simulated_commune_marks_the_whole_report()
    {
        var real = Commune("62063", "Liège", TitleStep.Awarded, MomentumLevel.OnTrack);

        Assert.Null(Report(real).Simulated);
        Assert.True(Report(real, real with { NisCode = "62027", Simulated = true }).Simulated);
    }

    private static CampaignReport Report(params ReportedCommune[] communes) => Report(communes, []);

    private static CampaignReport Report(ReportedCommune[] communes, params MomentumAlertRow[] alerts) =>
        CampaignReport.Of(2025, Day, Momentum.Histories.Parameters, communes, alerts, new Dictionary<string, int>(), []);

    private static ReportedCommune Commune(string nisCode, string? province, TitleStep step, MomentumLevel level) => new(
        nisCode, province, province is null ? "Région de Bruxelles-Capitale" : "Région wallonne", 10_000,
        TitlePath.Of([new TitleFact(Guid.CreateVersion7(), step, new(2025, 10, 4), OffPlatform: true)]),
        new Dictionary<string, CriterionStatus> { ["shops"] = CriterionStatus.Met }, level, 4, false);

    private static MomentumAlertRow Alert(DateOnly on, DateOnly? endedOn, AlertState state) => new()
    {
        NisCode = "62063",
        On = on,
        EndedOn = endedOn,
        State = state,
        CloseReason = state is AlertState.Closed ? "helped" : null,
        Causes = [new MomentumReason("silence", 1)],
    };
}
