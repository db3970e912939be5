namespace Cdce.Campaign.Momentum;

/// <summary>
/// Goes through a commune's history week by week, as if it were judged each Sunday, and holds what was seen on the last day.
/// The method, its sources and what it does not see are written down in docs/decisions/momentum.md.
/// </summary>
internal sealed class MomentumWalk
{
    private const int DaysOfWeek = 7;
    private const int WeeksOfYear = 52;
    private const int WeeksOfQuarter = 13;

    // Rhythm and scatter change slowly: they are taken anew every fourth week.
    private const int WeeksBetweenEstimates = 4;

    // The score alone warns only where it lies below what chance explains: 1.28 deviations leave one in ten.
    private const double BelowChance = -1.28;

    private readonly MomentumParameters parameters;
    private readonly DetectionParameters rules;
    private readonly int firstWeek;
    private readonly int weeks;
    private readonly double lastShare;
    private readonly int[] kinds;
    private readonly int[,] counted;
    private readonly int[,] bunched;
    private readonly int[] bunchedTotal;
    private readonly double[,] exposure;
    private readonly double[,] points;
    private readonly double[] risk;
    private readonly double[] complete;
    private readonly double[,] expectedFacts;
    private readonly double[] rate;
    private readonly double[] bunchedRate;
    private readonly double[] actual;
    private readonly double[] expected;
    private readonly double[] variance;

    // What is left of points after a whole week, and the points of a fact from the middle of one.
    private readonly double[] leftAfterWeek;
    private readonly double[] pointsOfWeek;

    private MomentumWalk(IReadOnlyList<MomentumFact> facts, MomentumParameters parameters, SeasonProfile network,
        DateOnly day, DateOnly knownOn, IReadOnlyList<WatchPause> pauses)
    {
        this.parameters = parameters;
        rules = parameters.Detection;
        share = new ActivityShare(rules);
        var rhythmic = facts.Where(f => parameters.IndexOf(f.Kind) is >= 0 and var k && parameters.Kinds[k].Rhythm).ToList();
        RhythmicFacts = rhythmic.Count;
        firstWeek = (rhythmic.Count == 0 ? day : rhythmic.Min(f => f.On)).DayNumber / DaysOfWeek;
        weeks = day.DayNumber / DaysOfWeek - firstWeek + 1;
        lastShare = (day.DayNumber % DaysOfWeek + 1) / (double)DaysOfWeek;
        kinds = [.. rhythmic.Select(f => parameters.IndexOf(f.Kind)).Distinct().Order()];
        counted = new int[kinds.Length, weeks + 1];
        bunched = new int[kinds.Length, weeks + 1];
        bunchedTotal = new int[weeks + 1];
        exposure = new double[kinds.Length, weeks + 1];
        points = new double[kinds.Length, weeks];
        expectedFacts = new double[kinds.Length, weeks];
        risk = new double[weeks];
        complete = new double[weeks];
        rate = new double[kinds.Length];
        bunchedRate = new double[kinds.Length];
        actual = new double[kinds.Length];
        expected = new double[kinds.Length];
        variance = new double[kinds.Length];
        leftAfterWeek = [.. Enumerable.Range(0, kinds.Length).Select(kind => Left(kind, 1))];
        pointsOfWeek = [.. Enumerable.Range(0, kinds.Length).Select(kind => Points(kind, 0.5))];
        seen = new List<WeekSeen>(weeks);
        Count(facts, rhythmic, day);
        Expose(network.DrawnTo(rhythmic, parameters, day), pauses);
        Complete(facts, knownOn);
    }

    public int RhythmicFacts { get; }

    public MomentumLevel Level { get; private set; } = MomentumLevel.Unknown;

    /// <summary>First day of the week in which the level was reached.</summary>
    public DateOnly Since => DateOnly.FromDayNumber(Math.Max(0, (firstWeek + sinceWeek) * DaysOfWeek));

    /// <summary>Probability (0 to 1) that a decline has begun.</summary>
    public double Probability { get; private set; }

    /// <summary>Change of the share of the expected score within a quarter.</summary>
    public double Slope { get; private set; }

    /// <summary>How much the commune's facts scatter, against chance (1).</summary>
    public double Scatter { get; private set; } = 1;

