using System.Globalization;
using System.Text.Json;

namespace Cdce.Campaign.Reports;

/// <summary>The report as one long table: a figure per line, so that any tool can filter and add up.</summary>
internal static class ReportTable
{
    private static readonly string[] Columns =
        ["year", "day", "section", "region", "province", "item", "value", "label", "simulated"];

    public static byte[] Csv(CampaignReport report) => CsvText.Write(Columns, Lines(report).Select(line => new object?[]
    {
        report.Year, report.Day, line.Section, line.Region, line.Province, line.Item, line.Value, line.Label, report.Simulated ?? false,
    }));

    public static IEnumerable<ReportLine> Lines(CampaignReport report)
    {
        foreach (var (item, value) in Figures(report.Total))
            yield return new("total", null, null, item, value, null);
        foreach (var province in report.Provinces)
        {
            foreach (var (item, value) in Figures(province.Figures))
                yield return new("province", province.Region, province.Province, item, value, null);
        }

        yield return new("alerts", null, null, "losses", report.Alerts.Losses, null);
        yield return new("alerts", null, null, "helpCalls", report.Alerts.HelpCalls, null);
        yield return new("alerts", null, null, "escalated", report.Alerts.Escalated, null);
        if (report.Alerts.MedianDaysToEnd is { } median)
            yield return new("alerts", null, null, "medianDaysToEnd", median, null);
        foreach (var (code, count) in report.Alerts.ByCause)
            yield return new("alertsByCause", null, null, code, count, null);
        foreach (var (code, count) in report.Alerts.ByOutcome)
            yield return new("alertsByOutcome", null, null, code, count, null);
        foreach (var state in report.TitleStates)
        {
            var code = JsonNamingPolicy.CamelCase.ConvertName($"{state.State}");
            yield return new("titleStates", null, null, code + ".communes", state.Communes, null);
            yield return new("titleStates", null, null, code + ".now", state.Now, null);
            yield return new("titleStates", null, null, code + ".days", state.Days, null);
            yield return new("titleStates", null, null, code + ".medianDays", state.MedianDays, null);
        }

        yield return new("cases", null, null, "cases", report.Cases.Cases, null);
        yield return new("cases", null, null, "opened", report.Cases.Opened, null);
        yield return new("cases", null, null, "open", report.Cases.Open, null);
        yield return new("cases", null, null, "closed", report.Cases.Closed, null);
        foreach (var cause in report.Cases.ByCause)
        {
            yield return new("casesByCause", null, null, cause.Cause + ".cases", cause.Cases, null);
            yield return new("casesByCause", null, null, cause.Cause + ".open", cause.Open, null);
            foreach (var (outcome, count) in cause.ByOutcome)
                yield return new("casesByCause", null, null, $"{cause.Cause}.{outcome}", count, null);
            yield return new("casesByCause", null, null, cause.Cause + ".momentumRegained", cause.Regained, null);
        }

        foreach (var (kind, count) in report.Activities)
            yield return new("activities", null, null, kind, count, null);
        foreach (var line in report.Recommendations)
        {
            yield return new("recommendations", null, null, line.Code + ".keyActions", line.KeyActions, line.Title.Fr);
            yield return new("recommendations", null, null, line.Code + ".done", line.Done, line.Title.Fr);
            yield return new("recommendations", null, null, line.Code + ".overdue", line.Overdue ? 1 : 0,
                JsonNamingPolicy.CamelCase.ConvertName($"{line.Status}"));
        }

        yield return new("momentum", null, null, "parametersVersion", report.MomentumParametersVersion,
            report.ExampleParameters ? "example" : null);
    }

    public static IEnumerable<(string Item, int Value)> Figures(ReportFigures figures)
    {
        yield return ("communes", figures.Communes);
        yield return ("population", figures.Population);
        yield return ("titled", figures.Titled);
        yield return ("titledPopulation", figures.TitledPopulation);
        yield return ("candidates", figures.Candidates);
        yield return ("interested", figures.Interested);
        yield return ("awarded", figures.Awarded);
        yield return ("renewed", figures.Renewed);
        yield return ("ended", figures.Ended);
        foreach (var (code, count) in figures.CriteriaMet)
            yield return ("criterionMet." + code, count);
        yield return ("onTrack", figures.OnTrack);
        yield return ("watch", figures.Watch);
        yield return ("fading", figures.Fading);
        yield return ("unknown", figures.Unknown);
        yield return ("losses", figures.Losses);
        yield return ("regained", figures.Regained);
        yield return ("openAlerts", figures.OpenAlerts);
        yield return ("facts", figures.Facts);
        yield return ("partners", figures.Partners);
        foreach (var line in Mentoring(figures))
            yield return line;
    }

    public static IEnumerable<(string Item, int Value)> Mentoring(ReportFigures figures)
    {
        yield return ("mentoringPairs", figures.MentoringPairs);
        yield return ("mentoringSessions", figures.MentoringSessions);
        yield return ("barrierDiagnoses", figures.BarrierDiagnoses);
    }

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One figure of the report.</summary>
internal sealed record ReportLine(string Section, string? Region, string? Province, string Item, int Value, string? Label);
