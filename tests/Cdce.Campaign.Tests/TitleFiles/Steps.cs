using Cdce.Campaign.Communes;
using Cdce.Campaign.TitleFiles;

namespace Cdce.Campaign.Tests.TitleFiles;

/// <summary>Short ways to write title files in tests.</summary>
internal static class Steps
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    public static readonly CommuneLife Namur = new("92094", "Namur", new DateOnly(1977, 1, 1), null, [], []);

    private static int last;

    public static TitleFact Step(TitleStep step, int year, int month, int day, bool offPlatform = false, string? reason = null) =>
        new(NewId(), step, new DateOnly(year, month, day), OffPlatform: offPlatform, Reason: reason);

    public static TitleFile File(params TitleFact[] facts) => new("92094", [.. facts]);

    // Counted, so that a failing test fails again with the same ids.
    private static Guid NewId() => new(Interlocked.Increment(ref last), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
