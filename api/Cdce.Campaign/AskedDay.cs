namespace Cdce.Campaign;

internal static class AskedDay
{
    /// <summary>The day a question is asked for: the day named, or today in Brussels.</summary>
    public static DateOnly Day(this ReadHorizon horizon, TimeProvider clock) => horizon.AsOf ?? clock.Today();
}
