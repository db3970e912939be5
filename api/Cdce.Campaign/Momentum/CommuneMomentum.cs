namespace Cdce.Campaign.Momentum;

/// <summary>How a commune is doing, judged against its own rhythm and the season.</summary>
public enum MomentumLevel
{
    /// <summary>Too little is recorded to say anything; never a fault.</summary>
    Unknown,
    OnTrack,
    Watch,
    Fading,
}

/// <summary>Where the momentum is going, within a quarter.</summary>
public enum MomentumDirection
{
    Steady,
    Rising,
    Falling,
}

/// <summary>The points that one fact still gives.</summary>
public sealed record MomentumContribution(Guid ActivityId, string Kind, string? Criterion, DateOnly On, decimal Points);

/// <summary>The points of one kind of fact, beside what was to be expected of it.</summary>
/// <param name="Expected">Points expected by the commune's own rhythm; for kinds without rhythm, the points themselves.</param>
public sealed record KindMomentum(string Kind, int Facts, decimal Points, decimal Expected);

/// <summary>The points that speak for one criterion, beside what was to be expected.</summary>
public sealed record CriterionMomentum(string Criterion, decimal Points, decimal Expected);

/// <summary>A time in which a commune asked not to be watched; both days belong to it.</summary>
public sealed record WatchPause(DateOnly From, DateOnly Until);

