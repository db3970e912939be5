using System.Text.RegularExpressions;

namespace Cdce.Platform;

/// <summary>Finds e-mail addresses and telephone numbers in a short text, which must not enter an event.</summary>
public static partial class ContactDetails
{
    /// <summary>Whether the text holds an at sign between letters, or eight digits and more that read like a telephone number.</summary>
    public static bool In(string? text) => text is not null && (Address().IsMatch(text) || Telephone().IsMatch(text));

    [GeneratedRegex(@"[^\s@]+@[^\s@]+")]
    private static partial Regex Address();

    // Dates such as 12/03/2026 have fewer than nine digits and no leading zero or plus before a digit group of two or three.
    [GeneratedRegex(@"(?<![\d/.-])(\+|00|0)\d{1,3}([\s./-]?\d{2,3}){3,4}(?![\d/.-])")]
    private static partial Regex Telephone();
}
