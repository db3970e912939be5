using System.Globalization;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>Words, days and numbers of a paper in one language.</summary>
/// <param name="language">fr or de</param>
internal sealed class PaperWords(string language)
{
    /// <summary>In each language, French first.</summary>
    public static readonly IReadOnlyList<PaperWords> All = [new("fr"), new("de")];

    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language == "de" ? "de-BE" : "fr-BE");

    public string Language => language;

    public string this[string fr, string de] => language == "de" ? de : fr;

    public string this[LocalText text] => language == "de" ? text.De ?? text.Fr : text.Fr;

    public string Day(DateOnly day) => language == "de" ? day.ToString("d. MMMM yyyy", culture) : day.ToString("d MMMM yyyy", culture);

    public string Difference(decimal number) => number.ToString("+0.#;−0.#;0", culture);

    public string Number(decimal number) => number.ToString("0.#", culture);
}
