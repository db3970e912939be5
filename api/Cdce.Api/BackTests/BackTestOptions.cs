using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cdce.Api.BackTests;

/// <summary>What a back-test was called with: names with a value each.</summary>
internal sealed partial class BackTestOptions
{
    private const int MostSeeds = 200;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, string> given;

    /// <param name="names">Those it takes; with any other, the start is refused with its usage.</param>
    public BackTestOptions(string[] args, string usage, params string[] names)
    {
        var options = args.SelectMany(a => a.Split('=', 2)).ToArray();
        if (options.Length % 2 != 0 || options.Where((_, i) => i % 2 == 0).Any(o => !names.Contains(o)))
            throw new StartRefusedException(usage);
        given = options.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    public string? this[string name] => given.GetValueOrDefault(name);

    public (int First, int Last) Seeds(string otherwise) =>
        SeedRange().Match(this["--seeds"] ?? otherwise) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var last)
        && first <= last && last - first < MostSeeds
            ? (first, last)
            : throw new StartRefusedException($"--seeds takes two numbers, as in 101..120, at most {MostSeeds} seeds.");

    public int Number(string name, int otherwise, int least, int most) =>
        this[name] is not { } text
            ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : throw new StartRefusedException($"{name} takes a number from {least} to {most}.");

    /// <summary>Writes what was measured into the file that was named, if one was.</summary>
    public async Task ReportAsync<T>(T proof)
    {
        if (this["--report"] is not { } path)
            return;
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, proof, Readable);
        file.WriteByte((byte)'\n');
    }

    [GeneratedRegex(@"^(\d{1,9})\.\.(\d{1,9})$")]
    private static partial Regex SeedRange();
}
