namespace Cdce.Learning;

internal static class Simulation
{
    /// <summary>Whether the event belongs to a simulated history, which every list and export says.</summary>
    public static bool IsSimulated(this IEvent e) =>
        e.Headers is { } headers && headers.TryGetValue("simulated", out var value) && value is true;
}
