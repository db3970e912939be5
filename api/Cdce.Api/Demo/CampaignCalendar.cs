namespace Cdce.Api.Demo;

/// <summary>The fixed points of the campaign's year, as observed from 2021 to 2025.</summary>
public static class CampaignCalendar
{
    /// <summary>First day of the campaign week: the first Wednesday of October. It lasts ten days more.</summary>
    public static DateOnly CampaignWeek(int year) => Nth(DayOfWeek.Wednesday, 1, year, 10);

    /// <summary>World fair trade day: the second Saturday of May.</summary>
    public static DateOnly WorldFairTradeDay(int year) => Nth(DayOfWeek.Saturday, 2, year, 5);

    /// <summary>Saturday of the Oxfam breakfasts: the fourth of November.</summary>
    public static DateOnly OxfamBreakfast(int year) => Nth(DayOfWeek.Saturday, 4, year, 11);

    /// <summary>Municipal elections: the second Sunday of October, every six years (2018, 2024, 2030).</summary>
    public static DateOnly? Election(int year) => year % 6 == 2 ? Nth(DayOfWeek.Sunday, 2, year, 10) : null;

    /// <summary>The new council takes office: the first Monday of December after the elections.</summary>
    public static DateOnly? NewCouncil(int year) => year % 6 == 2 ? Nth(DayOfWeek.Monday, 1, year, 12) : null;

    private static DateOnly Nth(DayOfWeek day, int nth, int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)day - (int)first.DayOfWeek + 7) % 7 + 7 * (nth - 1));
    }
}
