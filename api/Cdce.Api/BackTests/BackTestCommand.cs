using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdce.Api.Demo;
using Cdce.Campaign.Momentum;

namespace Cdce.Api.BackTests;

/// <summary>
/// <c>backtest --seeds A..B</c> judges the warning on simulated decades, <c>backtest --history FILE</c> on a history with known
/// losses. It needs no database. 0 only where the warning beats every simple rule.
/// </summary>
internal static partial class BackTestCommand
{
    private const string Usage =
        "backtest [--seeds A..B | --history FILE] [--world usual|half|double|late|signless] [--communes 5..200] [--report FILE]";
    private const int MostSeeds = 200;

    private static readonly DateOnly From = new(2016, 11, 22);
    private static readonly DateOnly Until = new(2026, 11, 22);
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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
        var given = Read(args);
        var communes = Number(given, "--communes", 60, 5, 200);
        var reference = MomentumReference.Load();
        var (first, last) = Seeds(given.GetValueOrDefault("--seeds", "101..110"));
        var world = given.GetValueOrDefault("--world", "usual");
        if (!Worlds.TryGetValue(world, out var rates))
            throw new StartRefusedException(Usage);

        var isHistory = given.TryGetValue("--history", out var file);
        IEnumerable<JudgedHistory> histories = isHistory
            ? [await JudgedHistory.ReadAsync(file!, CancellationToken.None)] // isHistory says that there is one
            : Simulated(first, last, communes, rates);
        var test = BackTest.Of(histories, reference.Parameters);
        var title = isHistory ? Path.GetFileName(file!) : string.Create(CultureInfo.InvariantCulture, $"{first}..{last}");
        foreach (var line in BackTestReport.Lines(test, world == "usual" ? title : $"{title} in the world {world}", reference))
            Terminal.Say(line);
        if (given.TryGetValue("--report", out var report))
            await WriteAsync(report, BackTestReport.Proof(test, title, communes, reference));
        return test.BeatsSimpleRules ? 0 : 1;
    }

    /// <summary>Simulated decades of as many communes, one for each seed.</summary>
    internal static IEnumerable<JudgedHistory> Simulated(int first, int last, int communes, SimulationRates? rates = null) =>
        Enumerable.Range(first, last - first + 1)
            .Select(seed => JudgedHistory.Simulated(new SimulationPlan(seed, From, Until, Communes(communes), rates)));

    // Communes that do not exist, of all sizes.
    private static List<CommuneTraits> Communes(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new CommuneTraits(
            (50_000 + 37 * i).ToString(CultureInfo.InvariantCulture), $"Commune {i}", 3_000 + i % 12 * i % 9 * 1_700 + 900 * i, "fr"))];

    private static async Task WriteAsync(string path, MomentumProof proof)
    {
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, proof, Readable);
        file.WriteByte((byte)'\n');
    }

    private static Dictionary<string, string> Read(string[] args)
    {
        var options = args.SelectMany(a => a.Split('=', 2)).ToArray();
        if (options.Length % 2 != 0
            || options.Where((_, i) => i % 2 == 0).Any(o => o is not ("--seeds" or "--history" or "--world" or "--communes" or "--report")))
        {
            throw new StartRefusedException(Usage);
        }

        return options.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    private static (int First, int Last) Seeds(string text) =>
        SeedRange().Match(text) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var last)
        && first <= last && last - first < MostSeeds
            ? (first, last)
            : throw new StartRefusedException($"--seeds takes two numbers, as in 101..120, at most {MostSeeds} seeds.");

    private static int Number(Dictionary<string, string> given, string name, int otherwise, int least, int most) =>
        !given.TryGetValue(name, out var text)
            ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : throw new StartRefusedException($"{name} takes a number from {least} to {most}.");

    [GeneratedRegex(@"^(\d{1,9})\.\.(\d{1,9})$")]
    private static partial Regex SeedRange();
}
