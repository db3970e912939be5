using System.Globalization;

namespace Cdce.Partners;

/// <summary>Numbers of the Belgian enterprise register (Banque-Carrefour des Entreprises).</summary>
internal static class EnterpriseNumber
{
    /// <summary>
    /// The ten digits, or null where they are not such a number: it begins with 0 or 1, and the last two digits are 97
    /// less the rest of dividing the first eight by 97.
    /// </summary>
    public static string? Normalise(string written)
    {
        var digits = new string([.. written.Where(char.IsAsciiDigit)]);
        var others = written.Where(c => !char.IsAsciiDigit(c) && c is not ('.' or ' ' or '-')).ToArray();
        if (others.Length > 0 && !new string(others).Equals("BE", StringComparison.OrdinalIgnoreCase))
            return null;
        // Numbers of nine digits are from before 2005, when the leading zero was added.
        if (digits.Length == 9)
            digits = "0" + digits;
        if (digits.Length != 10 || digits[0] is not ('0' or '1'))
            return null;
        var main = int.Parse(digits.AsSpan(0, 8), CultureInfo.InvariantCulture);
        var check = int.Parse(digits.AsSpan(8), CultureInfo.InvariantCulture);
        return 97 - main % 97 == check ? digits : null;
    }

    /// <summary>As people write it: 0123.456.789.</summary>
    public static string Written(string digits) => $"{digits[..4]}.{digits[4..7]}.{digits[7..]}";
}