    /// <summary>Why nothing can be said, where nothing can be said.</summary>
    public string? UnknownBecause { get; private set; }

    public IReadOnlyList<WeekSeen> Weeks => seen;

    /// <summary>Points expected of a kind on the last day; 0 for kinds without rhythm.</summary>
    public double Expected(int kind) => Array.IndexOf(kinds, kind) is >= 0 and var k ? expected[k] : 0;

    /// <summary>Facts of a kind to be expected in a year.</summary>
    public double FactsPerYear(int kind) => Array.IndexOf(kinds, kind) is >= 0 and var k ? rate[k] * WeeksOfYear : 0;

    public double ExpectedTotal => Sum(expected);

    public double Deviation => Math.Sqrt(Sum(variance));

    /// <summary>How strongly the last year of one kind speaks for a decline, in natural units of evidence.</summary>
    public double Evidence(int kind)
    {
        if (Array.IndexOf(kinds, kind) is var k && k < 0)
            return 0;
        var from = Math.Max(0, weeks - WeeksOfYear);
        var sum = 0.0;
        for (var week = from; week < weeks; week++)
            sum += expectedFacts[k, week] * (1 - rules.DeclineTo);
        return (sum + (bunched[k, weeks] - bunched[k, from]) * Math.Log(rules.DeclineTo)) * rules.EvidenceWeight;
    }

    private readonly List<WeekSeen> seen;
    private int sinceWeek;
    private ActivityShare share;

    /// <param name="facts">Facts up to the day; later ones must not be among them.</param>
    /// <param name="knownOn">The day on which the facts are looked at: what happened shortly before may not be recorded yet.</param>
    public static MomentumWalk Through(IReadOnlyList<MomentumFact> facts, MomentumParameters parameters,
        SeasonProfile network, DateOnly day, DateOnly knownOn, IReadOnlyList<WatchPause> pauses)
    {
        var walk = new MomentumWalk(facts, parameters, network, day, knownOn, pauses);
        for (var week = 0; week < walk.weeks; week++)
            walk.See(week, day);
        return walk;
    }

    private void Count(IReadOnlyList<MomentumFact> facts, List<MomentumFact> rhythmic, DateOnly day)
    {
        foreach (var fact in rhythmic)
        {
            var (kind, week) = (Array.IndexOf(kinds, parameters.IndexOf(fact.Kind)), fact.On.DayNumber / DaysOfWeek - firstWeek);
            var end = Math.Min((firstWeek + week) * DaysOfWeek + DaysOfWeek - 1, day.DayNumber);
            counted[kind, week + 1]++;
            points[kind, week] += Points(kind, (end - fact.On.DayNumber) / (double)DaysOfWeek);
        }

        foreach (var fact in facts)
        {
            if (parameters.IndexOf(fact.Kind) is >= 0 and var kind && fact.On.DayNumber / DaysOfWeek - firstWeek is >= 0 and var week)
                risk[week] += parameters.Kinds[kind].Risk;
        }

        for (var kind = 0; kind < kinds.Length; kind++)
        {
            for (var week = 1; week <= weeks; week++)
            {
                bunched[kind, week] = bunched[kind, week - 1] + Math.Min(counted[kind, week], rules.FactsPerWeek);
                counted[kind, week] += counted[kind, week - 1];
                bunchedTotal[week] += bunched[kind, week];
            }
        }
    }

    // Nothing is expected while the watch is paused, and nothing is learnt about the rhythm.
    private void Expose(SeasonProfile season, IReadOnlyList<WatchPause> pauses)
    {
        for (var week = 0; week < weeks; week++)
        {
            var middle = DateOnly.FromDayNumber((firstWeek + week) * DaysOfWeek + DaysOfWeek / 2);
            var month = middle.Month - 1;
            var share = IsPaused(pauses, middle) ? 0 : Share(week);
            for (var kind = 0; kind < kinds.Length; kind++)
                exposure[kind, week + 1] = exposure[kind, week] + share * season.Of(kinds[kind], month);
        }
    }

    private static bool IsPaused(IReadOnlyList<WatchPause> pauses, DateOnly day)
    {
        foreach (var pause in pauses)
        {
            if (pause.From <= day && day <= pause.Until)
                return true;
        }

        return false;
    }

