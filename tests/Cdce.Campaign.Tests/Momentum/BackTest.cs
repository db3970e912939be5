using Cdce.Api.Demo;
using Cdce.Campaign.Momentum;

namespace Cdce.Campaign.Tests.Momentum;

/// <summary>What a way of warning would have done over a simulated history.</summary>
/// <param name="FalseAlarmsPerYear">Warnings without a loss, per commune and year in which it was well.</param>
/// <param name="Recall">Share of the losses that were warned of before they were over (0 to 1).</param>
/// <param name="Precision">Share of the warnings that were right (0 to 1).</param>
/// <param name="MedianDelay">Days from the true loss to the warning, median over all losses; negative where the warning came first.</param>
internal sealed record BackTestResult(double FalseAlarmsPerYear, double Recall, double Precision, double MedianDelay, int Warnings, int Losses);

/// <summary>
/// Replays a simulated history as it was known on each day and compares the momentum's warning with two simple rules:
/// days since anybody recorded anything (as a last sign-in would show) and days since the last committee meeting.
/// </summary>
internal sealed class BackTest
{
    private const int DaysBetweenLooks = 28;

    // A loss that is over within four months is a pause, which nobody is asked to warn of.
    private const int ShortestLoss = 120;

    // Recorded by the coordination or by those who organise, so no sign that the committee was there.
    private static readonly HashSet<string> ByOthers = ["contact", "training", "webinar", "majorityChanged", "titleAwarded"];

    private readonly SimulatedHistory simulation;
    private readonly IReadOnlyList<LossLabel> losses;
    private readonly Dictionary<string, List<Look>> looks = [];
    private readonly double wellYears;

    private BackTest(SimulatedHistory simulation, DateOnly from, DateOnly until)
    {
        this.simulation = simulation;
        losses = [.. simulation.Labels.Where(l => l.LostOn >= from && l.LostOn.AddDays(ShortestLoss) <= (l.RecoveredOn ?? until))];
        var well = 0;
        foreach (var (nisCode, all) in simulation.ActiveFrom)
        {
            for (var day = Later(from, all.AddYears(1)); day <= until; day = day.AddDays(DaysBetweenLooks))
                well += Excused(nisCode, day) ? 0 : 1;
        }

        wellYears = well * DaysBetweenLooks / 365.0;
    }

    public int Losses => losses.Count;

    /// <summary>Looks at each commune every fourth week, knowing only what had been recorded by then.</summary>
    public static BackTest Run(SimulationPlan plan, MomentumParameters parameters)
    {
        var simulation = SimulatedDecade.Generate(plan);
        var test = new BackTest(simulation, plan.From.AddYears(2), plan.Until);
        var facts = simulation.Commands.Select(c => (c.NisCode, Fact: FactOf(c))).Where(f => f.Fact is not null)
            .Select(f => (f.NisCode, Fact: f.Fact!)).ToList(); // nulls were left out just now
        var byCommune = facts.ToLookup(f => f.NisCode, f => f.Fact);
        var seasons = new Dictionary<int, SeasonProfile>();
        foreach (var (nisCode, activeFrom) in simulation.ActiveFrom)
        {
            var list = test.looks[nisCode] = [];
            for (var day = Later(plan.From.AddYears(2), activeFrom.AddYears(1)); day <= plan.Until; day = day.AddDays(DaysBetweenLooks))
            {
                if (!seasons.TryGetValue(day.Year, out var season))
                {
                    var newYear = new DateOnly(day.Year, 1, 1);
                    season = seasons[day.Year] = SeasonProfile.OfNetwork(facts.Select(f => f.Fact).Where(f => f.RecordedOn < newYear), parameters, newYear);
                }

                var known = byCommune[nisCode].Where(f => f.RecordedOn <= day).ToList();
                var momentum = CommuneMomentum.Of(known, parameters, season, day);
                var byHand = known.Where(f => !ByOthers.Contains(f.Kind)).ToList();
                var meetings = known.Where(f => f.Kind == "committeeMeeting").ToList();
                list.Add(new Look(day, momentum.Level, (double)momentum.Probability,
                    byHand.Count == 0 ? 0 : day.DayNumber - byHand.Max(f => f.RecordedOn).DayNumber,
                    meetings.Count == 0 ? 0 : day.DayNumber - meetings.Max(f => f.On).DayNumber));
            }
        }

        return test;
    }

    /// <summary>The momentum's own warning.</summary>
    public BackTestResult OfMomentum() => Of(l => l.Level == MomentumLevel.Fading);

