using System.Globalization;
using System.Text.RegularExpressions;

namespace Cdce.Campaign.Criteria;

/// <summary>
/// The numbers in the texts of guide and form: a text names a threshold, as <c>{months}</c>, and the record that decides says how much it is.
/// So no text can say another number than the one that counts.
/// </summary>
internal static partial class Thresholds
{
    public static LocalText Fill(LocalText text, IReadOnlyDictionary<string, int> numbers) =>
        new(Fill(text.Fr, numbers), Fill(text.De, numbers), Fill(text.Nl, numbers), Fill(text.En, numbers));

    /// <summary>What a text names and nobody knows.</summary>
    public static IEnumerable<string> Unknown(LocalText text, IReadOnlyDictionary<string, int> numbers) =>
        new[] { text.Fr, text.De, text.Nl, text.En }.SelectMany(t => Named().Matches(t ?? "")).Select(m => m.Groups[1].Value).Where(name => !numbers.ContainsKey(name)).Distinct();

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Fill(string? text, IReadOnlyDictionary<string, int> numbers) => text is null ? null
        : Named().Replace(text, m => numbers.TryGetValue(m.Groups[1].Value, out var number) ? number.ToString(CultureInfo.InvariantCulture) : m.Value);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Named();
}
