using Cdce.Campaign.FairOMeter.Grids;

namespace Cdce.Campaign.FairOMeter.Scoring;

/// <summary>What one question gained or lost since the edition before.</summary>
/// <param name="Gained">In points of the score, to a tenth; the gains of all questions add up to the index.</param>
internal sealed record Gain(string Question, decimal Gained);

/// <summary>
/// How far a commune came since the edition before, which is shown before the level it is on. Both editions are measured with the grid and
/// the expected numbers of the later one, so that only another answer is progress.
/// </summary>
/// <param name="Edition">The edition before.</param>
/// <param name="Before">Its answers by this measure, from 0 to 100; questions that cannot be compared count with the answer of today.</param>
/// <param name="Index">Points of the score, gained or lost; 0 where the answers are the same.</param>
/// <param name="Gains">Of each question that was answered otherwise, in the order of the grid.</param>
/// <param name="NotCompared">Questions that the edition before asked otherwise or not at all; they gain nothing.</param>
internal sealed record Progress(string Edition, decimal Before, decimal Index, IReadOnlyList<Gain> Gains, IReadOnlyList<string> NotCompared)
{
    /// <param name="then">The grid of the edition before.</param>
    /// <param name="former">What counted then.</param>
    public static Progress Of(string edition, GridContent then, IReadOnlyDictionary<string, ScoredAnswer> former, GridContent grid,
        IReadOnlyDictionary<string, ScoredAnswer> answers)
    {
        var notCompared = grid.Questions().Select(q => q.Code).Where(q => GridComparison.Obstacle(then.Find(q), grid.Find(q)) is not null).ToList();
        var walked = answers.Where(a => notCompared.Contains(a.Key)).ToDictionary();
        foreach (var (question, answer) in GridComparison.Carried(then, grid, former))
            walked[question] = answers.TryGetValue(question, out var today) && today.Quota is { } quota ? answer with { Quota = quota } : answer;

        // From the answers of then to those of today, one question after the other: each step is the gain of one question, and the steps add up.
        var before = Score.Of(grid, walked).Value;
        var (reached, gains) = (before, new List<Gain>());
        foreach (var question in grid.Questions().Select(q => q.Code))
        {
            if (answers.TryGetValue(question, out var answer))
                walked[question] = answer;
            else
                walked.Remove(question);
            var next = Score.Of(grid, walked).Value;
            if (next != reached)
                gains.Add(new Gain(question, next - reached));
            reached = next;
        }

        return new Progress(edition, before, reached - before, gains, notCompared);
    }
}
