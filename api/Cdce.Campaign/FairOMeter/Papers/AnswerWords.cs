using System.Globalization;
using Cdce.Campaign.Communes;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Scoring;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>Answers as people write and read them.</summary>
internal static class AnswerWords
{
    /// <summary>The answers to choose from; none where a number is asked.</summary>
    public static IReadOnlyList<string> Choices(this GridQuestion question, PaperWords say) => [.. question.Values().Select(value => question.InWords(value, say))];

    /// <summary>An answer in words.</summary>
    public static string InWords(this GridQuestion question, int value, PaperWords say) => question.Kind switch
    {
        QuestionKind.YesNo => value == 1 ? say["Oui", "Ja"] : say["Non", "Nein"],
        QuestionKind.Count => say.Number(value),
        _ => question.Options?.FirstOrDefault(o => o.Value == value) is { } option ? say[option.Label] : say.Number(value),
    };

    /// <summary>The answer that somebody wrote, in whichever language; null where it is none.</summary>
    public static int? Read(this GridQuestion question, string written)
    {
        if (question.Kind is QuestionKind.Count)
        {
            return decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number)
                && number <= int.MaxValue && GridShares.IsPossible(question, (int)number) ? (int)number : null;
        }

        var plain = PlainText.Of(written);
        return PaperWords.All.SelectMany(say => question.Values().Select(value => (Value: (int?)value, Text: question.InWords(value, say))))
            .FirstOrDefault(choice => PlainText.Of(choice.Text) == plain).Value;
    }

    /// <summary>What is expected in place of what was written, as the code and the sentence of an error.</summary>
    public static (string Code, string Sentence) Expected(this GridQuestion question) => question.Kind is QuestionKind.Count
        ? ("not-a-whole-number", "A whole number from 0 to 10,000 is expected.")
        : ("not-an-answer", $"One of these is expected: {string.Join("; ", question.Choices(PaperWords.All[0]))}.");

    private static IEnumerable<int> Values(this GridQuestion question) => question.Kind switch
    {
        QuestionKind.YesNo => [1, 0],
        QuestionKind.Count => [],
        _ => (question.Options ?? []).Select(o => o.Value),
    };
}
