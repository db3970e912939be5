using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>What must hold of the score for all answers, not only for chosen ones.</summary>
public class ScoreProperties(ITestOutputHelper output)
{
    private static readonly GridContent Grid = GridReference.Example;

    private static readonly Gen<Dictionary<string, ScoredAnswer>> Answers = Gen.CollectToList(Grid.Questions(), Answer)
        .Select(all => all.Where(a => a.Answer is not null).ToDictionary(a => a.Code, a => a.Answer ?? new ScoredAnswer(null)));

    [Fact]
    public void Displayed_contributions_sum_to_the_score_exactly_for_10000_random_answer_sets() => Holds(Sums, 10_000);

    [Fact]
    public void Rounding_each_contribution_for_itself_is_caught()
    {
        var caught = false;
        try
        {
            Holds((answers, score) => Sums(answers, score with
            {
                Contributions = [.. Grid.Questions().Zip(score.Contributions, (q, c) => c with
                {
                    Adds = answers.GetValueOrDefault(q.Code) is { Value: { } value } answer
                        ? decimal.Round(q.Points * GridShares.Of(q, value, answer.Quota) * 100 / score.Applicable, 1) : 0,
                })],
            }), 10_000);
        }
        catch (Exception)
        {
            caught = true;
        }

        Assert.True(caught);
        output.WriteLine("planted: each contribution is rounded for itself -> caught by the sum of 10000 random answer sets");
    }

    [Fact]
    public void What_does_not_apply_leaves_the_denominator_in_the_open() => Holds((answers, score) =>
        score.Removed == Grid.Questions().Where(q => answers.TryGetValue(q.Code, out var a) && a.Value is null).Sum(q => q.Points)
        && score.Applicable + score.Removed == 100
        && score.Contributions.All(c => !c.NotApplicable || (c.Points == 0 && c.Adds == 0)));

    [Fact]
    public void A_better_answer_never_lowers_the_score() => Holds((answers, score) => Grid.Questions().All(question =>
    {
        if (!answers.TryGetValue(question.Code, out var answer) || answer.Value is null)
            return true;
        var best = new Dictionary<string, ScoredAnswer>(answers) { [question.Code] = Best(question) };
        return Score.Of(Grid, best).Value >= score.Value;
    }), 300);

    [Fact]
    public void The_same_answers_in_two_editions_give_index_0_also_under_another_grid_and_other_expected_numbers() =>
        Pairs((former, now, grid) =>
        {
            var expected = now.ToDictionary(a => a.Key, a => a.Value with { Quota = a.Value.Quota + 3 });
            return Progress.Of("2025", Grid, former, Grid, former) is { Index: 0, Gains.Count: 0, NotCompared.Count: 0 }
                && Progress.Of("2025", Grid, now, grid, now) is { Index: 0, Gains.Count: 0 }
                && Progress.Of("2025", Grid, now, grid, expected) is { Index: 0, Gains.Count: 0 };
        });

    [Fact]
    public void Each_gained_point_belongs_to_one_question_that_was_answered_otherwise_and_the_gains_add_up_to_the_index() =>
        Pairs((former, now, grid) => IsAttributed(Progress.Of("2025", Grid, former, grid, now), former, now, grid));

    [Fact]
    public void Subtracting_contribution_from_contribution_is_caught()
    {
        var caught = false;
        try
        {
            Pairs((former, now, grid) =>
            {
                // What does not apply any more moves the share of all others, so that they seem to gain.
                var then = Score.Of(grid, former).Contributions.ToDictionary(c => c.Question, c => c.Adds);
                var score = Score.Of(grid, now);
                return IsAttributed(new Progress("2025", then.Values.Sum(), score.Value - then.Values.Sum(),
                    [.. score.Contributions.Select(c => new Gain(c.Question, c.Adds - then[c.Question])).Where(g => g.Gained != 0)], []), former, now, grid);
            });
        }
        catch (Exception)
        {
            caught = true;
        }

        Assert.True(caught);
        output.WriteLine("planted: gains as differences of contributions -> caught by 1000 random pairs of answers");
    }

