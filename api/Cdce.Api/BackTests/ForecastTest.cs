using Cdce.Api.Demo;
using Cdce.Campaign.Forecast;
using Cdce.Campaign.TitleFiles;

namespace Cdce.Api.BackTests;

/// <summary>Forecasts made in each year of simulated decades with what had been recorded by then, beside what came.</summary>
internal sealed record ForecastTest(IReadOnlyList<ProvenForecast> Years, decimal Share)
{
    private const int Ahead = 3;
    private const int Redrawings = 2_000;

    /// <summary>Years of a decade that pass before the first forecast.</summary>
    private const int Before = 3;

    /// <summary>Whether the intervals hold the announced share, but for chance, and are narrower than the plain ones.</summary>
    public bool Holds => Years.All(y => y.High >= Share && y.Width < y.PlainWidth);

    public static ForecastTest Of(IEnumerable<SimulationPlan> plans, ForecastParameters parameters)
    {
        var judged = plans.SelectMany(plan => Judge(plan, parameters)).ToList();
        return new ForecastTest([.. judged.GroupBy(j => j.Ahead).OrderBy(g => g.Key).Select(g => Proven(g.Key, [.. g], parameters.Share))], parameters.Share);
    }

    private static IEnumerable<Judged> Judge(SimulationPlan plan, ForecastParameters parameters)
    {
        var steps = SimulatedDecade.Generate(plan).Commands.OfType<TakeTitleStep>().ToLookup(s => s.NisCode, StringComparer.Ordinal);
        for (var day = plan.From.AddYears(Before); day < plan.Until; day = day.AddYears(1))
        {
            var known = Communes(plan, steps, s => DateOnly.FromDateTime(s.RecordedAt.UtcDateTime) <= day);
            var history = ForecastHistory.Of(known, day, parameters.Years);
            var model = ForecastModel.Of(history, parameters, new ForecastScenario(), Ahead);
            var all = Communes(plan, steps, _ => true);
            for (var ahead = 1; ahead <= Ahead && day.AddYears(ahead) <= plan.Until; ahead++)
            {
                var number = model.Titled(ahead);
                var came = all.Count(c => c.On(day.AddYears(ahead)) is TitleGroup.Titled);
                yield return new Judged(plan.Seed, ahead, number, came, history.Now.GetValueOrDefault(TitleGroup.Titled));
            }
        }
    }

    private static List<ForecastCommune> Communes(SimulationPlan plan, ILookup<string, TakeTitleStep> steps, Func<TakeTitleStep, bool> isKnown) =>
        [.. plan.Communes.Select(c => new ForecastCommune(c.NisCode, DateOnly.MinValue, null,
            [.. steps[c.NisCode].Where(isKnown).Select(s => new TitleFact(Guid.Empty, Enum.Parse<TitleStep>(s.Step, ignoreCase: true), s.On, OffPlatform: true))]))];

    private static ProvenForecast Proven(int ahead, IReadOnlyList<Judged> judged, decimal share)
    {
        var decades = judged.GroupBy(j => j.Seed).Select(g => g.ToList()).ToList();
        var random = SeededRandom.For(ahead, "redrawn");
        var shares = Enumerable.Range(0, Redrawings)
            .Select(_ => Held([.. decades.SelectMany(_ => random.Pick(decades))])).Order().ToList();
        // As many as today, give or take what holds the announced share of these very decades: chosen in its favour.
        var moves = judged.Select(j => Math.Abs(j.Came - j.Now)).Order().ToList();
        return new ProvenForecast(ahead, judged.Count, Held(judged), shares[Redrawings / 40], shares[^(Redrawings / 40)],
            decimal.Round(judged.Average(j => j.Number.High - j.Number.Low), 1), 2 * moves[(int)Math.Ceiling(share * judged.Count) - 1]);
    }

    private static decimal Held(IReadOnlyList<Judged> judged) =>
        decimal.Round((decimal)judged.Count(j => j.Number.Low <= j.Came && j.Came <= j.Number.High) / judged.Count, 3);

    private sealed record Judged(int Seed, int Ahead, ForecastNumber Number, int Came, int Now);
}
