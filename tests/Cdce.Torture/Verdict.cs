#pragma warning disable RS0030 // a program for the terminal writes to the terminal
using System.Globalization;

namespace Cdce.Torture;

/// <summary>What a run prints at its end, and whether it passed.</summary>
/// <param name="timed">Whether times and rates count; not in the short runs, which also go beside other work.</param>
internal sealed class Verdict(string run, bool timed)
{
    private bool failed;

    public bool Passed => !failed;

    public static void Say(string line) => Console.WriteLine(line);

    /// <summary>A figure without a limit.</summary>
    public void Figure(string what, string value) => Say($"{run}: {what}: {value}");

    /// <summary>A figure that has to hold.</summary>
    public void Expect(string what, bool holds, string value)
    {
        failed |= !holds;
        Say($"{run}: {(holds ? "ok    " : "FAILED")} {what}: {value}");
    }

    /// <summary>A rate that has to be reached where times count.</summary>
    public void Rate(string what, double rate, double least)
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"{rate:0} a second (at least {least:0})");
        if (timed)
            Expect(what, rate >= least, value);
        else
            Figure(what, value);
    }

    /// <summary>A count that has to be zero, with what zero in so many trials means.</summary>
    public void Zero(string what, int count, int trials) => Expect(what, count == 0, count > 0
        ? $"{count} in {trials}"
        : string.Create(CultureInfo.InvariantCulture, $"0 in {trials} (at 95 % at most about {Math.Min(100, 300.0 / trials):0.##} % of cases)"));

    /// <summary>Times with a limit at their 95th percentile, where times count.</summary>
    public void Times(string what, IEnumerable<TimeSpan> times, TimeSpan limit)
    {
        var sorted = times.Order().ToList();
        if (sorted.Count == 0)
            return;
        var p95 = sorted[(int)Math.Ceiling(sorted.Count * 0.95) - 1];
        var value = string.Create(CultureInfo.InvariantCulture,
            $"median {sorted[sorted.Count / 2].TotalSeconds:0.00} s, p95 {p95.TotalSeconds:0.00} s, most {sorted[^1].TotalSeconds:0.00} s (limit {limit.TotalSeconds:0} s at p95)");
        if (timed)
            Expect(what, p95 <= limit, value);
        else
            Figure(what, value);
    }

    /// <summary>What a run under load ends with: answers that said nothing, and what the checker finds after this many faults.</summary>
    public async Task CheckAsync(Load load, string connectionString, ClientJournal journal, int faults)
    {
        Zero("answers 5xx that say nothing", load.Unclear, faults);
        Violations(await Checker.CheckAsync(connectionString, journal), faults);
    }

    /// <summary>What the checker found after this many faults.</summary>
    public void Violations(IReadOnlyList<Violation> found, int trials)
    {
        Zero("violations of I1 to I8", found.Count, trials);
        foreach (var violation in found.Take(20))
            Say($"{run}:   {violation.Invariant}: {violation.What}");
    }
}
