using Cdce.Partners.Partners;
using Cdce.Platform.Imports;

namespace Cdce.Partners.Imports;

/// <summary>The columns of a file of partners, the same when it is read and when it is written.</summary>
internal static class PartnerFile
{
    public static readonly IReadOnlyList<string> Required = ["name", "kind", "nis"];

    public static readonly IReadOnlyList<string> Optional =
        ["commune_fr", "address", "postcode", "lat", "lon", "source", "enterprise_number", "products", "labels"];

    /// <summary>Between several products or labels in one cell.</summary>
    public const char Separator = '|';

    /// <summary>What a row says, or null where it has errors.</summary>
    /// <param name="communes">NIS codes of the register; empty while none is known, then none is refused.</param>
    public static ImportedPartner? Read(CsvRow row, IReadOnlySet<string> communes)
    {
        var name = Plain(row.Required("name", 120));
        var kind = row.OneOf("kind", [.. PartnerKind.All]);
        if (row.Text("kind") is null)
            row.Required("kind");
        var nis = row.Required("nis", 5);
        if (nis.Length > 0 && (nis.Length != 5 || !nis.All(char.IsAsciiDigit)))
            row.Fail("nis", "not-a-nis-code", "A NIS code of five digits is expected.");
        else if (nis.Length > 0 && communes.Count > 0 && !communes.Contains(nis))
            row.Fail("nis", "unknown-commune", "No commune of the register has this NIS code.");
        var postcode = row.Text("postcode", 4);
        if (postcode is not null && !(postcode.Length == 4 && postcode[0] != '0' && postcode.All(char.IsAsciiDigit)))
            row.Fail("postcode", "not-a-postcode", "A postcode of four digits is expected.");
        var written = row.Text("enterprise_number");
        var number = written is null ? null : EnterpriseNumber.Normalise(written);
        if (written is not null && number is null)
            row.Fail("enterprise_number", "not-an-enterprise-number", "The last two digits do not match the others.");

        var description = new PartnerDescription(kind ?? "", name, nis, Text(row, "address", 200), postcode,
            row.Number("lat", 49.4, 51.6), row.Number("lon", 2.5, 6.5), number, Several(row, "products", 80), Several(row, "labels", 40));
        var source = Text(row, "source", 300);
        return row.Errors.Count == 0 ? new ImportedPartner(row.Line, description, source) : null;
    }

    /// <summary>The file of these partners; reading it again changes nothing.</summary>
    public static byte[] Write(IEnumerable<PartnerRow> partners, IReadOnlyDictionary<string, LocalText> communes) => CsvText.Write(
        [.. Required, .. Optional, "simulated"],
        partners.Select(p => (IReadOnlyList<object?>)
        [
            p.Name, p.Kind, p.NisCode, communes.GetValueOrDefault(p.NisCode)?.Fr, p.Address, p.Postcode, p.Latitude, p.Longitude,
            p.Source, p.EnterpriseNumber is { } number ? EnterpriseNumber.Written(number) : null,
            string.Join(Separator, p.Products), string.Join(Separator, p.Labels), p.Simulated ? "true" : null,
        ]));

    private static string? Text(CsvRow row, string column, int most) => row.Text(column, most) is { } text ? Plain(text) : null;

    private static string[]? Several(CsvRow row, string column, int most)
    {
        if (row.Text(column) is not { } text)
            return null;
        var several = text.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Plain).ToArray();
        if (several.Any(s => s.Length > most))
            row.Fail(column, "too-long", $"At most {most} characters each.");
        return several;
    }

    // The apostrophe that keeps spreadsheets from running a cell as a formula is not part of the text.
    private static string Plain(string text) => text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
}
