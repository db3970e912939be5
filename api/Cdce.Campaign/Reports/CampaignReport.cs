using Cdce.Campaign.Alerts;
using Cdce.Campaign.Cases;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.Momentum;
using Cdce.Campaign.Recommendations;
using Cdce.Campaign.TitleFiles;

namespace Cdce.Campaign.Reports;

/// <summary>The yearly report of the campaign: a pure function of rows, momentum and the last day it looks at.</summary>
/// <param name="Day">The last day of the year, or the day asked for within it.</param>
/// <param name="ExampleParameters">Momentum was judged by the shipped example.</param>
/// <param name="Provinces">Each province; Brussels has none and stands under its region.</param>
/// <param name="TitleStates">How long communes were in each state of the title's life, since it began.</param>
/// <param name="Cases">Accompaniments of the year by cause and effect.</param>
/// <param name="Recommendations">The management response.</param>
internal sealed record CampaignReport(
    int Year, DateOnly Day, int MomentumParametersVersion, bool ExampleParameters,
    ReportFigures Total, IReadOnlyList<ProvinceReport> Provinces, IReadOnlyList<StateDuration> TitleStates, AlertFigures Alerts,
    CaseFigures Cases, IReadOnlyDictionary<string, int> Activities, IReadOnlyList<RecommendationLine> Recommendations,
    bool? Simulated)
{
    public static CampaignReport Of(int year, DateOnly day, MomentumParameters parameters, IReadOnlyList<ReportedCommune> communes,
        IReadOnlyList<MomentumAlertRow> alerts, IReadOnlyList<AccompanimentRow> cases,
        IReadOnlyDictionary<string, int> activities, IReadOnlyList<RecommendationLine> recommendations)
    {
        var first = new DateOnly(year, 1, 1);
        var provinces = communes.GroupBy(c => (c.Province, c.Region))
            .OrderBy(g => g.Key.Region, StringComparer.Ordinal).ThenBy(g => g.Key.Province, StringComparer.Ordinal)
            .Select(g => new ProvinceReport(g.Key.Province, g.Key.Region, ReportFigures.Of([.. g], alerts, first, day)));
        var simulated = communes.Any(c => c.Simulated) || alerts.Any(a => a.Simulated) || cases.Any(c => c.Simulated)
            || recommendations.Any(r => r.Simulated is true);
        return new CampaignReport(year, day, parameters.Version, parameters.Example,
            ReportFigures.Of(communes, alerts, first, day), [.. provinces], StateDuration.Of(communes, day),
            AlertFigures.Of(alerts, first, day), CaseFigures.Of(cases, alerts, first, day), activities, recommendations,
            simulated.OrNothing());
    }
}

/// <summary>One commune with what the report counts.</summary>
internal sealed record ReportedCommune(
    string NisCode, string? Province, string Region, int Population, TitlePath Title,
    IReadOnlyDictionary<string, CriterionStatus> Criteria, MomentumLevel Momentum, int Facts, int Partners,
    ReportedMentoring Mentoring, bool Simulated);

/// <summary>What the ledger of a commune says of mentoring in the year.</summary>
/// <param name="Pairs">The pairs it met in, by their path.</param>
internal sealed record ReportedMentoring(IReadOnlySet<string> Pairs, int Sessions, int Diagnoses)
{
    public static readonly ReportedMentoring None = new(new HashSet<string>(), 0, 0);
}

internal sealed record ProvinceReport(string? Province, string Region, ReportFigures Figures);

