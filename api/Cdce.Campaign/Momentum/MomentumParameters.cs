namespace Cdce.Campaign.Momentum;

/// <summary>Weights, half-lives and thresholds of the momentum: an example that the coordination revises, version by version.</summary>
/// <param name="Version">From 1; each revision adds one.</param>
/// <param name="Example">True as long as nobody has confirmed the values.</param>
public sealed record MomentumParameters(
    int Version, bool Example, IReadOnlyList<KindParameters> Kinds, DetectionParameters Detection)
{
    private readonly Dictionary<string, int> indexes =
        Kinds.Select((k, i) => (k.Kind, i)).ToDictionary(k => k.Kind, k => k.i, StringComparer.Ordinal);

    /// <summary>Whether a commune is judged the same by both, whatever their version.</summary>
    public bool JudgesAs(MomentumParameters other) => Detection == other.Detection && Kinds.SequenceEqual(other.Kinds);

    /// <summary>The place of a kind in <see cref="Kinds"/>, or -1 where the kind weighs nothing.</summary>
    public int IndexOf(string kind) => indexes.GetValueOrDefault(kind, -1);
}

/// <summary>What one kind of fact is worth.</summary>
/// <param name="Kind">Code of the ledger's kind.</param>
/// <param name="Weight">Points on the day itself (0 to 100, two decimals at most).</param>
/// <param name="HalfLifeDays">Days after which half of the points are left (1 to 3650).</param>
/// <param name="Rhythm">Whether a commune has a rhythm of it: such facts are counted against what was to be expected.</param>
/// <param name="Risk">Probability (0 to 1) that such a fact begins a decline, added to the weekly one.</param>
public sealed record KindParameters(string Kind, decimal Weight, int HalfLifeDays, bool Rhythm, double Risk);

/// <summary>How the watch decides. Why these rules: docs/decisions/momentum.md.</summary>
/// <param name="MinimumHistoryDays">History before a commune is judged at all.</param>
/// <param name="MinimumFacts">Facts with a rhythm before a commune is judged at all.</param>
/// <param name="MinimumFactsPerYear">Below this rhythm nothing can be said.</param>
/// <param name="RhythmYears">Years of history from which the rhythm is taken.</param>
/// <param name="RecentDays">The last days, which are judged and therefore not part of the rhythm.</param>
/// <param name="SeasonFacts">How many facts the network's season weighs against the commune's own.</param>
/// <param name="FactsPerWeek">Facts of one kind in one week that count at most, since facts come in bunches.</param>
/// <param name="LateDays">Facts recorded later than this tell nothing about the usual delay of recording.</param>
/// <param name="DeclineTo">Share of its rhythm (0 to 1) below which a commune is in decline.</param>
/// <param name="HazardPerWeek">Probability that a commune's activity changes altogether in a week without any sign.</param>
/// <param name="WatchProbability">Probability of a decline from which a commune is on watch.</param>
/// <param name="FadingProbability">Probability of a decline from which a commune is fading.</param>
/// <param name="BackProbability">Probability below which an episode may end.</param>
/// <param name="WatchRatio">Share of the expected score under which, beyond chance, a commune is on watch.</param>
/// <param name="FadingRatio">Share of the expected score above which no commune is called fading.</param>
/// <param name="BackRatio">Share of the expected score from which an episode may end.</param>
/// <param name="FreezeDays">How long an episode is judged by the rhythm from before it.</param>
/// <param name="CooldownDays">Days after an alert was closed in which no other is opened.</param>
/// <param name="AcknowledgeDays">Days within which a committee's call for help is to be acknowledged.</param>
/// <param name="DriftPerWeek">Probability that a commune's activity grows or shrinks by a step in a week.</param>
/// <param name="EvidenceWeight">What the evidence of a week counts (0.1 to 2): less than 1, because facts come in bunches.</param>
/// <param name="OddsFactor">What the odds are multiplied by, so that the stated probability is the observed share.</param>
public sealed record DetectionParameters(
    int MinimumHistoryDays, int MinimumFacts, double MinimumFactsPerYear,
    int RhythmYears, int RecentDays, int SeasonFacts, int FactsPerWeek, int LateDays,
    double DeclineTo, double HazardPerWeek,
    double WatchProbability, double FadingProbability, double BackProbability,
    double WatchRatio, double FadingRatio, double BackRatio,
    int FreezeDays, int CooldownDays, int AcknowledgeDays,
    double DriftPerWeek = 0.02, double EvidenceWeight = 0.75, double OddsFactor = 5);
