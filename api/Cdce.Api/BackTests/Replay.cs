using Cdce.Campaign.Momentum;

namespace Cdce.Api.BackTests;

/// <summary>What the ways of warning say of a commune on a day, from what was recorded by then.</summary>
/// <param name="Loss">Which of the commune's losses a warning would be right about, or -1.</param>
/// <param name="Excused">Whether a warning that is not right would not be wrong either: between the cause of a loss and two months after it.</param>
/// <param name="Lost">Whether the commune has lost momentum on that day, in truth.</param>
internal readonly record struct Look(
    DateOnly Day, CommuneMomentum Momentum, double Cusum, double DaysSinceSignIn, double DaysSinceRecording, double DaysSinceMeeting,
    bool Paused, int Loss, bool Excused, bool Lost);

/// <summary>A commune with the looks taken at it, in order, and the losses that were long enough to be warned of.</summary>
internal sealed record LookedAt(JudgedCommune Commune, IReadOnlyList<Look> Looks, IReadOnlyList<TrueLoss> Losses);

/// <summary>Goes through a history and looks at each commune every other week, knowing only what had been recorded by then.</summary>
internal static class Replay
{
    public const int DaysBetweenLooks = 14;

    // A loss that is over within four months is a pause, which nobody is asked to warn of.
    private const int ShortestLoss = 120;
    private const int ExcusedAfter = 60;
    private const int LastDayOfYear = -1;

    public static IReadOnlyList<LookedAt> Of(JudgedHistory history, MomentumParameters parameters)
    {
        var from = history.From.AddYears(2);
        var seasons = Enumerable.Range(from.Year, Math.Max(1, history.Until.Year - from.Year + 1))
            .ToDictionary(year => year, year => Season(history, parameters, new DateOnly(year, 1, 1)));
        return [.. history.Communes.Select(c => At(c, from, history.Until, seasons, parameters))];
    }

    private static SeasonProfile Season(JudgedHistory history, MomentumParameters parameters, DateOnly newYear) =>
        SeasonProfile.OfNetwork(history.Communes.SelectMany(c => c.Facts).Where(f => f.RecordedOn < newYear), parameters, newYear.AddDays(LastDayOfYear));

    private static LookedAt At(JudgedCommune commune, DateOnly from, DateOnly until, Dictionary<int, SeasonProfile> seasons, MomentumParameters parameters)
    {
        IReadOnlyList<TrueLoss> losses =
            [.. commune.Losses.Where(l => l.LostOn >= from && l.LostOn.AddDays(ShortestLoss) <= (l.RecoveredOn ?? until))];
        var facts = commune.Facts.OrderBy(f => f.RecordedOn).ThenBy(f => f.Id).ToList();
        var looks = new List<Look>();
        var (known, signedIn, recorded, met) = (0, 0, commune.ActiveFrom, commune.ActiveFrom);
        for (var day = Later(from, commune.ActiveFrom.AddYears(1)); day <= until; day = day.AddDays(DaysBetweenLooks))
        {
            for (; known < facts.Count && facts[known].RecordedOn <= day; known++)
            {
                if (!ByOthers.Contains(facts[known].Kind))
                    recorded = Later(recorded, facts[known].RecordedOn);
                if (facts[known].Kind == "committeeMeeting")
                    met = Later(met, facts[known].On);
            }

            while (signedIn < commune.SignIns.Count && commune.SignIns[signedIn] <= day)
                signedIn++;
            var seen = facts[..known];
            IReadOnlyList<WatchPause> pauses = [.. commune.Pauses.Where(p => p.From <= day)];
            looks.Add(new Look(day, CommuneMomentum.Of(seen, parameters, seasons[day.Year], day, pauses: pauses),
                SeasonalCusum.On(day, seen, parameters, seasons[day.Year], pauses),
                Since(day, signedIn > 0 ? commune.SignIns[signedIn - 1] : commune.ActiveFrom), Since(day, recorded), Since(day, met),
                pauses.Any(p => day <= p.Until),
                IndexOf(losses, day), commune.Losses.Any(l => Excuses(l, day)),
                commune.Losses.Any(l => day >= l.LostOn && !(day >= l.RecoveredOn))));
        }

        return new LookedAt(commune, looks, losses);
    }

    // Not recorded by the committee, so no sign that it was there.
    private static readonly HashSet<string> ByOthers =
        new(["contact", "training", "webinar", "majorityChanged", "titleAwarded", "partnerPledgeLapsed"], StringComparer.Ordinal);

    private static int IndexOf(IReadOnlyList<TrueLoss> losses, DateOnly day)
    {
        for (var i = 0; i < losses.Count; i++)
        {
            if (day >= losses[i].WarnableFrom && !(day >= losses[i].RecoveredOn))
                return i;
        }

        return -1;
    }

    private static bool Excuses(TrueLoss loss, DateOnly day) =>
        day >= loss.WarnableFrom && !(day >= loss.RecoveredOn?.AddDays(ExcusedAfter));

    private static double Since(DateOnly day, DateOnly last) => day.DayNumber - last.DayNumber;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
