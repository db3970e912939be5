namespace Cdce.Campaign.Forecast;

/// <summary>What the reader supposes of the years to come; what was seen goes on where nothing is supposed.</summary>
/// <param name="ExtraCandidates">So many communes more vote a resolution in each year.</param>
/// <param name="TitleFactor">Candidates receive the title so many times as often as was seen.</param>
/// <param name="LossFactor">Titled communes lose the title so many times as often as was seen.</param>
public sealed record ForecastScenario(int ExtraCandidates = 0, decimal TitleFactor = 1, decimal LossFactor = 1)
{
    public bool IsBase => this is { ExtraCandidates: 0, TitleFactor: 1, LossFactor: 1 };
}

/// <summary>A number to come, with the interval in which it lies with the announced share.</summary>
public sealed record ForecastNumber(decimal Expected, decimal Low, decimal High);

/// <summary>
/// The number of titled communes in years to come. Each year, communes of a group go on, stay or fall back as often as was seen in the years
/// before; how sure those shares are follows from how many communes were seen (a Dirichlet distribution for each group), and the rest is chance.
/// Pure: the same history gives the same numbers.
/// </summary>
public sealed class ForecastModel
{
    private const int Groups = 7;

    // What may happen within a year even where it was not seen yet.
    private static readonly Dictionary<TitleGroup, TitleGroup[]> Possible = new()
    {
        [TitleGroup.Outside] = [TitleGroup.Outside, TitleGroup.OnTheWay, TitleGroup.Candidate],
        [TitleGroup.OnTheWay] = [TitleGroup.OnTheWay, TitleGroup.Candidate, TitleGroup.Applied],
        [TitleGroup.Candidate] = [TitleGroup.Candidate, TitleGroup.Applied, TitleGroup.Titled],
        [TitleGroup.Applied] = [TitleGroup.Applied, TitleGroup.Titled, TitleGroup.Candidate],
        [TitleGroup.Titled] = [TitleGroup.Titled, TitleGroup.Suspended, TitleGroup.Gone],
        [TitleGroup.Suspended] = [TitleGroup.Suspended, TitleGroup.Titled, TitleGroup.Gone],
        [TitleGroup.Gone] = [TitleGroup.Gone, TitleGroup.Titled],
    };

    private static readonly TitleGroup[] Lost = [TitleGroup.Suspended, TitleGroup.Gone];

    private readonly ForecastHistory history;
    private readonly ForecastParameters parameters;
    private readonly int[][] titled;
    private readonly double[] risks;

    private ForecastModel(ForecastHistory history, ForecastParameters parameters, ForecastScenario scenario, int years)
    {
        (this.history, this.parameters) = (history, parameters);
        titled = [.. Enumerable.Range(0, years).Select(_ => new int[parameters.Draws])];
        risks = new double[parameters.Draws];
        var random = SeededRandom.For(parameters.Draws, "forecast");
        var shares = new double[Groups][];
        for (var draw = 0; draw < parameters.Draws; draw++)
        {
            for (var group = 0; group < Groups; group++)
                shares[group] = Shares((TitleGroup)group, random, scenario);
            risks[draw] = Lost.Sum(to => shares[(int)TitleGroup.Titled][(int)to]);
            var now = new int[Groups];
            foreach (var (group, count) in history.Now)
                now[(int)group] = count;
            for (var year = 0; year < years; year++)
            {
                now = After(now, shares, random);
                var more = Math.Min(scenario.ExtraCandidates, now[(int)TitleGroup.Outside]);
                now[(int)TitleGroup.Outside] -= more;
                now[(int)TitleGroup.Candidate] += more;
                titled[year][draw] = now[(int)TitleGroup.Titled];
            }
        }

        foreach (var numbers in titled)
            Array.Sort(numbers);
        Array.Sort(risks);
    }

    public static ForecastModel Of(ForecastHistory history, ForecastParameters parameters, ForecastScenario scenario, int years) =>
        new(history, parameters, scenario, years);

    /// <summary>Titled communes so many years after the day.</summary>
    public ForecastNumber Titled(int years) => Number([.. titled[years - 1].Select(n => (double)n)], 1);

    /// <summary>The share of titled communes that lose the title within a year, by suspension, return or withdrawal (0 to 1).</summary>
    public ForecastNumber Risk => Number(risks, 3);

    private ForecastNumber Number(double[] sorted, int decimals)
    {
        var aside = (1 - (double)parameters.Share) / 2;
        var (low, high) = ((int)Math.Floor(aside * (sorted.Length - 1)), (int)Math.Ceiling((1 - aside) * (sorted.Length - 1)));
        return new ForecastNumber(Rounded(sorted.Average()), Rounded(sorted[low]), Rounded(sorted[high]));

        decimal Rounded(double value) => decimal.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
    }

    // One possible set of yearly shares of a group, given what was seen.
    private double[] Shares(TitleGroup from, SeededRandom random, ForecastScenario scenario)
    {
        var outcomes = Possible[from].Union(history.Seen.Keys.Where(k => k.From == from).Select(k => k.To)).Order().ToList();
        var shares = new double[Groups];
        foreach (var to in outcomes)
        {
            var chosen = from is TitleGroup.Titled && Lost.Contains(to) ? (double)scenario.LossFactor
                : to is TitleGroup.Titled && (from is TitleGroup.Candidate or TitleGroup.Applied) ? (double)scenario.TitleFactor : 1;
            shares[(int)to] = chosen * random.Gamma(history.Seen.GetValueOrDefault((from, to)) / (double)parameters.Spread + 1.0 / outcomes.Count);
        }

        var sum = shares.Sum();
        return [.. shares.Select(s => s / sum)];
    }

    // Each commune of each group draws where it is a year later.
    private static int[] After(int[] now, double[][] shares, SeededRandom random)
    {
        var after = new int[Groups];
        for (var group = 0; group < Groups; group++)
        {
            for (var commune = 0; commune < now[group]; commune++)
            {
                var (left, to) = (random.Unit(), 0);
                while (to < Groups - 1 && (left -= shares[group][to]) >= 0)
                    to++;
                after[to]++;
            }
        }

        return after;
    }
}
