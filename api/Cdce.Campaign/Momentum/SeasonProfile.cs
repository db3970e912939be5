namespace Cdce.Campaign.Momentum;

/// <summary>When in the year facts of each kind happen: twelve factors per kind, whose mean is 1.</summary>
public sealed class SeasonProfile
{
    private const int Months = 12;
    private readonly double[][] factors;

    private SeasonProfile(double[][] factors) => this.factors = factors;

    /// <summary>The factor of a kind, by its index in the parameters, in a month (0 to 11).</summary>
    public double Of(int kind, int month) => factors[kind][month];

    /// <summary>No season at all.</summary>
    public static SeasonProfile Flat(MomentumParameters parameters) =>
        new([.. parameters.Kinds.Select(_ => Enumerable.Repeat(1.0, Months).ToArray())]);

    /// <summary>The season of the whole network, drawn towards none where a kind is rare.</summary>
    public static SeasonProfile OfNetwork(IEnumerable<MomentumFact> facts, MomentumParameters parameters, DateOnly day) =>
        Flat(parameters).DrawnTo(facts, parameters, day);

    /// <summary>This season, drawn towards what these facts show: the more of them, the more.</summary>
    public SeasonProfile DrawnTo(IEnumerable<MomentumFact> facts, MomentumParameters parameters, DateOnly day)
    {
        var counts = new double[factors.Length][];
        foreach (var fact in facts)
        {
            var kind = parameters.IndexOf(fact.Kind);
            if (kind >= 0 && fact.On <= day)
                (counts[kind] ??= new double[Months])[fact.On.Month - 1]++;
        }

        return new([.. counts.Select((c, kind) => c is null ? factors[kind] : Drawn(c, kind, parameters.Detection.SeasonFacts))]);
    }

    private double[] Drawn(double[] counts, int kind, int weight)
    {
        var total = counts.Sum();
        var drawn = new double[Months];
        for (var month = 0; month < Months; month++)
        {
            // Months are smoothed a little: what is done in early October one year is done in late September another.
            var smooth = (counts[(month + 11) % Months] + 6 * counts[month] + counts[(month + 1) % Months]) / 8;
            drawn[month] = (Months * smooth + weight * factors[kind][month]) / (total + weight);
        }

        return drawn;
    }
}
