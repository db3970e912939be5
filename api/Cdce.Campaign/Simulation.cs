namespace Cdce.Campaign;

internal static class Simulation
{
    /// <summary>Whether the event belongs to a simulated history, which every screen and export says.</summary>
    public static bool IsSimulated(this IEvent e) =>
        e.Headers is { } headers && headers.TryGetValue("simulated", out var value) && value is true;

    /// <summary>As a field of a representation: left out unless true.</summary>
    public static bool? OrNothing(this bool simulated) => simulated ? true : null;
}
