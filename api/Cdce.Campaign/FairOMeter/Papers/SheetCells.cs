using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>What stands in the cells of a workbook that somebody sends, saved by whatever program.</summary>
internal static class SheetCells
{
    public const int MaximumBytes = 2 * 1024 * 1024;

    // Of one part, unpacked: whatever a small file swells to stops here.
    private const long MaximumCharacters = 8 * 1024 * 1024;

    /// <summary>What is said of a file that is no workbook.</summary>
    public static readonly InputIssue Unreadable =
        new("body", "file", "A workbook (XLSX) of a Fair-ô-mètre is expected.", "urn:problem-type:cdce:sheet-unreadable");

    /// <summary>The sheets in their order, each as the texts that are not empty, by line and letters of the column; none where the file is no workbook.</summary>
    public static IReadOnlyList<Dictionary<int, Dictionary<string, string>>> Read(byte[] bytes)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false, new OpenSettings { MaxCharactersInPart = MaximumCharacters });
            return document.WorkbookPart is { } book ? Read(book) : [];
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or XmlException or FileFormatException or KeyNotFoundException or FormatException)
        {
            return [];
        }
    }

    public static InputIssue Missing(string heading) =>
        new("body", heading, $"The first sheet has no column {heading}.", "urn:problem-type:cdce:column-missing");

    private static IReadOnlyList<Dictionary<int, Dictionary<string, string>>> Read(WorkbookPart book)
    {
        IReadOnlyList<string> shared = [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(i => i.InnerText) ?? []];
        return [.. (book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
            .Select(s => s.Id?.Value is { } id && book.GetPartById(id) is WorksheetPart { Worksheet: { } sheet } ? Cells(sheet, shared) : [])];
    }

    private static Dictionary<int, Dictionary<string, string>> Cells(Worksheet sheet, IReadOnlyList<string> shared)
    {
        var lines = new Dictionary<int, Dictionary<string, string>>();
        foreach (var cell in sheet.Descendants<Cell>())
        {
            var at = cell.CellReference?.Value ?? "";
            var letters = at.TrimEnd("0123456789".ToCharArray());
            if (TextOf(cell, shared).Trim() is not { Length: > 0 } text || !int.TryParse(at[letters.Length..], out var line))
                continue;
            if (!lines.TryGetValue(line, out var cells))
                lines[line] = cells = [];
            cells[letters] = text;
        }

        return lines;
    }

    private static string TextOf(Cell cell, IReadOnlyList<string> shared)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
            return cell.InlineString?.InnerText ?? "";
        var text = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value != CellValues.SharedString)
            return text;
        return int.TryParse(text, out var place) && place >= 0 && place < shared.Count ? shared[place] : "";
    }
}
