using System.Globalization;

namespace Cdce.Benchmarks;

/// <summary>
/// Processor time of processes and of the database server. On a machine that others use as well, what a piece of work costs
/// can still be compared when its speed cannot.
/// </summary>
internal static class CpuMeter
{
    private const double TicksPerSecond = 100;

    /// <summary>The process that all others of the database server come from.</summary>
    public static int Server { get; set; }

    /// <summary>Seconds used so far by the database server, one more process and its children that have ended.</summary>
    public static double Seconds(int process)
    {
        var ticks = Ticks(Server, ended: true) + Ticks(process, ended: true);
        foreach (var child in File.ReadAllText($"/proc/{Server}/task/{Server}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            ticks += Ticks(int.Parse(child, CultureInfo.InvariantCulture), ended: false);
        return ticks / TicksPerSecond;
    }

    // The fields after the name in parentheses: 14 and 15 are its own times, 16 and 17 those of children that have ended.
    private static long Ticks(int process, bool ended)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            return fields[11..(ended ? 15 : 13)].Sum(f => long.Parse(f, CultureInfo.InvariantCulture));
        }
        catch (IOException) // it has ended meanwhile
        {
            return 0;
        }
    }
}