    /// <summary>The rule "nothing recorded for so many days", with the limit that gives no more false alarms than allowed.</summary>
    public BackTestResult OfLastRecording(double falseAlarmsPerYear) => Best(l => l.DaysSinceRecording, falseAlarmsPerYear);

    /// <summary>The rule "no meeting for so many days", with the limit that gives no more false alarms than allowed.</summary>
    public BackTestResult OfLastMeeting(double falseAlarmsPerYear) => Best(l => l.DaysSinceMeeting, falseAlarmsPerYear);

    /// <summary>For each tenth of the stated probability: how often a commune was then truly losing momentum.</summary>
    public IReadOnlyList<(double Stated, double True, int Looks)> Calibration() =>
        [.. looks.SelectMany(c => c.Value.Where(l => l.Level is not MomentumLevel.Unknown).Select(l => (l.Probability, Lost: Lost(c.Key, l.Day))))
            .GroupBy(l => Math.Min(9, (int)(l.Probability * 10)))
            .OrderBy(g => g.Key)
            .Select(g => (g.Average(l => l.Probability), g.Average(l => l.Lost ? 1.0 : 0), g.Count()))];

    private BackTestResult Best(Func<Look, int> days, double falseAlarmsPerYear) =>
        Enumerable.Range(2, 120).Select(week => Of(l => days(l) > 7 * week))
            .First(r => r.FalseAlarmsPerYear <= falseAlarmsPerYear);

    private BackTestResult Of(Func<Look, bool> warns)
    {
        var (right, wrong) = (0, 0);
        var delays = new Dictionary<LossLabel, int>();
        foreach (var (nisCode, list) in looks)
        {
            var quietSince = (DateOnly?)null;
            var warning = false;
            foreach (var look in list)
            {
                var raised = false;
                if (warns(look))
                {
                    quietSince = null;
                    raised = !warning;
                    warning = true;
                }
                else
                {
                    // One warning for each episode: it ends when there has been no reason for it for two months.
                    quietSince ??= look.Day;
                    warning = warning && look.Day < quietSince.Value.AddDays(60);
                }

                if (!warning)
                    continue;
                if (losses.FirstOrDefault(l => l.NisCode == nisCode && look.Day >= l.CauseOn && !(look.Day >= l.RecoveredOn)) is { } loss)
                {
                    right += raised ? 1 : 0;
                    delays.TryAdd(loss, look.Day.DayNumber - loss.LostOn.DayNumber);
                }
                else if (raised && !Excused(nisCode, look.Day))
                {
                    wrong++;
                }
            }
        }

        // A loss that nobody was warned of counts as warned of after all others.
        var sorted = losses.Select(l => delays.TryGetValue(l, out var days) ? days : double.PositiveInfinity).Order().ToList();
        return new BackTestResult(wrong / wellYears, (double)delays.Count / losses.Count,
            right + wrong == 0 ? 1 : (double)right / (right + wrong),
            sorted.Count == 0 ? double.NaN : sorted[sorted.Count / 2], right + wrong, losses.Count);
    }

    // Between a cause and some weeks after recovery a warning is neither a hit to be counted nor a false alarm.
    private bool Excused(string nisCode, DateOnly day) =>
        simulation.Labels.Any(l => l.NisCode == nisCode && day >= l.CauseOn && (l.RecoveredOn is null || day < l.RecoveredOn.Value.AddDays(60)));

    private bool Lost(string nisCode, DateOnly day) =>
        simulation.Labels.Any(l => l.NisCode == nisCode && day >= l.LostOn && (l.RecoveredOn is null || day < l.RecoveredOn));

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static MomentumFact? FactOf(SimulatedCommand command)
    {
        (string Kind, string? Criterion)? fact = command switch
        {
            RecordFact f => (f.Kind, f.Criterion),
            ConfirmPledge p => (p.Renewal ? "partnerPledgeRenewed" : "partnerPledge", "shops"),
            TakeTitleStep { Step: "resolutionVoted" } => ("councilResolution", "authority"),
            TakeTitleStep { Step: "awarded" } => ("titleAwarded", null),
            _ => null,
        };
        return fact is { } f0
            ? new MomentumFact(new Guid((int)command.RecordedAt.ToUnixTimeSeconds(), (short)command.On.DayOfYear, (short)f0.Kind.Length, new byte[8]),
                f0.Kind, f0.Criterion, command.On, DateOnly.FromDateTime(command.RecordedAt.UtcDateTime))
            : null;
    }

    private sealed record Look(DateOnly Day, MomentumLevel Level, double Probability, int DaysSinceRecording, int DaysSinceMeeting);
}
