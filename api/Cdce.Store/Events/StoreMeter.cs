using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Cdce.Store;

/// <summary>What the store measures of itself.</summary>
public static class StoreMeter
{
    /// <summary>Seconds that a save takes, the wait for its group included.</summary>
    public const string AppendDuration = "cdce.append.duration";

    private static readonly Meter Meter = new("Cdce.Store");
    private static readonly Histogram<double> Appends = Meter.CreateHistogram<double>(AppendDuration, "s");

    internal static void Appended(long since) => Appends.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
}
