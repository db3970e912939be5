#pragma warning disable RS0030 // a program for the terminal writes to the terminal
using System.Globalization;

namespace Cdce.Benchmarks;

/// <summary>How fast a piece of work is, and what one of it costs.</summary>
/// <param name="Cpu">Seconds of processor time for one; null where that is not measured.</param>
internal sealed record Rate(double PerSecond, double? Cpu = null);

/// <summary>Prints one table of ratios, each of two sides measured in the same run; never fails.</summary>
internal static class Report
{
    /// <summary>Cores of this machine and what they do: a ratio of a busy machine says little.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    public static void Begin(string server)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, load {Load}, PostgreSQL {server}"));
        Console.WriteLine("Medians of interleaved pairs; the ratio is the median of the pairs' ratios. cpu: the same ratio in work per");
        Console.WriteLine("second of processor time, of the program and PostgreSQL together; it says more where others use the machine.");
        Console.WriteLine();
        Line("work", "ours", "peer", "ratio", "goal", "reached", "cpu", "load");
        Line(new('-', 40), new('-', 18), new('-', 34), new('-', 5), new('-', 6), new('-', 7), new('-', 5), new('-', 5));
    }

    /// <summary>A rate: more is better.</summary>
    public static void AtLeast(string work, string unit, string peer, IReadOnlyList<(Rate Ours, Rate Peer)> pairs, double goal) =>
        Row(work, unit, peer, [.. pairs.Select(p => (p.Ours.PerSecond, p.Peer.PerSecond))], "≥", goal, ratio => ratio >= goal,
            [.. pairs.Where(p => p is { Ours.Cpu: not null, Peer.Cpu: not null }).Select(p => (p.Peer.Cpu ?? 0) / (p.Ours.Cpu ?? 1))]);

    /// <summary>A time or a size: less is better.</summary>
    public static void AtMost(string work, string unit, string peer, IReadOnlyList<(double Ours, double Peer)> pairs, double goal) =>
        Row(work, unit, peer, pairs, "≤", goal, ratio => ratio <= goal, []);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Row(string work, string unit, string peer, IReadOnlyList<(double Ours, double Peer)> pairs,
        string than, double goal, Func<double, bool> reached, IReadOnlyList<double> cpu)
    {
        var ratio = Median(pairs.Select(p => p.Ours / p.Peer));
        Line(work, $"{Number(Median(pairs.Select(p => p.Ours)))} {unit}", $"{peer} {Number(Median(pairs.Select(p => p.Peer)))} {unit}",
            ratio.ToString("0.00", CultureInfo.InvariantCulture), than + goal.ToString(" 0.00", CultureInfo.InvariantCulture),
            reached(ratio) ? "yes" : "no", cpu.Count == 0 ? "" : Median(cpu).ToString("0.00", CultureInfo.InvariantCulture), Load);
    }

    private static string Number(double value) => value.ToString(value < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);

    private static void Line(string work, string ours, string peer, string ratio, string goal, string reached, string cpu, string load) =>
        Console.WriteLine($"| {work,-40} | {ours,18} | {peer,34} | {ratio,5} | {goal,6} | {reached,-7} | {cpu,5} | {load,5} |");
}
