using Cdce.Campaign.Criteria;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>
/// What the texts of a question may name: <c>{quota}</c> and <c>{months}</c> of its own record, <c>{fromFacts}</c> of a possible answer, and the
/// thresholds of the criteria.
/// </summary>
internal static class GridWords
{
    public static GridContent Fill(GridContent grid) => grid with
    {
        Criteria = [.. grid.Criteria.Select(c => c with { Questions = [.. c.Questions.Select(Fill)] })],
    };

    public static IReadOnlyDictionary<string, int> NumbersOf(GridQuestion question)
    {
        var numbers = new Dictionary<string, int>(CriterionRules.ByName);
        if (question.Quota is { } quota)
            numbers["quota"] = quota;
        if (question.Facts?.Months is { } months)
            numbers["months"] = months;
        return numbers;
    }

    /// <summary>Of a possible answer: from how many facts on it is proposed, and up to how many, where the next answer says so.</summary>
    public static IReadOnlyDictionary<string, int> NumbersOf(IReadOnlyList<GridOption> options, int place)
    {
        var numbers = new Dictionary<string, int>();
        if (options[place].FromFacts is { } from)
            numbers["fromFacts"] = from;
        if (options[place].FromFacts is not null && place + 1 < options.Count && options[place + 1].FromFacts is { } next)
            numbers["upToFacts"] = next - 1;
        return numbers;
    }

    private static GridQuestion Fill(GridQuestion question)
    {
        var numbers = NumbersOf(question);
        return question with
        {
            Text = Thresholds.Fill(question.Text, numbers),
            Help = new(Thresholds.Fill(question.Help.Why, numbers), Thresholds.Fill(question.Help.Examples, numbers), Thresholds.Fill(question.Help.Evidence, numbers)),
            Options = question.Options is null ? null : [.. question.Options.Select((o, place) => o with { Label = Thresholds.Fill(o.Label, NumbersOf(question.Options, place)) })],
        };
    }
}