/// <summary>
/// The momentum of one commune on one day, with its reasons: a pure function of its facts up to that day, of the parameters,
/// of the network's season and of the day itself.
/// </summary>
/// <param name="Score">Sum of the contributions, exactly.</param>
/// <param name="Expected">Score to be expected by the commune's own rhythm and the season.</param>
/// <param name="ExpectedLow">Lower end of the band in which chance alone leaves the score (one standard deviation).</param>
/// <param name="ExpectedHigh">Upper end of that band.</param>
/// <param name="Since">The day since which the level holds; absent while nothing can be said.</param>
/// <param name="Slope">Change of the share of the expected score within a quarter (-1 = all of it).</param>
/// <param name="Probability">Probability that a decline has begun (0 to 1, two decimals).</param>
/// <param name="UnknownBecause">noFacts, shortHistory, fewFacts or slowRhythm, where the level is unknown.</param>
/// <param name="Reasons">What speaks for a decline, strongest first.</param>
public sealed record CommuneMomentum(
    decimal Score, decimal Expected, decimal ExpectedLow, decimal ExpectedHigh,
    MomentumLevel Level, DateOnly? Since, MomentumDirection Direction, decimal Slope, decimal Probability,
    string? UnknownBecause, DateOnly? LastFactOn,
    IReadOnlyList<KindMomentum> Kinds, IReadOnlyList<CriterionMomentum> Criteria, IReadOnlyList<MomentumReason> Reasons)
{
    // A tenth of the usual score within a quarter is the smallest change worth an arrow.
    private const double Noticeable = 0.1;

    /// <param name="facts">The commune's facts in any order; those after the day are left out.</param>
    /// <param name="knownOn">The day up to which facts may have been recorded: today, or the day itself when asking what was known then.</param>
    /// <param name="pauses">Times in which nothing is expected of the commune.</param>
    public static CommuneMomentum Of(IEnumerable<MomentumFact> facts, MomentumParameters parameters, SeasonProfile network,
        DateOnly day, DateOnly? knownOn = null, IReadOnlyList<WatchPause>? pauses = null) =>
        Of(Past(facts, day), parameters, network, day, knownOn ?? day, pauses ?? [], out _);

    /// <summary>The same, with a point for each week.</summary>
    public static (CommuneMomentum Momentum, IReadOnlyList<MomentumPoint> Series) WithSeries(IEnumerable<MomentumFact> facts,
        MomentumParameters parameters, SeasonProfile network, DateOnly day, DateOnly? knownOn = null,
        IReadOnlyList<WatchPause>? pauses = null)
    {
        var past = Past(facts, day);
        var momentum = Of(past, parameters, network, day, knownOn ?? day, pauses ?? [], out var walk);
        return (momentum, [.. walk.Weeks.Select(week =>
        {
            var score = past.Sum(f => Hundredths(f, parameters, week.On)) / 100m;
            // Facts without a rhythm (a title, a resolution) are granted: they raise the band as much as the score.
            var granted = past.Where(f => !Rhythmic(f, parameters)).Sum(f => Hundredths(f, parameters, week.On)) / 100m;
            var judged = week.Level is not MomentumLevel.Unknown;
            return new MomentumPoint(week.On, score,
                judged ? granted + Points(week.Expected) : null,
                judged ? granted + Points(Math.Max(0, week.Expected - week.Deviation)) : null,
                judged ? granted + Points(week.Expected + week.Deviation) : null,
                week.Level);
        })]);
    }

    /// <summary>What each fact still gives, newest first; their sum is the score. Facts that have faded to nothing are left out.</summary>
    public static IReadOnlyList<MomentumContribution> Contributions(
        IEnumerable<MomentumFact> facts, MomentumParameters parameters, DateOnly day) =>
        [.. Past(facts, day).Select(f => (Fact: f, Hundredths: Hundredths(f, parameters, day))).Where(c => c.Hundredths > 0)
            .OrderByDescending(c => c.Fact.On).ThenBy(c => c.Fact.Id)
            .Select(c => new MomentumContribution(c.Fact.Id, c.Fact.Kind, c.Fact.Criterion, c.Fact.On, c.Hundredths / 100m))];

    /// <summary>Criteria below three quarters of what the commune's rhythm lets expect, weakest first.</summary>
    public IReadOnlyList<string> WeakCriteria() =>
        [.. Criteria.Where(c => c.Expected >= 1 && c.Points < 0.75m * c.Expected).OrderBy(c => c.Points / c.Expected)
            .ThenBy(c => c.Criterion, StringComparer.Ordinal).Select(c => c.Criterion)];

    private static CommuneMomentum Of(List<MomentumFact> past, MomentumParameters parameters, SeasonProfile network,
        DateOnly day, DateOnly knownOn, IReadOnlyList<WatchPause> pauses, out MomentumWalk walk)
    {
        var seen = walk = MomentumWalk.Through(past, parameters, network, day, knownOn, pauses);
        var (score, granted) = (0, 0);
        var kinds = new (int Facts, int Hundredths)[parameters.Kinds.Count];
        var criteria = new Dictionary<string, (int Hundredths, double Expected)>(StringComparer.Ordinal);
        foreach (var fact in past)
        {
            if (parameters.IndexOf(fact.Kind) is >= 0 and var kind)
                kinds[kind].Facts++;
        }

        foreach (var fact in past)
        {
            if (parameters.IndexOf(fact.Kind) is not (>= 0 and var kind))
                continue;
            var hundredths = MomentumFact.Hundredths(parameters.Kinds[kind], fact.On, day);
            score += hundredths;
            kinds[kind].Hundredths += hundredths;
            if (!parameters.Kinds[kind].Rhythm)
                granted += hundredths;
            if (fact.Criterion is { } criterion)
            {
                var (points, expected) = criteria.GetValueOrDefault(criterion);
                // A kind may speak for several criteria: what is expected of it is shared as the commune's facts are.
                var part = parameters.Kinds[kind].Rhythm ? walk.Expected(kind) / kinds[kind].Facts : hundredths / 100.0;
                criteria[criterion] = (points + hundredths, expected + part);
            }
        }

        var known = walk.Level is not MomentumLevel.Unknown;
        var level = granted / 100m;
        return new CommuneMomentum(
            score / 100m,
            known ? level + Points(walk.ExpectedTotal) : score / 100m,
            known ? level + Points(Math.Max(0, walk.ExpectedTotal - walk.Deviation)) : score / 100m,
            known ? level + Points(walk.ExpectedTotal + walk.Deviation) : score / 100m,
            walk.Level,
            known ? walk.Since : null,
            walk.Slope >= Noticeable ? MomentumDirection.Rising
                : walk.Slope <= -Noticeable ? MomentumDirection.Falling : MomentumDirection.Steady,
            Points(walk.Slope),
            Points(walk.Probability),
            known ? null : walk.RhythmicFacts == 0 ? "noFacts" : walk.UnknownBecause,
            past.Count == 0 ? null : past[^1].On,
            [.. kinds.Select((k, i) => (Kind: parameters.Kinds[i], Of: k, Expected: seen.Expected(i)))
                .Where(k => k.Of.Facts > 0)
                .Select(k => new KindMomentum(k.Kind.Kind, k.Of.Facts, k.Of.Hundredths / 100m,
                    k.Kind.Rhythm ? Points(k.Expected) : k.Of.Hundredths / 100m))],
            [.. criteria.OrderBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => new CriterionMomentum(c.Key, c.Value.Hundredths / 100m, Points(c.Value.Expected)))],
            known && walk.Level is not MomentumLevel.OnTrack ? MomentumReasons.Of(past, parameters, walk, day) : []);
    }

    private static List<MomentumFact> Past(IEnumerable<MomentumFact> facts, DateOnly day) =>
        [.. facts.Where(f => f.On <= day).OrderBy(f => f.On).ThenBy(f => f.Id)];

    private static bool Rhythmic(MomentumFact fact, MomentumParameters parameters) =>
        parameters.IndexOf(fact.Kind) is >= 0 and var kind && parameters.Kinds[kind].Rhythm;

    private static int Hundredths(MomentumFact fact, MomentumParameters parameters, DateOnly day) =>
        parameters.IndexOf(fact.Kind) is >= 0 and var kind ? MomentumFact.Hundredths(parameters.Kinds[kind], fact.On, day) : 0;

    private static decimal Points(double value) => Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero);
}

/// <summary>One week of the chart; without a band while nothing can be said.</summary>
public sealed record MomentumPoint(
    DateOnly On, decimal Score, decimal? Expected, decimal? ExpectedLow, decimal? ExpectedHigh, MomentumLevel Level);
