using Cdce.Campaign.Momentum;

namespace Cdce.Campaign.Tests.Momentum;

/// <summary>Histories of facts for the tests of the momentum, and the parameters that the module ships.</summary>
internal static class Histories
{
    public static readonly MomentumParameters Parameters = MomentumReference.Load().Parameters;

    public static readonly SeasonProfile Flat = SeasonProfile.Flat(Parameters);

    public static MomentumFact Fact(string kind, DateOnly on, string? criterion = null, int recordedAfter = 0) =>
        new(Guid.CreateVersion7(), kind, criterion, on, on.AddDays(recordedAfter));

    /// <summary>A fact every so many days, from the first day to the last.</summary>
    public static IEnumerable<MomentumFact> Every(int days, string kind, DateOnly from, DateOnly to, string? criterion = null) =>
        Enumerable.Range(0, Math.Max(0, (to.DayNumber - from.DayNumber) / days + 1))
            .Select(i => Fact(kind, from.AddDays(i * days), criterion));

    /// <summary>A fact on the same days of each year.</summary>
    public static IEnumerable<MomentumFact> EachYear(string kind, int fromYear, int toYear, params (int Month, int Day)[] days) =>
        Enumerable.Range(fromYear, toYear - fromYear + 1)
            .SelectMany(year => days.Select(d => Fact(kind, new DateOnly(year, d.Month, d.Day))));

    public static CommuneMomentum On(this IEnumerable<MomentumFact> facts, DateOnly day) =>
        CommuneMomentum.Of(facts, Parameters, Flat, day);
}
