using System.Globalization;
using System.Text;

namespace Cdce.Partners;

/// <summary>Texts as they are compared: what people write differently and mean the same.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> LegalForms =
        new(StringComparer.Ordinal) { "asbl", "vog", "vzw", "sprl", "srl", "sa", "sc", "scrl", "snc", "gmbh" };

    /// <summary>Lower case, no accents, words parted by one space.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
                continue;
            if (c is 'œ' or 'Œ')
                plain.Append("oe");
            else if (c is 'ß')
                plain.Append("ss");
            else if (char.IsLetterOrDigit(c))
                plain.Append(char.ToLowerInvariant(c));
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>A name without its legal form, so that "CIEP asbl" and "CIEP" are the same.</summary>
    public static string OfName(string name)
    {
        var plain = Of(name);
        var kept = plain.Split(' ').Where(word => !LegalForms.Contains(word)).ToList();
        return kept.Count == 0 ? plain : string.Join(' ', kept);
    }
}
