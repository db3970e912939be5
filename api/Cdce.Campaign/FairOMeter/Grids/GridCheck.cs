using System.Globalization;
using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Scoring;
using Cdce.Campaign.Targets;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>What is wrong with a grid, field by field.</summary>
internal sealed class GridCheck
{
    /// <summary>What all questions together are worth.</summary>
    public const decimal Total = 100;

    private const int MostQuestions = 100;

    private readonly List<GridIssue> issues = [];

    public static IReadOnlyList<GridIssue> Issues(GridContent grid)
    {
        var check = new GridCheck();
        check.Text("label", grid.Label, new Dictionary<string, int>());
        check.Criteria(grid.Criteria ?? []);
        check.Bands(grid.Bands ?? []);
        // Which scores can be had is asked of a grid whose parts are sound.
        if (check.issues.Count == 0)
            check.Grades(grid);
        return check.issues;
    }

    private void Criteria(IReadOnlyList<GridCriterion> criteria)
    {
        for (var c = 0; c < criteria.Count; c++)
        {
            if (!CriterionCodes.All.Contains(criteria[c].Code))
                Wrong($"criteria[{c}].code", "One of " + string.Join(", ", CriterionCodes.All));
        }

        if (!criteria.Select(c => c.Code).Order(StringComparer.Ordinal).SequenceEqual(CriterionCodes.All.Order(StringComparer.Ordinal)))
            Wrong("criteria", "The six criteria are expected, each once: " + string.Join(", ", CriterionCodes.All));
        if (criteria.Sum(c => c.Weight) is var sum && sum != Total)
            Wrong("criteria", string.Create(CultureInfo.InvariantCulture, $"The weights of the criteria add up to {sum}, not to {Total}."));
        if (criteria.Sum(c => c.Questions?.Count ?? 0) > MostQuestions)
            Wrong("criteria", "At most 100 questions.");
        var codes = new HashSet<string>();
        for (var c = 0; c < criteria.Count; c++)
        {
            var path = $"criteria[{c}]";
            var questions = criteria[c].Questions ?? [];
            if (questions.Count == 0)
                Wrong($"{path}.questions", "No answer can satisfy a criterion without questions.");
            if (questions.Sum(q => q.Points) is var points && points != criteria[c].Weight)
            {
                Wrong($"{path}.weight", string.Create(CultureInfo.InvariantCulture,
                    $"The points of the questions add up to {points}, not to {criteria[c].Weight}."));
            }

            for (var q = 0; q < questions.Count; q++)
            {
                Question($"{path}.questions[{q}]", questions[q]);
                if (!codes.Add(questions[q].Code ?? ""))
                    Wrong($"{path}.questions[{q}].code", "Another question has this code.");
            }
        }
    }

    private void Question(string path, GridQuestion question)
    {
        if (question.Code is not { Length: > 0 and <= 40 } code || !code.All(char.IsAsciiLetterOrDigit))
            Wrong($"{path}.code", "Letters and digits are expected, 40 at most.");
        if (question.Points <= 0 || decimal.Round(question.Points, 2) != question.Points)
            Wrong($"{path}.points", "More than 0, with two decimals at most.");
        var numbers = GridWords.NumbersOf(question);
        Text($"{path}.text", question.Text, numbers);
        Text($"{path}.help.why", question.Help?.Why, numbers);
        Text($"{path}.help.examples", question.Help?.Examples, numbers);
        Text($"{path}.help.evidence", question.Help?.Evidence, numbers);
        if (question.Target is not null && question.Kind is not QuestionKind.Count)
            Wrong($"{path}.target", "Only a count has a number expected.");
        if (question.Options is not null && question.Kind is not (QuestionKind.Scale or QuestionKind.Choice))
            Wrong($"{path}.options", "Only a scale or a choice lists its answers.");
        switch (question.Kind)
        {
            case QuestionKind.Scale or QuestionKind.Choice:
                Options($"{path}.options", question.Kind, question.Options ?? []);
                break;
            case QuestionKind.Count when question.Target is { } target:
                if (!TargetNumbers.Names.Contains(target))
                    Wrong($"{path}.target", "One of " + string.Join(", ", TargetNumbers.Names));
                break;
            case QuestionKind.Count when question.Quota is not (>= 1 and <= 1_000):
                Wrong($"{path}.quota", "A count needs a number expected, from 1 to 1000.");
                break;
        }

        Facts($"{path}.facts", question);
    }

