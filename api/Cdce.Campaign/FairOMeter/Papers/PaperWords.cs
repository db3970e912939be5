using System.Globalization;
using Cdce.Campaign.FairOMeter.Scoring;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>Words, days and numbers of a paper in one language.</summary>
/// <param name="language">fr or de</param>
internal sealed class PaperWords(string language)
{
    /// <summary>In each language, French first.</summary>
    public static readonly IReadOnlyList<PaperWords> All = [new("fr"), new("de")];

    /// <param name="language">fr, de, or null for French.</param>
    public static PaperWords In(string? language) => All.First(say => say.Language == (language ?? "fr"));

    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language == "de" ? "de-BE" : "fr-BE");

    public string Language => language;

    public string this[string fr, string de] => language == "de" ? de : fr;

    public string this[LocalText text] => language == "de" ? text.De ?? text.Fr : text.Fr;

    public string Day(DateOnly day) => language == "de" ? day.ToString("d. MMMM yyyy", culture) : day.ToString("d MMMM yyyy", culture);

    public string Difference(decimal number) => number.ToString("+0.#;−0.#;0", culture);

    /// <summary>The result in a sentence.</summary>
    public string Grade(Score score) => this[$"Note {score.Grade}, avec {Number(score.Value)} points sur 100.", $"Note {score.Grade}, mit {Number(score.Value)} von 100 Punkten."];

    /// <summary>What left the sum because it does not apply; null where nothing did.</summary>
    public string? Removed(Score score) => score.Removed == 0 ? null
        : this[$"{Number(score.Removed)} points de questions qui ne s’appliquent pas sont sortis du total, compté sur {Number(score.Applicable)} points.",
            $"{Number(score.Removed)} Punkte von Fragen, die nicht zutreffen, zählen nicht: Die Summe bezieht sich auf {Number(score.Applicable)} Punkte."];

    /// <summary>A text of several lines as one paragraph.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Words of the coordination, between the quotation marks of the language.</summary>
    public string Quoted(string words) => this[$"« {OneLine(words)} »", $"„{OneLine(words)}“"];

    /// <summary>That an edition took place before it was kept here, and who took its answers over on which day.</summary>
    public string TakenOver(DateOnly on) => this[
        $"Cette édition a eu lieu avant d’être tenue ici. La coordination en a repris les réponses le {Day(on)} ; elles n’ont pas été relues ici.",
        $"Diese Ausgabe fand statt, bevor sie hier geführt wurde. Die Koordination hat ihre Antworten am {Day(on)} übernommen; sie wurden hier nicht geprüft."];

    public string Number(decimal number) => number.ToString("0.#", culture);
}
