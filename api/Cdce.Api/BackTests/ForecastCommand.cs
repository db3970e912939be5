using System.Globalization;
using Cdce.Campaign.Forecast;

namespace Cdce.Api.BackTests;

/// <summary>
/// <c>forecast --seeds A..B</c> judges the forecast of titled communes on simulated decades. It needs no database. 0 only where its intervals
/// hold the announced share of what came, and are narrower than "as many as today, give or take".
/// </summary>
internal static class ForecastCommand
{
    private const string Usage = "forecast [--seeds A..B] [--communes 5..200] [--years 2..8] [--spread 1..50] [--report FILE]";

    public static async Task<int> RunAsync(string[] args)
    {
        var given = new BackTestOptions(args, Usage, "--seeds", "--communes", "--years", "--spread", "--report");
        var (first, last) = given.Seeds("301..310");
        var shipped = ForecastParameters.Load();
        // Other values are tried out when parameters are chosen; those of a release stand in its file.
        var parameters = shipped with { Years = given.Number("--years", shipped.Years, 2, 8), Spread = given.Number("--spread", (int)shipped.Spread, 1, 50) };
        var communes = given.Number("--communes", 60, 5, 200);
        var test = ForecastTest.Of(Enumerable.Range(first, last - first + 1).Select(seed => BackTestCommand.Plan(seed, communes)), parameters);
        var seeds = string.Create(CultureInfo.InvariantCulture, $"{first}..{last}");
        Terminal.Say(Text($"Judged: {seeds}, {communes} communes each. Parameters: edition {shipped.Edition}, chosen on seeds {shipped.FittedOn}; {parameters.Years} years looked back on, spread {parameters.Spread}."));
        Terminal.Say("");
        Terminal.Say($"{"years ahead",12}{"forecasts",11}{"announced",11}{"held",8}{"95 of 100",16}{"width",9}{"plain width",13}");
        foreach (var y in test.Years)
            Terminal.Say(Text($"{y.Ahead,12}{y.Forecasts,11}{parameters.Share,11:0.0%}{y.Covered,8:0.0%}{$"{y.Low:0.0%}..{y.High:0.0%}",16}{y.Width,9:0.0}{y.PlainWidth,13:0.0}"));
        Terminal.Say("");
        Terminal.Say(test.Holds ? "The intervals hold what they announce, and are narrower than the plain ones."
            : "The intervals do NOT hold what they announce, or are wider than the plain ones.");
        await given.ReportAsync(new ForecastProof(seeds, shipped.FittedOn, shipped.Edition, communes, parameters.Share, test.Years));
        return test.Holds ? 0 : 1;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
