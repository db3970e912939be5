using Cdce.Campaign.FairOMeter.Grids;

namespace Cdce.Campaign.FairOMeter.Scoring;

/// <summary>Why the answer to a question of one grid says nothing under another one.</summary>
internal enum IncomparableReason
{
    /// <summary>The other grid did not ask it.</summary>
    Added,

    /// <summary>The other grid does not ask it any more.</summary>
    Removed,

    /// <summary>It was a count and is a scale, or the like.</summary>
    OtherKind,

    /// <summary>Other answers are possible.</summary>
    OtherAnswers,
}

/// <summary>A question that is left out where answers of two grids are compared.</summary>
internal sealed record IncomparableQuestion(string Question, LocalText Text, IncomparableReason Reason);

/// <summary>Which questions of two grids ask the same: those with one code, one kind and the same possible answers, whatever they are worth.</summary>
internal static class GridComparison
{
    /// <summary>Why a question cannot be compared; null where it can.</summary>
    public static IncomparableReason? Obstacle(GridQuestion? before, GridQuestion? now) => (before, now) switch
    {
        (null, _) => IncomparableReason.Added,
        (_, null) => IncomparableReason.Removed,
        _ when before.Kind != now.Kind => IncomparableReason.OtherKind,
        _ when !Values(before).SetEquals(Values(now)) => IncomparableReason.OtherAnswers,
        _ => null,
    };

    /// <summary>All that cannot be compared: in the order of the later grid, then what it does not ask any more.</summary>
    public static IReadOnlyList<IncomparableQuestion> Obstacles(GridContent before, GridContent now) =>
        [.. now.Questions().Concat(before.Questions().Where(q => now.Find(q.Code) is null))
            .Select(q => (Question: q, Reason: Obstacle(before.Find(q.Code), now.Find(q.Code))))
            .SelectMany(q => q.Reason is { } reason ? new[] { new IncomparableQuestion(q.Question.Code, q.Question.Text, reason) } : [])];

    /// <summary>Those of the answers that mean the same under the other grid.</summary>
    public static IReadOnlyDictionary<string, ScoredAnswer> Carried(GridContent from, GridContent to, IReadOnlyDictionary<string, ScoredAnswer> answers) =>
        answers.Where(a => Obstacle(from.Find(a.Key), to.Find(a.Key)) is null).ToDictionary(a => a.Key, a => a.Value);

    private static HashSet<int> Values(GridQuestion question) => [.. (question.Options ?? []).Select(o => o.Value)];
}
