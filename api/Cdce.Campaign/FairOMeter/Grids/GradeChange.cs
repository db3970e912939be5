using Cdce.Campaign.FairOMeter.Scoring;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>A grade that a draft of the grid would change.</summary>
/// <param name="Question">The question that moves the score most in the direction of the grade; absent where the limits of the grades do it.</param>
/// <param name="Moves">By so many points of the score, to a tenth; 0 where the limits of the grades do it.</param>
internal sealed record GradeChange(Score Now, Score Then, string? Question, decimal Moves)
{
    /// <summary>What the same answers give under a draft; null where the grade stays.</summary>
    /// <param name="answers">What counts of what was sent.</param>
    /// <param name="quotaOf">Of a count: the number expected of the commune.</param>
    public static GradeChange? Of(GridContent grid, GridContent draft, IReadOnlyDictionary<string, ScoredAnswer> answers, Func<GridQuestion, int?> quotaOf)
    {
        var carried = GridComparison.Carried(grid, draft, answers).ToDictionary(a => a.Key, a => a.Value with { Quota = QuotaOf(a.Key, a.Value) });
        var (now, then) = (Score.Of(grid, answers), Score.Of(draft, carried));
        if (now.Grade == then.Grade)
            return null;

        // A is the best grade.
        var better = string.CompareOrdinal(then.Grade, now.Grade) < 0;
        var adds = now.Contributions.ToDictionary(c => c.Question, c => c.Adds);
        var after = then.Contributions.ToDictionary(c => c.Question, c => c.Adds);
        var most = after.Keys.Union(adds.Keys).Select(q => (Question: q, Moves: after.GetValueOrDefault(q) - adds.GetValueOrDefault(q)))
            .MaxBy(q => better ? q.Moves : -q.Moves);
        return (better ? then.Value > now.Value : then.Value < now.Value)
            ? new GradeChange(now, then, most.Question, most.Moves)
            : new GradeChange(now, then, null, 0);

        int? QuotaOf(string code, ScoredAnswer answer) => (grid.Find(code), draft.Find(code)) is ({ } before, { } question)
            && (before.Quota, before.Target) != (question.Quota, question.Target) ? quotaOf(question) : answer.Quota;
    }
}
