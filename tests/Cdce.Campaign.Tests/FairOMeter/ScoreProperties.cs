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
    public void The_same_answers_in_two_editions_give_index_0_and_gains_add_up_to_the_index()
    {
        Holds((_, score) => Progress.Of("2025", score, score) is { Index: 0, Gains.Count: 0 });
        var last = Score.Of(Grid, new Dictionary<string, ScoredAnswer>());
        Holds((_, score) =>
        {
            var progress = Progress.Of("2025", last, score);
            last = score;
            return progress.Gains.Sum(g => g.Gained) == progress.Index;
        });
    }

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

    private static void Holds(Func<Dictionary<string, ScoredAnswer>, Score, bool> property, int sets = 1_000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(sets).WithReplay(20261123UL, 1_234_567UL),
            Prop.ForAll(Answers.ToArbitrary(), answers => property(answers, Score.Of(Grid, answers))));
}