    private static bool IsAttributed(Progress progress, Dictionary<string, ScoredAnswer> former, Dictionary<string, ScoredAnswer> now, GridContent grid) =>
        progress.Gains.Sum(g => g.Gained) == progress.Index
        && progress.Before + progress.Index == Score.Of(grid, now).Value
        && progress.Gains.Select(g => g.Question).Distinct().Count() == progress.Gains.Count
        && progress.Gains.All(g => former.GetValueOrDefault(g.Question)?.Value != now.GetValueOrDefault(g.Question)?.Value
            || former.ContainsKey(g.Question) != now.ContainsKey(g.Question))
        && progress.NotCompared.All(q => progress.Gains.All(g => g.Question != q));

    [Fact]
    public void The_best_answers_give_100_and_the_best_grade_and_none_give_0()
    {
        var best = Score.Of(Grid, Grid.Questions().ToDictionary(q => q.Code, Best));

        Assert.Equal((100m, "A"), (best.Value, best.Grade));
        Assert.Equal((0m, "E"), Score.Of(Grid, new Dictionary<string, ScoredAnswer>()) is var none ? (none.Value, none.Grade) : default);
    }

    private static bool Sums(Dictionary<string, ScoredAnswer> answers, Score score) =>
        score.Contributions.Sum(c => c.Adds) == score.Value && score.Value is >= 0 and <= 100 && score.Contributions.All(c => c.Adds >= 0);

    private static ScoredAnswer Best(GridQuestion question) => question.Kind switch
    {
        QuestionKind.YesNo => new(1),
        QuestionKind.Count => new(7, 7),
        _ => new(question.Options?.MaxBy(o => o.Share)?.Value),
    };

    // Unanswered, not applicable, or any answer that is possible.
    private static Gen<(string Code, ScoredAnswer? Answer)> Answer(GridQuestion question) =>
        from form in Gen.Choose(0, 9)
        from quota in Gen.Choose(1, 17)
        from value in question.Kind switch
        {
            QuestionKind.YesNo => Gen.Choose(0, 1),
            QuestionKind.Count => Gen.Choose(0, 20),
            _ => Gen.Elements((question.Options ?? []).Select(o => o.Value).ToArray()),
        }
        select (question.Code, form switch { 0 => null, 1 or 2 => new ScoredAnswer(null), _ => new ScoredAnswer(value, quota) });

    // Another grid: points move from one question to the next, one question is asked otherwise and one is new.
    private static Gen<GridContent> Grids =>
        from doubled in Gen.Choose(0, Grid.Questions().Count() - 1)
        from other in Gen.Choose(0, Grid.Questions().Count() - 1)
        from added in Gen.Choose(0, Grid.Questions().Count() - 1)
        select Grid with
        {
            Criteria = [.. Grid.Criteria.Select(c => c with
            {
                Questions = [.. c.Questions.Select(q => (Question: q, Place: Grid.Questions().ToList().IndexOf(q))).Select(q =>
                    q.Place == doubled ? q.Question with { Points = q.Question.Points * 2 }
                    : q.Place == other && q.Question.Options is { } options ? q.Question with { Options = [.. options, options[^1] with { Value = 9 }] }
                    : q.Place == added ? q.Question with { Code = "brandNew" } : q.Question)],
            })],
        };

    private static void Pairs(Func<Dictionary<string, ScoredAnswer>, Dictionary<string, ScoredAnswer>, GridContent, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(20261123UL, 1_234_567UL), Prop.ForAll(
            (from former in Answers from now in Answers from grid in Grids select (former, now, grid)).ToArbitrary(),
            drawn => property(drawn.former, drawn.now, drawn.grid)));

    private static void Holds(Func<Dictionary<string, ScoredAnswer>, Score, bool> property, int sets = 1_000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(sets).WithReplay(20261123UL, 1_234_567UL),
            Prop.ForAll(Answers.ToArbitrary(), answers => property(answers, Score.Of(Grid, answers))));
}
