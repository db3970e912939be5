using System.Net.Http.Headers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cdce.Testing;

/// <summary>Workbooks of a Fair-ô-mètre as people send them back: spreadsheet programs save every text among the shared ones.</summary>
public static class FilledPaper
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly string[] Headings = ["Code", "Réponse", "Ne s’applique pas, parce que", "Preuves"];

    public static HttpContent Content(byte[] workbook) => new ByteArrayContent(workbook) { Headers = { ContentType = new MediaTypeHeaderValue(MediaType) } };

    /// <summary>Typed by hand, without the sheet that says whose it is.</summary>
    public static byte[] Typed(params IReadOnlyList<string[]> lines) => Sheet([Headings, .. lines]);

    /// <summary>The answers of communes in a past edition; the first line names its columns.</summary>
    public static object PastEdition(string code, params IReadOnlyList<string[]> lines) => new
    {
        code,
        label = new { fr = $"Édition {code}", de = $"Ausgabe {code}" },
        grid = 1,
        opensOn = "2023-01-10",
        closesOn = "2023-04-30",
        content = Sheet(lines),
    };

    /// <summary>One sheet, line by line.</summary>
    public static byte[] Sheet(IReadOnlyList<string[]> lines)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            var shared = book.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable();
            var data = new SheetData();
            foreach (var (place, cells) in lines.Index())
            {
                data.Append(new Row(cells.Index().Select(c => Shared(shared, new Cell { CellReference = $"{(char)('A' + c.Index)}{place + 1}" }, c.Item)))
                {
                    RowIndex = (uint)place + 1,
                });
            }

            part.Worksheet = new Worksheet(data);
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "Feuille 1" }));
        }

        return file.ToArray();
    }

    /// <summary>Some cells of the first sheet written over, a number as a number.</summary>
    /// <param name="cells">Such as H7, with what is written there.</param>
    public static byte[] Edited(byte[] workbook, params IReadOnlyList<(string At, string Text)> cells)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var document = SpreadsheetDocument.Open(file, true))
        {
            var book = document.WorkbookPart ?? throw new InvalidOperationException("no workbook");
            var first = book.Workbook?.Sheets?.Elements<Sheet>().First().Id?.Value ?? "";
            var sheet = ((WorksheetPart)book.GetPartById(first)).Worksheet ?? throw new InvalidOperationException("no sheet");
            var table = book.SharedStringTablePart ?? book.AddNewPart<SharedStringTablePart>();
            table.SharedStringTable ??= new SharedStringTable();
            foreach (var (at, text) in cells)
                Shared(table.SharedStringTable, sheet.Descendants<Cell>().Single(c => c.CellReference?.Value == at), text);
        }

        return file.ToArray();
    }

    private static Cell Shared(SharedStringTable table, Cell cell, string text)
    {
        cell.InlineString = null;
        if (int.TryParse(text, out var number))
        {
            (cell.DataType, cell.CellValue) = (CellValues.Number, new CellValue(number));
            return cell;
        }

        table.Append(new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        (cell.DataType, cell.CellValue) = (CellValues.SharedString, new CellValue(table.ChildElements.Count - 1));
        return cell;
    }
}
