using System.Globalization;
using System.Text;

namespace Cdce.Campaign.Communes;

internal static class PlainText
{
    /// <summary>Lower case without accents, so that "liege" finds Liège and "eghezee" Éghezée.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
                continue;
            plain.Append(c switch { 'œ' or 'Œ' => "oe", 'æ' or 'Æ' => "ae", 'ß' => "ss", '’' => "'", _ => char.ToLowerInvariant(c).ToString() });
        }

        return plain.ToString();
    }
}
