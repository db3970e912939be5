using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Scoring;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>A question in the feedback.</summary>
/// <param name="Adds">What its answer adds to the score, to a tenth of a point.</param>
/// <param name="Gain">What its best answer would add besides.</param>
internal sealed record FeedbackLine(string Question, string Criterion, LocalText Text, LocalText Examples, decimal Adds, decimal Gain);

/// <summary>What a commune is told of its final score: a pure function of the grid and of what counts.</summary>
/// <param name="Progress">Since the edition before, which is told first; null where this is the first one.</param>
/// <param name="Strengths">At most three answers that earn at least half of their points: the fullest first, then those that add most.</param>
/// <param name="NextSteps">The three questions that would add most; fewer where fewer are left.</param>
internal sealed record Feedback(Score Score, Progress? Progress, IReadOnlyList<FeedbackLine> Strengths, IReadOnlyList<FeedbackLine> NextSteps)
{
    private const int Lines = 3;

    public static Feedback Of(GridContent grid, Score score, Progress? progress = null)
    {
        var lines = score.Contributions.Where(c => c.Points > 0).Select(c => (Share: Share(c), Line: Line(c))).ToList();
        return new Feedback(score, progress,
            [.. lines.Where(l => l.Share >= 0.5m).OrderByDescending(l => l.Share).ThenByDescending(l => l.Line.Adds).Take(Lines).Select(l => l.Line)],
            [.. lines.Where(l => l.Line.Gain > 0).OrderByDescending(l => l.Line.Gain).Take(Lines).Select(l => l.Line)]);

        decimal Possible(Contribution of) => of.Points * 100 / score.Applicable;

        // To a tenth, as the contributions are: what is full is one tenth away from it at most.
        decimal Share(Contribution of) => Gain(of) == 0 ? 1 : of.Adds / Possible(of);

        decimal Gain(Contribution of) => Math.Max(0, decimal.Round(Possible(of) - of.Adds, 1, MidpointRounding.ToZero));

        FeedbackLine Line(Contribution of)
        {
            var question = grid.Find(of.Question) ?? throw new InvalidOperationException($"The grid has no {of.Question}.");
            return new FeedbackLine(of.Question, of.Criterion, question.Text, question.Help.Examples, of.Adds, Gain(of));
        }
    }
}