    private void Options(string path, QuestionKind kind, IReadOnlyList<GridOption> options)
    {
        if (options.Count is < 2 or > 10)
            Wrong(path, "From 2 to 10 possible answers.");
        if (options.Select(o => o.Value).Distinct().Count() != options.Count)
            Wrong(path, "Each possible answer has a value of its own.");
        if (options.Any(o => o.Share is < 0 or > 1))
            Wrong(path, "Shares lie between 0 and 1.");
        else if (options.Count > 0 && options.Max(o => o.Share) != 1)
            Wrong(path, "No answer can satisfy the question: one of them has the share 1.");
        if (kind is QuestionKind.Scale && options.Zip(options.Skip(1)).Any(pair => pair.First.Share >= pair.Second.Share))
            Wrong(path, "Each level of a scale is worth more than the one before.");
        for (var o = 0; o < options.Count; o++)
            Text($"{path}[{o}].label", options[o].Label, GridWords.NumbersOf(options, o));
    }

    private void Facts(string path, GridQuestion question)
    {
        if (question.Facts is not { } facts)
            return;
        if ((facts.Kinds ?? []).FirstOrDefault(k => ActivityKinds.Find(k) is null) is { } unknown)
            Wrong($"{path}.kinds", $"{unknown} is not a kind of fact that the ledger knows.");
        if (facts.PartnerKind is { } partner && !PartnerKinds.All.Contains(partner))
            Wrong($"{path}.partnerKind", "Not a kind of partner.");
        if (facts is { Kinds: null or { Count: 0 }, PartnerKind: null })
            Wrong(path, "No fact can answer it: name kinds of facts or a kind of partner.");
        if (facts.Months is < 1 or > 600)
            Wrong($"{path}.months", "From 1 to 600.");
        if (question is { Kind: QuestionKind.Scale or QuestionKind.Choice, Options: { } options } && options.All(o => o.FromFacts is null))
            Wrong(path, "No possible answer says how many facts propose it.");
    }

    private void Bands(IReadOnlyList<GridBand> bands)
    {
        for (var b = 0; b < bands.Count; b++)
        {
            if (bands[b].Grade is not ("A" or "B" or "C" or "D" or "E"))
                Wrong($"bands[{b}].grade", "A, B, C, D or E.");
        }

        if (!bands.Select(b => b.Grade).SequenceEqual(["A", "B", "C", "D", "E"]))
            Wrong("bands", "The grades A, B, C, D and E are expected, in this order.");
        if (bands.Count > 0 && bands[^1].From != 0)
            Wrong($"bands[{bands.Count - 1}].from", "The last grade begins at 0.");
        for (var b = 1; b < bands.Count; b++)
        {
            if (bands[b].From >= bands[b - 1].From)
                Wrong($"bands[{b}].from", "Each grade begins below the one before.");
        }
    }

    // With every question answered: the scores that some answers lead to, to a hundredth.
    private void Grades(GridContent grid)
    {
        var scores = new HashSet<decimal> { 0 };
        foreach (var question in grid.Questions())
        {
            var earned = GridShares.Possible(question).Select(share => decimal.Round(share * question.Points, 2)).Distinct().ToList();
            scores = [.. scores.SelectMany(score => earned.Select(e => score + e))];
        }

        var grades = scores.Select(score => Score.GradeOf(grid, decimal.Round(score, 1, MidpointRounding.AwayFromZero))).ToHashSet();
        for (var b = 0; b < grid.Bands.Count; b++)
        {
            if (!grades.Contains(grid.Bands[b].Grade))
                Wrong($"bands[{b}].from", $"No answers lead to the grade {grid.Bands[b].Grade}.");
        }
    }

    /// <param name="numbers">What the text may name in braces.</param>
    private void Text(string path, LocalText? text, IReadOnlyDictionary<string, int> numbers)
    {
        if (string.IsNullOrWhiteSpace(text?.Fr))
            Wrong($"{path}.fr", "The French text is missing.");
        else if (new[] { text.Fr, text.De, text.Nl, text.En }.Any(t => t?.Length > 2_000))
            Wrong(path, "At most 2000 characters.");
        else if (Thresholds.Unknown(text, numbers).FirstOrDefault() is { } unknown)
            Wrong(path, $"There is no number called {unknown} here; there is {(numbers.Count == 0 ? "none" : string.Join(", ", numbers.Keys))}.");
    }

    private void Wrong(string field, string detail) => issues.Add(new GridIssue(field, detail));
}

/// <summary>One thing wrong with a grid.</summary>
/// <param name="Field">Its place in the grid, such as <c>criteria[0].weight</c>.</param>
/// <param name="Detail">What is expected there, in the program's words.</param>
public sealed record GridIssue(string Field, string Detail);
