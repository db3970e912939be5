namespace Cdce.Campaign;

/// <summary>A version of rules or of a list, which holds from a day on.</summary>
public interface IDatedVersion
{
    /// <summary>From 1, in the order in which they were given.</summary>
    int Number { get; }

    DateOnly ValidFrom { get; }
}

internal static class DatedVersions
{
    /// <summary>The version in force on a day: the latest that began by then, the one given last where two began together.</summary>
    public static T? InForceOn<T>(this IEnumerable<T> all, DateOnly day) where T : class, IDatedVersion =>
        all.Where(v => v.ValidFrom <= day).OrderBy(v => v.ValidFrom).ThenBy(v => v.Number).LastOrDefault();
}