/// <summary>Figures of the whole campaign or of a province.</summary>
/// <param name="TitledPopulation">Inhabitants of titled communes.</param>
/// <param name="Awarded">Titles given in the year.</param>
/// <param name="Ended">Titles returned or withdrawn in the year.</param>
/// <param name="CriteriaMet">Communes that meet each criterion; targets by population are provisional.</param>
/// <param name="Losses">Alerts about a loss of momentum in the year.</param>
/// <param name="Regained">Episodes that ended in the year with the commune back at its own rhythm.</param>
/// <param name="OpenAlerts">On the last day.</param>
/// <param name="Facts">Recorded facts of the year.</param>
/// <param name="Partners">Partners whose pledge held on the last day.</param>
/// <param name="MentoringPairs">Pairs that met in the year; one between two provinces counts in both, and once in the total.</param>
/// <param name="MentoringSessions">Sessions that communes took part in during the year: each counts for mentor and mentee.</param>
/// <param name="BarrierDiagnoses">Communes' diagnoses of what holds them back, in the year.</param>
internal sealed record ReportFigures(
    int Communes, int Population, int Titled, int TitledPopulation, int Candidates, int Interested,
    int Awarded, int Renewed, int Ended, IReadOnlyDictionary<string, int> CriteriaMet,
    int OnTrack, int Watch, int Fading, int Unknown, int Losses, int Regained, int OpenAlerts, int Facts,
    int Partners, int MentoringPairs, int MentoringSessions, int BarrierDiagnoses)
{
    public static ReportFigures Of(
        IReadOnlyList<ReportedCommune> communes, IReadOnlyList<MomentumAlertRow> alerts, DateOnly first, DateOnly day)
    {
        var codes = communes.Select(c => c.NisCode).ToHashSet(StringComparer.Ordinal);
        var own = alerts.Where(a => codes.Contains(a.NisCode)).ToList();
        var titled = communes.Where(c => c.Title.Status is TitleStatus.Titled).ToList();
        return new ReportFigures(
            communes.Count, communes.Sum(c => c.Population), titled.Count, titled.Sum(c => c.Population),
            communes.Count(c => c.Title.Status is TitleStatus.Candidate),
            communes.Count(c => c.Title.Status is TitleStatus.Interested or TitleStatus.Registered),
            Steps(TitleStep.Awarded), Steps(TitleStep.Renewed), Steps(TitleStep.Returned) + Steps(TitleStep.Withdrawn),
            CriterionCodes.All.ToDictionary(code => code,
                code => communes.Count(c => c.Criteria.GetValueOrDefault(code) is CriterionStatus.Met)),
            Levels(MomentumLevel.OnTrack), Levels(MomentumLevel.Watch), Levels(MomentumLevel.Fading), Levels(MomentumLevel.Unknown),
            own.Count(a => a.Kind is AlertKind.Momentum && a.On >= first && a.On <= day),
            own.Count(a => a.State is AlertState.Regained && a.EndedOn >= first && a.EndedOn <= day),
            own.Count(a => a.On <= day && !(a.EndedOn <= day)), communes.Sum(c => c.Facts),
            communes.Sum(c => c.Partners), communes.SelectMany(c => c.Mentoring.Pairs).Distinct().Count(),
            communes.Sum(c => c.Mentoring.Sessions), communes.Sum(c => c.Mentoring.Diagnoses));

        int Levels(MomentumLevel level) => communes.Count(c => c.Momentum == level);

        // A day known only by its year or month is taken as it is written: the last day of the period.
        int Steps(TitleStep step) => communes.Sum(c => c.Title.Steps.Count(s => s.Step == step && s.On >= first && s.On <= day));
    }
}

/// <summary>One state of the title's life over all communes, from each one's first step to the last day.</summary>
/// <param name="Communes">That were in it at any time.</param>
/// <param name="Now">That are in it on the last day.</param>
/// <param name="Days">Of all of them together.</param>
/// <param name="MedianDays">Of a commune that was in it.</param>
internal sealed record StateDuration(TitleState State, int Communes, int Now, int Days, int MedianDays)
{
    public static IReadOnlyList<StateDuration> Of(IReadOnlyList<ReportedCommune> communes, DateOnly day) =>
        [.. communes.SelectMany(c => c.Title.Durations(day).Select(d => (d.Key, Days: d.Value, Now: c.Title.State == d.Key)))
            .GroupBy(d => d.Key).OrderBy(g => g.Key)
            .Select(g => new StateDuration(g.Key, g.Count(), g.Count(d => d.Now), g.Sum(d => d.Days),
                g.Select(d => d.Days).Order().ElementAt(g.Count() / 2)))];
}

