using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using CsvHelper;

namespace Cdce.Api.Tests.Hardening;

/// <summary>Reads what the program writes as a browser or a spreadsheet does, and says what of it was made by words of people.</summary>
internal static class PageCheck
{
    private static readonly HashSet<string> Elements =
    [
        "html", "head", "meta", "title", "link", "style", "body", "main", "section", "div", "h1", "h2", "h3", "p", "a", "br", "strong", "form", "label", "textarea", "button",
        "ul", "ol", "li", "dl", "dt", "dd", "pre", "table", "tbody", "tr", "td", "th",
    ];

    private static readonly HashSet<string> Attributes =
        ["lang", "charset", "name", "content", "http-equiv", "rel", "href", "class", "id", "for", "maxlength", "value", "method", "style"];

    /// <summary>Elements, attributes and addresses that no page of the program has.</summary>
    public static IEnumerable<string> OfPage(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        foreach (var element in page.All)
        {
            if (!Elements.Contains(element.LocalName))
                yield return $"<{element.LocalName}>";
            foreach (var attribute in element.Attributes)
            {
                if (!Attributes.Contains(attribute.Name) || attribute.Value.Contains("x()", StringComparison.Ordinal))
                    yield return $"<{element.LocalName} {attribute.Name}=\"{attribute.Value}\">";
                else if (attribute.Name == "href" && attribute.Value is not (['/', ..] or ['h', 't', 't', 'p', ..]))
                    yield return $"{element.LocalName} leads to {attribute.Value}";
            }
        }

        if (page.All.Where(e => e.LocalName == "style").Any(e => e.TextContent.Contains("x()", StringComparison.Ordinal)))
            yield return "words within a style";
    }

    /// <summary>The text of a page as somebody reads it.</summary>
    public static string TextOf(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        return page.DocumentElement.TextContent;
    }

    /// <summary>Cells that a spreadsheet would calculate.</summary>
    public static IEnumerable<string> OfTable(byte[] csv) => Cells(csv)
        .Where(cell => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
        .Select(cell => $"cell {cell}");

    public static IReadOnlyList<string> Cells(byte[] csv)
    {
        using var reader = CsvReader.FromText(Encoding.UTF8.GetString(csv).TrimStart('\ufeff'), new CsvReaderOptions { HasHeader = false });
        var cells = new List<string>();
        while (reader.Read())
            cells.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetString));
        return cells;
    }

    /// <summary>Parts of a workbook that calculate, or that are no XML.</summary>
    public static IEnumerable<string> OfWorkbook(byte[] xlsx)
    {
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        foreach (var part in zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var stream = part.Open();
            foreach (var formula in XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName is "f" or "script"))
                yield return $"{part.FullName}: {formula}";
        }
    }
}
