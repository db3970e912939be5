using Cdce.Campaign.Momentum;

namespace Cdce.Api.BackTests;

/// <summary>
/// The field's plain method of change detection, the reference to beat: a Poisson CUSUM per commune over all its facts with a
/// rhythm, against its own weekly rate of the three years before the last half year, with the season of network and commune.
/// </summary>
internal static class SeasonalCusum
{
    private const int Recent = 26;
    private const int Window = 156;
    private const int FirstYear = 52;

    // The decline that it is tuned to, the same as the momentum's.
    private const double DeclineTo = 0.4;

    /// <summary>What has accumulated on a day; 0 while there is no year of history.</summary>
    public static double On(DateOnly day, IReadOnlyList<MomentumFact> known, MomentumParameters parameters, SeasonProfile network,
        IReadOnlyList<WatchPause> pauses)
    {
        var rhythmic = known.Where(f => parameters.IndexOf(f.Kind) is >= 0 and var kind && parameters.Kinds[kind].Rhythm).ToList();
        if (rhythmic.Count == 0)
            return 0;
        var season = SeasonOf(rhythmic, parameters, network.DrawnTo(rhythmic, parameters, day));
        var first = rhythmic.Min(f => f.On).DayNumber / 7;
        var weeks = day.DayNumber / 7 - first;
        var facts = new double[Math.Max(0, weeks) + 1];
        var open = new double[facts.Length];
        foreach (var fact in rhythmic.Where(f => f.On.DayNumber / 7 - first < weeks))
            facts[fact.On.DayNumber / 7 - first + 1]++;
        for (var week = 0; week < weeks; week++)
        {
            var middle = DateOnly.FromDayNumber((first + week) * 7 + 3);
            facts[week + 1] += facts[week];
            open[week + 1] = open[week] + (pauses.Any(p => p.From <= middle && middle <= p.Until) ? 0 : season[middle.Month - 1]);
        }

        var sum = 0.0;
        for (var week = FirstYear + Recent; week < weeks; week++)
        {
            var (from, to) = (Math.Max(0, week - Recent - Window), week - Recent);
            var rate = open[to] > open[from] ? (facts[to] - facts[from]) / (open[to] - open[from]) : 0;
            sum = Math.Max(0, sum + rate * (open[week + 1] - open[week]) * (1 - DeclineTo)
                + (facts[week + 1] - facts[week]) * Math.Log(DeclineTo));
        }

        return sum;
    }

    // The mean of the kinds' seasons, each as often as the commune records it.
    private static double[] SeasonOf(List<MomentumFact> facts, MomentumParameters parameters, SeasonProfile season)
    {
        var months = new double[12];
        foreach (var kind in facts.CountBy(f => parameters.IndexOf(f.Kind)))
        {
            for (var month = 0; month < months.Length; month++)
                months[month] += season.Of(kind.Key, month) * kind.Value / facts.Count;
        }

        return months;
    }
}