    // Which part of a week's facts is recorded by now, from the commune's own delays and, while there are few, a usual one.
    private void Complete(IReadOnlyList<MomentumFact> facts, DateOnly knownOn)
    {
        const double usualFacts = 5;
        const double usualDelay = 14;
        var delays = facts.Select(f => Math.Max(0, f.RecordedOn.DayNumber - f.On.DayNumber))
            .Where(d => d <= rules.LateDays).Order().ToArray();
        var recorded = 0;
        for (var week = weeks - 1; week >= 0; week--)
        {
            var age = knownOn.DayNumber - ((firstWeek + week) * DaysOfWeek + DaysOfWeek / 2);
            if (age > rules.LateDays)
            {
                Array.Fill(complete, 1, 0, week + 1);
                return;
            }

            while (recorded < delays.Length && delays[recorded] <= age)
                recorded++;
            var usual = age <= 0 ? 0 : 1 - Math.Exp(-age / usualDelay);
            complete[week] = (recorded + usualFacts * usual) / (delays.Length + usualFacts);
        }
    }

    private void See(int week, DateOnly day)
    {
        var frozen = Level is MomentumLevel.Watch or MomentumLevel.Fading
            && (week - sinceAlarm) * DaysOfWeek <= rules.FreezeDays;
        if (!frozen && week % WeeksBetweenEstimates == 0)
            UnknownBecause = Estimate(week);

        var known = UnknownBecause is null;
        var (facts, foreseen) = (Facts(week, week + 1), 0.0);
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            var open = (exposure[kind, week + 1] - exposure[kind, week]) * complete[week];
            expectedFacts[kind, week] = known ? bunchedRate[kind] * open : 0;
            foreseen += expectedFacts[kind, week];

            var whole = week < weeks - 1;
            var left = whole ? leftAfterWeek[kind] : Left(kind, lastShare);
            var worth = whole ? pointsOfWeek[kind] : Points(kind, lastShare / 2);
            actual[kind] = actual[kind] * left + points[kind, week];
            expected[kind] = expected[kind] * left + (known ? rate[kind] * open * worth : points[kind, week]);
            variance[kind] = variance[kind] * left * left + (known ? Scatter * rate[kind] * open * worth * worth : 0);
        }

