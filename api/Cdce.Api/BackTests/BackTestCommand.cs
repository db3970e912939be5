using System.Globalization;
using Cdce.Api.Demo;
using Cdce.Campaign.Momentum;

namespace Cdce.Api.BackTests;

/// <summary>
/// <c>backtest --seeds A..B</c> judges the warning on simulated decades, <c>backtest --history FILE</c> on a history with known
/// losses. It needs no database. 0 only where the warning beats every simple rule.
/// </summary>
internal static class BackTestCommand
{
    private const string Usage =
        "backtest [--seeds A..B | --history FILE] [--world usual|half|double|late|signless] [--communes 5..200] [--report FILE]";

    private static readonly Dictionary<string, SimulationRates> Worlds = new(StringComparer.Ordinal)
    {
        ["usual"] = new(),
        ["half"] = new(Facts: 0.5),
        ["double"] = new(Facts: 2),
        ["late"] = new(Lateness: 2),
        ["signless"] = new(Signs: false),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var given = new BackTestOptions(args, Usage, "--seeds", "--history", "--world", "--communes", "--report");
        var communes = given.Number("--communes", 60, 5, 200);
        var reference = MomentumReference.Load();
        var (first, last) = given.Seeds("101..110");
        var world = given["--world"] ?? "usual";
        if (!Worlds.TryGetValue(world, out var rates))
            throw new StartRefusedException(Usage);

        var file = given["--history"];
        IEnumerable<JudgedHistory> histories = file is not null
            ? [await JudgedHistory.ReadAsync(file, CancellationToken.None)]
            : Simulated(first, last, communes, rates);
        var test = BackTest.Of(histories, reference.Parameters);
        var title = file is not null ? Path.GetFileName(file) : string.Create(CultureInfo.InvariantCulture, $"{first}..{last}");
        foreach (var line in BackTestReport.Lines(test, world == "usual" ? title : $"{title} in the world {world}", reference))
            Terminal.Say(line);
        await given.ReportAsync(BackTestReport.Proof(test, title, communes, reference));
        return test.BeatsSimpleRules ? 0 : 1;
    }

    /// <summary>Simulated decades of as many communes, one for each seed.</summary>
    internal static IEnumerable<JudgedHistory> Simulated(int first, int last, int communes, SimulationRates? rates = null) =>
        Enumerable.Range(first, last - first + 1)
            .Select(seed => JudgedHistory.Simulated(Plan(seed, communes, rates)));

    /// <summary>A decade of communes that do not exist.</summary>
    internal static SimulationPlan Plan(int seed, int communes, SimulationRates? rates = null) =>
        new(seed, new DateOnly(2016, 11, 22), new DateOnly(2026, 11, 22), Communes(communes), rates);

    // Communes that do not exist, of all sizes.
    private static List<CommuneTraits> Communes(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new CommuneTraits(
            (50_000 + 37 * i).ToString(CultureInfo.InvariantCulture), $"Commune {i}", 3_000 + i % 12 * i % 9 * 1_700 + 900 * i, "fr"))];
}
