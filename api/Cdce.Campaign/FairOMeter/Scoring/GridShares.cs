using Cdce.Campaign.FairOMeter.Grids;

namespace Cdce.Campaign.FairOMeter.Scoring;

/// <summary>The share of its points that an answer earns.</summary>
internal static class GridShares
{
    /// <param name="quota">Of a count: the number expected of the commune.</param>
    public static decimal Of(GridQuestion question, int value, int? quota) => question.Kind switch
    {
        QuestionKind.YesNo => value,
        QuestionKind.Count => quota is > 0 ? (decimal)Math.Min(value, quota.Value) / quota.Value : 1,
        _ => question.Options?.FirstOrDefault(o => o.Value == value)?.Share ?? 0,
    };

    /// <summary>All shares that answers can earn; a number from the targets is taken for one, as for the smallest commune.</summary>
    public static IReadOnlyList<decimal> Possible(GridQuestion question) => question.Kind switch
    {
        QuestionKind.YesNo => [0, 1],
        QuestionKind.Count => [.. Enumerable.Range(0, (question.Quota ?? 1) + 1).Select(n => Of(question, n, question.Quota ?? 1))],
        _ => [.. (question.Options ?? []).Select(o => o.Share)],
    };

    /// <summary>Whether the question can be answered so.</summary>
    public static bool IsPossible(GridQuestion question, int value) => question.Kind switch
    {
        QuestionKind.YesNo => value is 0 or 1,
        QuestionKind.Count => value is >= 0 and <= 10_000,
        _ => (question.Options ?? []).Any(o => o.Value == value),
    };
}