/// <summary>Accompaniments that were under way in the year.</summary>
/// <param name="Opened">In the year.</param>
/// <param name="Open">On the last day.</param>
/// <param name="Closed">In the year.</param>
internal sealed record CaseFigures(int Cases, int Opened, int Open, int Closed, IReadOnlyList<CauseFigures> ByCause)
{
    private const string NoCause = "noCause";

    public static CaseFigures Of(
        IReadOnlyList<AccompanimentRow> cases, IReadOnlyList<MomentumAlertRow> alerts, DateOnly first, DateOnly day)
    {
        var regained = alerts.Where(a => a.State is AlertState.Regained && a.EndedOn <= day).Select(a => a.AlertId).ToHashSet();
        var ofYear = cases.Where(c => c.OpenedOn <= day && !(c.ClosedOn < first)).ToList();
        return new CaseFigures(ofYear.Count, ofYear.Count(c => c.OpenedOn >= first), ofYear.Count(c => !(c.ClosedOn <= day)),
            ofYear.Count(c => c.ClosedOn <= day),
            [.. ofYear.GroupBy(c => c.Causes is [var strongest, ..] ? strongest.Code : NoCause).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new CauseFigures(g.Key, g.Count(), g.Count(c => !(c.ClosedOn <= day)),
                    new SortedDictionary<string, int>(g.Where(c => c.ClosedOn <= day).CountBy(c => c.Outcome ?? "").ToDictionary(),
                        StringComparer.Ordinal),
                    g.Count(c => regained.Contains(c.AlertId))))]);
    }
}

/// <summary>What became of the accompaniments that began for one cause.</summary>
/// <param name="Cause">The strongest cause of the alert.</param>
/// <param name="ByOutcome">Closed ones by their outcome.</param>
/// <param name="Regained">The commune came back to its own rhythm, whether the case is closed or not.</param>
internal sealed record CauseFigures(
    string Cause, int Cases, int Open, IReadOnlyDictionary<string, int> ByOutcome, int Regained);

/// <summary>Alerts of the year.</summary>
/// <param name="Losses">Seen by the watch.</param>
/// <param name="HelpCalls">Raised by committees.</param>
/// <param name="Escalated">Calls that waited longer than agreed.</param>
/// <param name="MedianDaysToEnd">From an alert of the year to its end.</param>
/// <param name="ByCause">Alerts by their strongest cause.</param>
/// <param name="ByOutcome">Ended alerts by how they ended.</param>
internal sealed record AlertFigures(
    int Losses, int HelpCalls, int Escalated, int? MedianDaysToEnd,
    IReadOnlyDictionary<string, int> ByCause, IReadOnlyDictionary<string, int> ByOutcome)
{
    public static AlertFigures Of(IReadOnlyList<MomentumAlertRow> alerts, DateOnly first, DateOnly day)
    {
        var ofYear = alerts.Where(a => a.On >= first && a.On <= day).ToList();
        var days = ofYear.Where(a => a.EndedOn <= day).Select(a => a.EndedOn.GetValueOrDefault().DayNumber - a.On.DayNumber).Order().ToList();
        return new AlertFigures(
            ofYear.Count(a => a.Kind is AlertKind.Momentum), ofYear.Count(a => a.Kind is AlertKind.HelpCall),
            ofYear.Count(a => a.EscalatedOn <= day), days.Count == 0 ? null : days[days.Count / 2],
            Counted(ofYear.Where(a => a.Causes.Count > 0).Select(a => a.Causes[0].Code)),
            Counted(alerts.Where(a => a.EndedOn >= first && a.EndedOn <= day).Select(a => a.CloseReason ?? "regained")));
    }

    private static SortedDictionary<string, int> Counted(IEnumerable<string> codes) =>
        new(codes.CountBy(c => c).ToDictionary(), StringComparer.Ordinal);
}

/// <summary>A recommendation in a line.</summary>
internal sealed record RecommendationLine(
    string Code, LocalText Title, string Answer, ProgressStatus Status, int KeyActions, int Done, bool Overdue, DateOnly? DueOn,
    bool? Simulated);
