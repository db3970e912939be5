using Cdce.Campaign.FairOMeter.Grids;

namespace Cdce.Campaign.FairOMeter.Scoring;

/// <summary>What the score looks at in an answer.</summary>
/// <param name="Value">Null where the question does not apply.</param>
/// <param name="Quota">Of a count: the number expected when it was answered.</param>
internal sealed record ScoredAnswer(int? Value, int? Quota = null);

/// <summary>What one question adds to the score.</summary>
/// <param name="Points">What its best answer would earn; 0 once it does not apply.</param>
/// <param name="Adds">What it adds, to a tenth of a point.</param>
internal sealed record Contribution(string Question, string Criterion, decimal Points, decimal Adds, bool Answered, bool NotApplicable);

/// <summary>The score of some answers under a grid: a pure function in decimal numbers.</summary>
/// <param name="Value">From 0 to 100, to a tenth: rounded once, at the end.</param>
/// <param name="Applicable">The points that could be had; the denominator.</param>
/// <param name="Removed">The points of questions that do not apply, which left the denominator.</param>
/// <param name="Contributions">In the order of the grid; what they add is the value exactly.</param>
internal sealed record Score(decimal Value, string Grade, decimal Applicable, decimal Removed, IReadOnlyList<Contribution> Contributions)
{
    public static Score Of(GridContent grid, IReadOnlyDictionary<string, ScoredAnswer> answers)
    {
        var questions = grid.Criteria.SelectMany(c => c.Questions.Select(q => (Question: q, Criterion: c.Code))).ToList();
        var removed = questions.Where(q => NotApplicable(q.Question)).Sum(q => q.Question.Points);
        var applicable = questions.Sum(q => q.Question.Points) - removed;
        var exact = questions.ConvertAll(q => applicable > 0 && answers.TryGetValue(q.Question.Code, out var answer) && answer.Value is { } value
            ? q.Question.Points * GridShares.Of(q.Question, value, answer.Quota) * 100 / applicable
            : 0);
        var value = decimal.Round(exact.Sum(), 1, MidpointRounding.AwayFromZero);
        var shown = Apportion(exact, value);
        return new Score(value, GradeOf(grid, value), applicable, removed,
            [.. questions.Select((q, i) => new Contribution(q.Question.Code, q.Criterion, NotApplicable(q.Question) ? 0 : q.Question.Points,
                shown[i], answers.ContainsKey(q.Question.Code), NotApplicable(q.Question)))]);

        bool NotApplicable(GridQuestion question) => answers.TryGetValue(question.Code, out var answer) && answer.Value is null;
    }

    public static string GradeOf(GridContent grid, decimal value) => grid.Bands.First(b => value >= b.From).Grade;

    // Tenths are given whole to each, and those that are left go to the largest remainders: the parts add up to the whole.
    private static decimal[] Apportion(List<decimal> exact, decimal value)
    {
        var tenths = exact.Select(e => decimal.Floor(e * 10)).ToArray();
        var left = (int)(value * 10 - tenths.Sum());
        foreach (var index in Enumerable.Range(0, exact.Count).OrderByDescending(i => exact[i] * 10 - tenths[i]).ThenBy(i => i).Take(left))
            tenths[index]++;
        return [.. tenths.Select(t => t / 10)];
    }
}
