using Cdce.Campaign.FairOMeter.Grids;

namespace Cdce.Campaign.FairOMeter.Scoring;

/// <summary>One answer to raise on the way to the next grade.</summary>
/// <param name="From">The answer as it is; absent where there is none.</param>
/// <param name="To">The answer to reach.</param>
/// <param name="Steps">How many actions it takes: one per thing counted, one per level of a scale, one for a yes or a choice.</param>
/// <param name="Gains">In points of the score, to a hundredth.</param>
internal sealed record NextStep(string Question, int? From, int To, int Steps, decimal Gains);

/// <summary>What is missing to the next grade: the set of actions that takes the fewest steps.</summary>
/// <param name="From">The score from which the grade is given.</param>
/// <param name="Missing">In points of the score.</param>
/// <param name="Steps">All steps together; no other set of actions reaches the grade with fewer.</param>
/// <param name="Actions">In the order of the grid; answers that do not apply are left as they are.</param>
internal sealed record NextGrade(string Grade, decimal From, decimal Missing, int Steps, IReadOnlyList<NextStep> Actions)
{
    private sealed record Plan(decimal Gain, NextStep? Last, Plan? Before);

    /// <summary>Null where the best grade is reached, or where no answers lead further.</summary>
    /// <param name="quotaOf">Of a count without an answer: the number expected of the commune.</param>
    public static NextGrade? Of(GridContent grid, IReadOnlyDictionary<string, ScoredAnswer> answers, Func<GridQuestion, int?> quotaOf)
    {
        var score = Score.Of(grid, answers);
        if (grid.Bands.LastOrDefault(b => b.From > score.Value) is not { } next || score.Applicable == 0)
            return null;

        var choices = grid.Questions().Where(q => !(answers.TryGetValue(q.Code, out var a) && a.Value is null))
            .Select(q => Choices(q, answers.GetValueOrDefault(q.Code), quotaOf(q), score.Applicable)).Where(c => c.Count > 0).ToList();
        foreach (var plan in Best(choices))
        {
            var actions = ActionsOf(plan);
            if (Score.Of(grid, After(grid, answers, actions, quotaOf)).Value >= next.From)
                return new NextGrade(next.Grade, next.From, next.From - score.Value, actions.Sum(a => a.Steps), actions);
        }

        return null;
    }

    /// <summary>The answers once the actions are done.</summary>
    public static IReadOnlyDictionary<string, ScoredAnswer> After(GridContent grid, IReadOnlyDictionary<string, ScoredAnswer> answers,
        IEnumerable<NextStep> actions, Func<GridQuestion, int?> quotaOf)
    {
        var after = new Dictionary<string, ScoredAnswer>(answers);
        foreach (var action in actions)
        {
            after[action.Question] = answers.TryGetValue(action.Question, out var before)
                ? before with { Value = action.To }
                : new ScoredAnswer(action.To, grid.Find(action.Question) is { } question ? quotaOf(question) : null);
        }

        return after;
    }

    /// <summary>Every better answer of a question, with what it takes and gains.</summary>
    public static IReadOnlyList<NextStep> Choices(GridQuestion question, ScoredAnswer? answer, int? quota, decimal applicable)
    {
        var expected = answer is null ? quota : answer.Quota;
        var now = answer?.Value is { } value ? GridShares.Of(question, value, expected) : 0;
        var (options, from) = (question.Options ?? [], answer?.Value);
        var level = Math.Max(0, options.Select(o => o.Value).ToList().IndexOf(from ?? int.MinValue));
        return question.Kind switch
        {
            QuestionKind.YesNo => [.. One(1, 1)],
            QuestionKind.Count => [.. Enumerable.Range((from ?? 0) + 1, Math.Max(0, (expected ?? 0) - (from ?? 0)))
                .SelectMany(n => One(n, n - (from ?? 0)))],
            QuestionKind.Scale => [.. options.Index().SelectMany(o => One(o.Item.Value, o.Index - level))],
            _ => [.. options.SelectMany(o => One(o.Value, 1))],
        };

        IEnumerable<NextStep> One(int to, int steps)
        {
            var gains = (GridShares.Of(question, to, expected) - now) * question.Points * 100 / applicable;
            if (gains > 0)
                yield return new NextStep(question.Code, from, to, Math.Max(1, steps), decimal.Round(gains, 12));
        }
    }

    // For 1, 2, 3 ... steps, the plan that gains most: question after question, each with one of its choices or none.
    private static IEnumerable<Plan> Best(List<IReadOnlyList<NextStep>> choices)
    {
        var all = choices.Sum(c => c.Max(step => step.Steps));
        for (var limit = Math.Min(8, all); ; limit = Math.Min(limit * 2, all))
        {
            var best = new Plan?[limit + 1];
            best[0] = new Plan(0, null, null);
            foreach (var question in choices)
            {
                var before = (Plan?[])best.Clone();
                foreach (var step in question.Where(s => s.Steps <= limit))
                {
                    for (var steps = step.Steps; steps <= limit; steps++)
                    {
                        if (before[steps - step.Steps] is { } rest && (best[steps] is not { } known || rest.Gain + step.Gains > known.Gain))
                            best[steps] = new Plan(rest.Gain + step.Gains, step, rest);
                    }
                }
            }

            // Those below half of it were offered by the round before.
            foreach (var plan in best.Skip(limit > 8 ? (limit + 1) / 2 : 0).OfType<Plan>())
                yield return plan;
            if (limit == all)
                yield break;
        }
    }

    private static List<NextStep> ActionsOf(Plan plan)
    {
        var actions = new List<NextStep>();
        for (var part = plan; part.Last is { } last && part.Before is { } before; part = before)
            actions.Insert(0, last with { Gains = decimal.Round(last.Gains, 2, MidpointRounding.AwayFromZero) });
        return actions;
    }
}
