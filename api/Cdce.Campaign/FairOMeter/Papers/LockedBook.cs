using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>Parts of a workbook to be filled: headings and questions are locked, without a password; other cells can be written.</summary>
internal static class LockedBook
{
    public const uint LockedStyle = 1;
    public const uint HeadingStyle = 2;
    public const uint OpenStyle = 3;

    /// <summary>A workbook, as bytes.</summary>
    public static byte[] Write(Action<WorkbookPart, Sheets> fill)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook();
            var sheets = book.Workbook.AppendChild(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            fill(book, sheets);
            book.Workbook.Save();
        }

        return file.ToArray();
    }

    /// <summary>Line and column stay in sight: the first ones.</summary>
    public static void Freeze(this Worksheet sheet, int lines, int columns) => sheet.InsertBefore(new SheetViews(new SheetView(new Pane
    {
        VerticalSplit = lines,
        HorizontalSplit = columns == 0 ? null : columns,
        TopLeftCell = $"{Letters(columns)}{lines + 1}",
        ActivePane = columns == 0 ? PaneValues.BottomLeft : PaneValues.BottomRight,
        State = PaneStateValues.Frozen,
    })
    { WorkbookViewId = 0 }), sheet.GetFirstChild<Columns>());

    /// <summary>One wide, on paper across.</summary>
    public static void PrintAcross(this Worksheet sheet) =>
        sheet.Append(new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0, FitToWidth = 1 });

    /// <summary>Letters of a column, from 0.</summary>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + Letters(column % 26);

    public static Worksheet AddSheet(WorkbookPart book, Sheets sheets, string name, IEnumerable<Cell[]> rows, double[] widths)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        foreach (var (place, cells) in rows.Index())
        {
            foreach (var (column, cell) in cells.Index())
                cell.CellReference = $"{Letters(column)}{place + 1}";
            data.Append(new Row(cells) { RowIndex = (uint)place + 1 });
        }

        part.Worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new Columns(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
            data,
            new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false });
        sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
        return part.Worksheet;
    }

    // Text stands as text, and stays text when the cell is edited, whatever it begins with.
    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFF6DD" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FFBBBBBB" }) { Style = BorderStyleValues.Thin })),
        new CellFormats(new CellFormat(), Format(0, 0, locked: true), Format(1, 0, locked: true), Format(0, 2, locked: false)));

    private static CellFormat Format(uint font, uint fill, bool locked) => new(
        new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }, new Protection { Locked = locked })
    {
        FontId = font,
        FillId = fill,
        BorderId = 1,
        QuotePrefix = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyAlignment = true,
        ApplyProtection = true,
    };

    public static Cell NumberCell(int number, uint style) => new() { CellValue = new CellValue(number), DataType = CellValues.Number, StyleIndex = style };

    public static Cell TextCell(string text, uint style) => new()
    {
        InlineString = new InlineString(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve }),
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    /// <summary>Without the characters that a workbook cannot hold.</summary>
    public static string Writable(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF)));
}
