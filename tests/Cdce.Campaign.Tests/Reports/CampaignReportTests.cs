using Cdce.Campaign.Alerts;
using Cdce.Campaign.Cases;
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

    [Fact]
    public void Days_in_each_state_of_the_title_are_added_up_over_communes()
    {
        TitleFact Step(TitleStep step, int year) => new(Guid.CreateVersion7(), step, new(year, 12, 31), OffPlatform: true);
        var one = Commune("62063", "Liège", TitleStep.Awarded, MomentumLevel.OnTrack);
        var report = Report(
            one with { Title = TitlePath.Of([Step(TitleStep.Awarded, 2022), Step(TitleStep.Suspended, 2023), Step(TitleStep.SuspensionLifted, 2024)]) },
            one with { NisCode = "62027", Title = TitlePath.Of([Step(TitleStep.Awarded, 2024)]) },
            one with { NisCode = "21004", Title = TitlePath.Start });

        Assert.Equal(
            [
                new StateDuration(TitleState.Titled, 2, 2, 365 + 365 + 365, 730),
                new StateDuration(TitleState.Suspended, 1, 0, 366, 366),
            ], report.TitleStates);
    }

    [Fact]
    public void Cases_are_counted_by_cause_and_by_what_became_of_them()
    {
        var regained = Alert(new(2025, 1, 5), new(2025, 6, 1), AlertState.Regained);
        regained.AlertId = Guid.CreateVersion7();
        var figures = CaseFigures.Of(
            [
                Case("silence", new(2025, 1, 10), null, null, regained.AlertId), Case("silence", new(2024, 3, 1), "revived", new(2025, 2, 1)),
                Case("silence", new(2023, 3, 1), "withdrawn", new(2024, 12, 31)), Case(null, new(2025, 3, 1), "postponed", new(2026, 2, 1)),
                Case("ageing", new(2026, 1, 1), null, null),
            ], [regained], new(2025, 1, 1), Day);

        Assert.Equal((3, 2, 2, 1), (figures.Cases, figures.Opened, figures.Open, figures.Closed));
        Assert.Equal(["noCause 1 1 0 ", "silence 2 1 1 revived=1"], figures.ByCause.Select(c =>
            $"{c.Cause} {c.Cases} {c.Open} {c.Regained} {string.Join(' ', c.ByOutcome.Select(o => $"{o.Key}={o.Value}"))}"));
    }

    [Fact]
    public void A_pair_between_two_provinces_counts_once_in_the_total()
    {
        var met = new ReportedMentoring(new HashSet<string> { "/learning/mentoringPairs/1" }, 3, 1);
        var report = Report(Commune("62063", "Liège", TitleStep.Awarded, MomentumLevel.OnTrack) with { Mentoring = met },
            Commune("92094", "Namur", TitleStep.Awarded, MomentumLevel.OnTrack) with { Mentoring = met with { Diagnoses = 0 } });

        Assert.Equal((1, 6, 1), (report.Total.MentoringPairs, report.Total.MentoringSessions, report.Total.BarrierDiagnoses));
        Assert.All(report.Provinces, p => Assert.Equal((1, 3), (p.Figures.MentoringPairs, p.Figures.MentoringSessions)));
    }

    [Fact]
    public void A_simulated_case_marks_the_whole_report()
    {
        var simulated = Case("silence", new(2025, 1, 10), null, null);
        simulated.Simulated = true;

        Assert.True(CampaignReport.Of(2025, Day, Momentum.Histories.Parameters, [], [], [simulated], new Dictionary<string, int>(), []).Simulated);
    }

    private static AccompanimentRow Case(string? cause, DateOnly on, string? outcome, DateOnly? closedOn, Guid alertId = default) => new()
    {
        NisCode = "62063",
        AlertId = alertId,
        Owner = "account-1",
        OpenedOn = on,
        Outcome = outcome,
        ClosedOn = closedOn,
        Causes = cause is null ? [] : [new MomentumReason(cause, 1), new MomentumReason("slower", 0.5m)],
    };

    private static CampaignReport Report(params ReportedCommune[] communes) => Report(communes, []);

    private static CampaignReport Report(ReportedCommune[] communes, params MomentumAlertRow[] alerts) =>
        CampaignReport.Of(2025, Day, Momentum.Histories.Parameters, communes, alerts, [], new Dictionary<string, int>(), []);

    private static ReportedCommune Commune(string nisCode, string? province, TitleStep step, MomentumLevel level) => new(
        nisCode, province, province is null ? "Région de Bruxelles-Capitale" : "Région wallonne", 10_000,
        TitlePath.Of([new TitleFact(Guid.CreateVersion7(), step, new(2025, 10, 4), OffPlatform: true)]),
        new Dictionary<string, CriterionStatus> { ["shops"] = CriterionStatus.Met }, level, 4, 2,
        ReportedMentoring.None, false);

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
