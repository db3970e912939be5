#pragma warning disable RS0030 // a program for the terminal writes to the terminal
using System.Globalization;

namespace Cdce.Benchmarks;

/// <summary>Prints ratios of two sides measured in the same run, with the goal beside; never fails.</summary>
internal static class Report
{
    public static void Title(string text)
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        Console.WriteLine();
        Console.WriteLine($"{text}  (load {load}, {Environment.ProcessorCount} cores)");
    }

    public static void Note(string text) => Console.WriteLine($"  {text}");

    /// <summary>Medians of interleaved pairs; the ratio is the median of the pairs' ratios.</summary>
    public static void Ratio(string what, string limit, IReadOnlyList<(double Ours, double Limit)> pairs, double goal, string unit)
    {
        var ratio = Median(pairs.Select(p => p.Ours / p.Limit));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what,-28} {Median(pairs.Select(p => p.Ours)),10:N0} {unit,-9} {limit} {Median(pairs.Select(p => p.Limit)),10:N0} {unit,-9} ratio {ratio:N2} (goal {goal:N2}, {(ratio >= goal ? "reached" : "not reached")})"));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
