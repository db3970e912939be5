using Cdce.Testing;

namespace Cdce.Platform.Tests;

public class ClockTests
{
    [Theory]
    [InlineData("2026-07-14T21:59:59Z", "2026-07-14")]
    [InlineData("2026-07-14T22:00:00Z", "2026-07-15")]
    [InlineData("2026-12-31T22:59:59Z", "2026-12-31")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01")]
    public void Today_is_the_day_in_Brussels(string moment, string day) => Assert.Equal(
        DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        new FixedClock(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)).Today());
}