        Judge(week, facts, foreseen, known);
        seen.Add(new WeekSeen(
            week == weeks - 1 ? day : DateOnly.FromDayNumber((firstWeek + week) * DaysOfWeek + DaysOfWeek - 1),
            Sum(actual), ExpectedTotal, known ? Deviation : 0, Probability, Level));
    }

    private int sinceAlarm;

    private void Judge(int week, int facts, double foreseen, bool known)
    {
        if (!known)
        {
            share = new ActivityShare(rules);
            (Probability, Slope) = (0, 0);
            MoveTo(MomentumLevel.Unknown, week);
            return;
        }

        Probability = share.See(facts, foreseen, Share(week), risk[week]);
        var ratio = Ratio(Sum(actual), ExpectedTotal);
        var before = week >= WeeksOfQuarter && seen[week - WeeksOfQuarter].Level is not MomentumLevel.Unknown
            ? Ratio(seen[week - WeeksOfQuarter].Score, seen[week - WeeksOfQuarter].Expected)
            : ratio;
        Slope = ratio - before;
        MoveTo(Next(ratio, (Sum(actual) - ExpectedTotal) / Math.Max(Deviation, 1e-9)), week);
    }

    private MomentumLevel Next(double ratio, double deviations)
    {
        if (Probability >= rules.FadingProbability && ratio <= rules.FadingRatio)
            return MomentumLevel.Fading;

        var low = ratio <= rules.WatchRatio && deviations <= BelowChance;
        var falling = ratio <= rules.BackRatio && Slope <= -0.25 && deviations <= -1;
        var back = Probability <= rules.BackProbability && (ratio >= rules.BackRatio || deviations >= -0.7);
        return Level switch
        {
            // Left only when clearly better: a commune on the threshold must not go in and out.
            MomentumLevel.Fading => back && ratio >= rules.WatchRatio ? MomentumLevel.OnTrack : MomentumLevel.Fading,
            MomentumLevel.Watch => back ? MomentumLevel.OnTrack : MomentumLevel.Watch,
            _ => Probability >= rules.WatchProbability || low || falling ? MomentumLevel.Watch : MomentumLevel.OnTrack,
        };
    }

    private void MoveTo(MomentumLevel next, int week)
    {
        if (next == Level && week > 0)
            return;
        if (Level is not (MomentumLevel.Watch or MomentumLevel.Fading))
            sinceAlarm = week;
        (Level, sinceWeek) = (next, week);
    }

    // The rhythm of the years before the last months; a commune that has stopped keeps the one it had.
    private string? Estimate(int week)
    {
        var lastActive = week;
        while (lastActive > 0 && Facts(lastActive - 1, lastActive) == 0)
            lastActive--;
        var recent = rules.RecentDays / DaysOfWeek;
        var end = Math.Max(0, Math.Min(week - recent, lastActive));
        var start = Math.Max(0, end - rules.RhythmYears * WeeksOfYear);
        if (end * DaysOfWeek < rules.MinimumHistoryDays - DaysOfWeek)
            return "shortHistory";

        var (total, perWeek) = (Facts(start, end), 0.0);
        if (Facts(0, end) < rules.MinimumFacts)
            return "fewFacts";

        // A window that begins or ends with a fact would make the rhythm look faster than it is.
        var pinned = (start == 0 ? 0.5 : 0) + (end == lastActive ? 0.5 : 0);
        var honest = total == 0 ? 0 : Math.Max(0.5, (total - pinned) / total);
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            rate[kind] = honest * Rate(counted, kind, start, end);
            bunchedRate[kind] = honest * Rate(bunched, kind, start, end);
            perWeek += bunchedRate[kind];
        }

        Scatter = ScatterOf(start, end);
        return perWeek * WeeksOfYear < rules.MinimumFactsPerYear ? "slowRhythm" : null;
    }

    private int Facts(int from, int to) => bunchedTotal[to] - bunchedTotal[from];

    // Facts per week of average season; one exceptional year counts at most twice the median year plus two.
    private double Rate(int[,] facts, int kind, int start, int end)
    {
        var open = exposure[kind, end] - exposure[kind, start];
        var total = (double)(facts[kind, end] - facts[kind, start]);
        if ((end - start) / WeeksOfYear is >= 3 and var years)
        {
            Span<int> counts = stackalloc int[Math.Min(years, 16)];
            for (var year = 0; year < counts.Length; year++)
                counts[year] = facts[kind, end - year * WeeksOfYear] - facts[kind, end - (year + 1) * WeeksOfYear];
            counts.Sort();
            var most = 2 * counts[counts.Length / 2] + 2;
            foreach (var count in counts)
                total -= Math.Max(0, count - most);
        }

        return open <= 0 ? 0 : total / open;
    }

    // Quarterly counts against their expectation: below 1 where a commune is regular, above where facts come in bunches.
    private double ScatterOf(int start, int end)
    {
        const double weightOfOne = 4;
        var (sum, quarters) = (weightOfOne, weightOfOne);
        for (var to = end; to - WeeksOfQuarter >= start; to -= WeeksOfQuarter)
        {
            var mean = 0.0;
            for (var kind = 0; kind < kinds.Length; kind++)
                mean += bunchedRate[kind] * (exposure[kind, to] - exposure[kind, to - WeeksOfQuarter]);
            if (mean <= 0)
                continue;
            var off = Facts(to - WeeksOfQuarter, to) - mean;
            sum += off * off / mean;
            quarters++;
        }

        return Math.Clamp(sum / quarters, 0.5, 3);
    }

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    private double Share(int week) => week == weeks - 1 ? lastShare : 1;

    private double Left(int kind, double inWeeks) => Math.Pow(2, -inWeeks * DaysOfWeek / parameters.Kinds[kinds[kind]].HalfLifeDays);

    private double Points(int kind, double weeksAgo) => (double)parameters.Kinds[kinds[kind]].Weight * Left(kind, weeksAgo);

    private static double Ratio(double score, double expected) => expected <= 0 ? 1 : score / expected;
}

/// <summary>What was seen at the end of one week; points of the kinds with a rhythm.</summary>
internal readonly record struct WeekSeen(
    DateOnly On, double Score, double Expected, double Deviation, double Probability, MomentumLevel Level);
