using Cdce.Campaign.FairOMeter.Grids;

namespace Cdce.Campaign.Tests.FairOMeter;

public class GridCheckTests
{
    private static readonly GridContent Grid = GridReference.Example;

    [Fact]
    public void The_shipped_grid_passes_its_own_check_and_says_that_it_is_an_example()
    {
        Assert.Empty(GridCheck.Issues(Grid));
        Assert.True(Grid.Example);
    }

    [Fact]
    public void Every_question_has_its_help_in_French_and_German() => Assert.All(Grid.Questions(), q =>
        Assert.All(new[] { q.Text, q.Help.Why, q.Help.Examples, q.Help.Evidence }, t => Assert.True(t.Fr.Length > 0 && t.De?.Length > 0, q.Code)));

    [Fact]
    public void Weights_that_do_not_sum_are_named() =>
        Wrong(WithCriterion(0, c => c with { Weight = 21 }), "criteria", "criteria[0].weight");

    [Fact]
    public void A_criterion_without_questions_is_named() =>
        Wrong(WithCriterion(5, c => c with { Questions = [] }), "criteria[5].questions", "criteria[5].weight");

    [Fact]
    public void A_missing_criterion_is_named() => Wrong(Grid with { Criteria = [.. Grid.Criteria.Skip(1)] }, "criteria");

    [Fact]
    public void A_question_that_no_answer_satisfies_is_named() => Wrong(WithQuestion(2, q => q with
    {
        Options = [.. (q.Options ?? []).Select(o => o with { Share = o.Share / 2 })],
    }), "criteria[0].questions[2].options");

    [Fact]
    public void A_count_without_a_number_and_a_fact_that_the_ledger_does_not_know_are_named() => Wrong(WithQuestion(1, q => q with
    {
        Quota = null,
        Facts = new GridFacts(["unheardOf"]),
        Text = new LocalText("Combien ?"),
    }), "criteria[0].questions[1].quota", "criteria[0].questions[1].facts.kinds");

    [Fact]
    public void A_text_that_names_a_number_which_nothing_gives_is_named() => Wrong(WithQuestion(1, q => q with
    {
        Text = new LocalText("Combien ces {months} derniers mois ?", "Wie viele in {jahren} Jahren?"),
        Help = q.Help with { Why = new LocalText("Le critère demande {productsNeeded} produits.") },
    }), "criteria[0].questions[1].text");

    [Fact]
    public void A_missing_help_and_a_code_used_twice_are_named() => Wrong(WithQuestion(1, q => q with
    {
        Code = Grid.Criteria[0].Questions[0].Code,
        Help = q.Help with { Why = new LocalText("") },
    }), "criteria[0].questions[1].help.why.fr", "criteria[0].questions[1].code");

    [Fact]
    public void A_grade_that_no_answers_reach_is_named() =>
        Wrong(Grid with { Bands = [new("A", 120), .. Grid.Bands.Skip(1)] }, "bands[0].from");

    [Fact]
    public void Grades_out_of_order_or_without_an_end_are_named() =>
        Wrong(Grid with { Bands = [new("A", 80), new("B", 85), new("C", 50), new("D", 30), new("E", 10)] }, "bands[1].from", "bands[4].from");

    [Fact]
    public void A_criterion_and_a_grade_that_nobody_knows_are_named() => Wrong(
        WithCriterion(0, c => c with { Code = "unheardOf" }) with { Bands = [new("Z", 80), .. Grid.Bands.Skip(1)] },
        "criteria", "criteria[0].code", "bands", "bands[0].grade");

    [Fact]
    public void Answers_and_numbers_that_a_question_cannot_have_are_named() => Wrong(
        WithQuestion(0, q => q with { Target = "shops", Options = Grid.Criteria[0].Questions[2].Options }),
        "criteria[0].questions[0].target", "criteria[0].questions[0].options");

    private static void Wrong(GridContent grid, params string[] fields) =>
        Assert.Equal(fields.Order(), GridCheck.Issues(grid).Select(i => i.Field).Distinct().Order());

    private static GridContent WithCriterion(int index, Func<GridCriterion, GridCriterion> change) =>
        Grid with { Criteria = [.. Grid.Criteria.Select((c, i) => i == index ? change(c) : c)] };

    private static GridContent WithQuestion(int index, Func<GridQuestion, GridQuestion> change) =>
        WithCriterion(0, c => c with { Questions = [.. c.Questions.Select((q, i) => i == index ? change(q) : q)] });
}
