using Cdce.Campaign.Forecast;
using Cdce.Campaign.TitleFiles;

namespace Cdce.Campaign.Tests.Forecast;

/// <summary>The forecast as a function: of what was seen, and of what is supposed.</summary>
public class ForecastModelTests
{
    private static readonly ForecastParameters Parameters = ForecastParameters.Load();
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void A_commune_stands_where_its_steps_put_it_and_nowhere_where_they_are_only_known_by_a_later_day()
    {
        var titled = Commune("1", (TitleStep.Registered, 2018), (TitleStep.ResolutionVoted, 2019), (TitleStep.ApplicationSubmitted, 2020), (TitleStep.Awarded, 2021), (TitleStep.Suspended, 2024));
        Assert.Equal([TitleGroup.Outside, TitleGroup.OnTheWay, TitleGroup.Candidate, TitleGroup.Applied, TitleGroup.Titled, TitleGroup.Suspended],
            new[] { 2017, 2018, 2019, 2020, 2023, 2025 }.Select(y => titled.On(new DateOnly(y, 12, 31))));
        var evidence = new ForecastCommune("2", DateOnly.MinValue, null, [new TitleFact(Guid.Empty, TitleStep.Awarded, new(2024, 6, 1), KnownBy: true, OffPlatform: true)]);
        Assert.Null(evidence.On(new(2024, 5, 31)));
        Assert.Equal(TitleGroup.Titled, evidence.On(new(2024, 6, 1)));
        var merged = new ForecastCommune("3", new(2019, 1, 1), new(2025, 1, 1), []);
        Assert.Equal([null, TitleGroup.Outside, null], new[] { 2018, 2020, 2025 }.Select(y => merged.On(new DateOnly(y, 6, 1))));
    }

    [Fact]
    public void What_was_seen_is_counted_year_by_year()
    {
        var history = ForecastHistory.Of(
        [
            Commune("1", (TitleStep.Awarded, 2020)),
            Commune("2", (TitleStep.Awarded, 2020), (TitleStep.Suspended, 2024)),
            Commune("3", (TitleStep.ResolutionVoted, 2023), (TitleStep.Awarded, 2025)),
        ], Day, 3);
        Assert.Equal(new DateOnly(2023, 11, 23), history.From);
        Assert.Equal((5, 1), (history.YearsOf(TitleGroup.Titled), history.Moves(TitleGroup.Titled, TitleGroup.Suspended, TitleGroup.Gone)));
        Assert.Equal((1, 1), (history.Moves(TitleGroup.Candidate, TitleGroup.Titled), history.Moves(TitleGroup.Candidate, TitleGroup.Candidate)));
        Assert.Equal((2, 1), (history.Now[TitleGroup.Titled], history.Now[TitleGroup.Suspended]));
    }

    [Fact]
    public void Where_every_year_was_alike_the_number_stays_and_the_interval_holds_it()
    {
        var model = Model(new() { [(TitleGroup.Titled, TitleGroup.Titled)] = 4_000 }, new() { [TitleGroup.Titled] = 40 });
        Assert.Equal(new ForecastNumber(40, 40, 40), Rounded(model.Titled(1)));
        Assert.InRange(model.Risk.Expected, 0, 0.001m);
    }

    [Fact]
    public void The_share_of_those_who_stay_is_that_of_a_beta_distribution()
    {
        // 60 years seen, spread 1: 54 stayed, 6 suspended; with a third of a year for each of three outcomes, 6.667 of 61 are lost.
        var model = Model(new() { [(TitleGroup.Titled, TitleGroup.Titled)] = 54, [(TitleGroup.Titled, TitleGroup.Suspended)] = 6 },
            new() { [TitleGroup.Titled] = 61 }, Parameters with { Spread = 1, Draws = 20_000 });
        Assert.InRange(model.Titled(1).Expected, 61 - 6.667m - 0.3m, 61 - 6.667m + 0.3m);
        Assert.InRange(model.Risk.Expected, 0.107m, 0.112m);
        // Tenth and ninetieth part of Beta(6.667, 54.333), by its incomplete beta function: 0.062 and 0.162.
        Assert.InRange(model.Risk.Low, 0.057m, 0.067m);
        Assert.InRange(model.Risk.High, 0.156m, 0.168m);
    }

    [Fact]
    public void More_candidates_and_fewer_losses_give_more_titles_and_less_seen_gives_wider_intervals()
    {
        Dictionary<(TitleGroup, TitleGroup), int> seen = new()
        {
            [(TitleGroup.Outside, TitleGroup.Outside)] = 190,
            [(TitleGroup.Outside, TitleGroup.Candidate)] = 10,
            [(TitleGroup.Candidate, TitleGroup.Candidate)] = 10,
            [(TitleGroup.Candidate, TitleGroup.Titled)] = 10,
            [(TitleGroup.Titled, TitleGroup.Titled)] = 45,
            [(TitleGroup.Titled, TitleGroup.Suspended)] = 5,
        };
        Dictionary<TitleGroup, int> now = new() { [TitleGroup.Outside] = 40, [TitleGroup.Candidate] = 10, [TitleGroup.Titled] = 20 };
        decimal After(ForecastScenario scenario) => ForecastModel.Of(new ForecastHistory(Day, Day, now, seen), Parameters, scenario, 3).Titled(3).Expected;
        var usual = After(new());
        Assert.True(After(new(ExtraCandidates: 5)) > usual + 2);
        Assert.True(After(new(TitleFactor: 2)) > usual + 1);
        Assert.True(After(new(LossFactor: 0)) > usual + 2);
        Assert.True(After(new(LossFactor: 3)) < usual - 2);
        Assert.Equal(usual, After(new()));

        var little = ForecastModel.Of(new ForecastHistory(Day, Day, now, seen.ToDictionary(s => s.Key, s => s.Value / 5)), Parameters, new(), 3).Titled(3);
        var much = ForecastModel.Of(new ForecastHistory(Day, Day, now, seen.ToDictionary(s => s.Key, s => s.Value * 5)), Parameters, new(), 3).Titled(3);
        Assert.True(little.High - little.Low > much.High - much.Low);
        Assert.All([little, much], n => Assert.InRange(n.Expected, n.Low, n.High));
    }

    private static ForecastModel Model(Dictionary<(TitleGroup, TitleGroup), int> seen, Dictionary<TitleGroup, int> now, ForecastParameters? parameters = null) =>
        ForecastModel.Of(new ForecastHistory(Day.AddYears(-5), Day, now, seen), parameters ?? Parameters, new(), 1);

    private static ForecastNumber Rounded(ForecastNumber number) => new(decimal.Round(number.Expected), number.Low, number.High);

    private static ForecastCommune Commune(string nisCode, params (TitleStep Step, int Year)[] steps) =>
        new(nisCode, DateOnly.MinValue, null, [.. steps.Select(s => new TitleFact(Guid.Empty, s.Step, new(s.Year, 3, 1), OffPlatform: true))]);
}
