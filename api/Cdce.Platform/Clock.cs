namespace Cdce.Platform;

public static class Clock
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>The day it is in Brussels.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().DayInBrussels();

    /// <summary>When a day begins in Brussels.</summary>
    public static DateTimeOffset StartInBrussels(this DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Brussels.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The day in Brussels at that moment.</summary>
    public static DateOnly DayInBrussels(this DateTimeOffset moment) => DateOnly.FromDateTime(moment.InBrussels().DateTime);

    /// <summary>The moment as clocks in Brussels show it.</summary>
    public static DateTimeOffset InBrussels(this DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Brussels);
}
