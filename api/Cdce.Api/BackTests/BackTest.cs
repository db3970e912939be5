using Cdce.Campaign.Momentum;

namespace Cdce.Api.BackTests;

/// <summary>How one way of warning did: over all histories, and in each.</summary>
/// <param name="Limit">From where it warns; chosen on the judged histories themselves, which favours it. The momentum's own is fixed before.</param>
internal sealed record JudgedMethod(string Method, double? Limit, WarningScore All, IReadOnlyList<WarningScore> Each);

/// <summary>A mean difference between two methods over the histories, with the interval in which 95 of 100 redrawings of them lie.</summary>
internal sealed record Difference(double Mean, double Low, double High);

/// <summary>
/// The warning beside a CUSUM and simple rules, each set to no more false alarms than the warning gives. Nobody but the scores
/// ever sees the true losses.
/// </summary>
internal sealed class BackTest
{
    private const int Redrawings = 2_000;
    private const int Tenths = 10;

    private readonly IReadOnlyList<IReadOnlyList<LookedAt>> histories;

    private BackTest(IReadOnlyList<IReadOnlyList<LookedAt>> histories)
    {
        this.histories = histories;
        Momentum = Judge("momentum", null, l => l.Momentum.Level is MomentumLevel.Fading);
        Cusum = AtTheSameRate("cusum", l => l.Cusum);
        SimpleRules =
        [
            AtTheSameRate("lastSignIn", l => l.DaysSinceSignIn),
            AtTheSameRate("lastRecording", l => l.DaysSinceRecording),
            AtTheSameRate("lastMeeting", l => l.DaysSinceMeeting),
        ];
    }

    /// <summary>All communes of all histories.</summary>
    public IEnumerable<LookedAt> Communes => histories.SelectMany(h => h);

    public JudgedMethod Momentum { get; }

    public JudgedMethod Cusum { get; }

    public IReadOnlyList<JudgedMethod> SimpleRules { get; }

    public IReadOnlyList<JudgedMethod> Methods => [Momentum, Cusum, .. SimpleRules];

    /// <summary>Whether the warning finds more losses and finds them sooner than each simple rule.</summary>
    public bool BeatsSimpleRules =>
        SimpleRules.All(r => Momentum.All.Recall > r.All.Recall && Momentum.All.Lead > r.All.Lead);

    /// <summary>For each tenth of the stated probability: how often a commune had then truly lost momentum.</summary>
    public IReadOnlyList<ProvenProbability> Calibration =>
        [.. Communes.SelectMany(c => c.Looks).Where(l => l.Momentum.Level is not MomentumLevel.Unknown)
            .GroupBy(l => Math.Min(Tenths - 1, (int)(l.Momentum.Probability * Tenths))).OrderBy(g => g.Key)
            .Select(g => new ProvenProbability(
                Math.Round(g.Average(l => (double)l.Momentum.Probability), 3), Math.Round(g.Average(l => l.Lost ? 1.0 : 0), 3), g.Count()))];

    public static BackTest Of(IEnumerable<JudgedHistory> histories, MomentumParameters parameters) =>
        new([.. histories.Select(h => Replay.Of(h, parameters))]);

    /// <summary>By how much the momentum is better than another method, history by history.</summary>
    public Difference Better(JudgedMethod other, Func<WarningScore, double> of)
    {
        var differences = Momentum.Each.Zip(other.Each, (mine, theirs) => of(mine) - of(theirs)).ToList();
        var random = SeededRandom.For(differences.Count, "redrawn");
        var means = Enumerable.Range(0, Redrawings)
            .Select(_ => Enumerable.Range(0, differences.Count).Average(_ => random.Pick(differences))).Order().ToList();
        return new Difference(differences.Average(), means[Redrawings / 40], means[^(Redrawings / 40)]);
    }

    private JudgedMethod AtTheSameRate(string method, Func<Look, double> signal)
    {
        var limit = WarningScore.BestLimit([.. Communes], signal, Momentum.All.FalseAlarms);
        return Judge(method, limit, l => signal(l) > limit);
    }

    private JudgedMethod Judge(string method, double? limit, Func<Look, bool> warns) => new(
        method, limit, WarningScore.Of(Communes, warns), [.. histories.Select(h => WarningScore.Of(h, warns))]);
}
