using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>
/// A commune's Fair-ô-mètre as a workbook: a row for each question, with its answer to choose. Headings and questions are locked, without
/// a password; answer, reason and evidence can be written.
/// </summary>
internal static class AssessmentWorkbook
{
    private const uint Locked = 1;
    private const uint Heading = 2;
    private const uint Open = 3;

    /// <summary>What the sheet of the particulars calls the id, in every language.</summary>
    public const string IdLine = "assessmentId";

    /// <summary>Places of what is read again, within the sheet of the questions.</summary>
    public const int CodeColumn = 0;
    public const int AnswerColumn = 7;
    public const int ReasonColumn = 8;
    public const int EvidenceColumn = 9;

    private static readonly double[] Widths = [22, 24, 50, 44, 44, 44, 12, 34, 40, 44];

    public static byte[] Write(AssessmentPaper of)
    {
        var say = of.Words;
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook();
            var sheets = book.Workbook.AppendChild(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var choices = say["Choix", "Auswahl"];
            var questions = AddSheet(book, sheets, say["Questions", "Fragen"],
                [[.. Headings(say).Select(h => Text(h, Heading))], .. of.Questions.Select(q => Row(q, say))], Widths);
            questions.InsertBefore(new SheetViews(new SheetView(new Pane
            {
                VerticalSplit = 1,
                TopLeftCell = "A2",
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            })
            { WorkbookViewId = 0 }), questions.GetFirstChild<Columns>());
            questions.Append(Rules(of, choices));
            questions.Append(new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0, FitToWidth = 1 });
            AddSheet(book, sheets, choices, of.Questions.Select(q => new[] { Text(q.Question.Code, Locked) }.Concat(q.Choices(say).Select(c => Text(c, Locked))).ToArray()), [22, 40]);
            AddSheet(book, sheets, say["À propos", "Angaben"], About(of).Select(line => line.Select(t => Text(t, Locked)).ToArray()), [34, 90]);
            book.Workbook.Save();
        }

        return file.ToArray();
    }

    public static IReadOnlyList<string> Headings(PaperWords say) =>
    [
        say["Code", "Code"], say["Critère", "Kriterium"], say["Question", "Frage"], say["Pourquoi", "Warum"], say["Exemples", "Beispiele"],
        say["Preuves acceptées", "Anerkannte Nachweise"], say["Nombre attendu", "Erwartete Anzahl"], say["Réponse", "Antwort"],
        say["Ne s’applique pas, parce que", "Trifft nicht zu, weil"], say["Preuves", "Nachweise"],
    ];

    private static Cell[] Row(PaperQuestion of, PaperWords say) =>
    [
        Text(of.Question.Code, Locked), Text(say[of.Criterion], Locked), Text(say[of.Question.Text], Locked), Text(say[of.Question.Help.Why], Locked),
        Text(say[of.Question.Help.Examples], Locked), Text(say[of.Question.Help.Evidence], Locked),
        of.Quota is { } quota ? Number(quota, Locked) : Text("", Locked),
        of.Answer?.Value is not { } value ? Text("", Open) : of.IsOptions ? Text(of.Value(value, say), Open) : Number(value, Open),
        Text(of.Answer?.NotApplicable ?? "", Open), Text(string.Join("\n", of.Evidence), Open),
    ];

    private static IEnumerable<string[]> About(AssessmentPaper of)
    {
        var say = of.Words;
        yield return [say["Commune", "Gemeinde"], say[of.Commune]];
        yield return [say["Édition", "Ausgabe"], say[of.Edition]];
        yield return [IdLine, of.AssessmentId];
        yield return [say["Grille", "Raster"], of.GridInWords];
        yield return [say["Situation au", "Stand am"], of.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        foreach (var line in of.Provenance)
            yield return [say["Résultat", "Ergebnis"], line];
    }

    // A list where there are choices, a whole number from 0 elsewhere.
    private static DataValidations Rules(AssessmentPaper of, string choices)
    {
        var say = of.Words;
        var rules = of.Questions.Select((question, place) =>
        {
            var row = place + 1;
            var rule = new DataValidation
            {
                AllowBlank = true,
                ShowErrorMessage = true,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{Letter(AnswerColumn)}{row + 1}" },
                ErrorTitle = say["Réponse", "Antwort"],
            };
            if (question.IsOptions)
            {
                rule.Type = DataValidationValues.List;
                rule.Error = say["Choisissez une réponse de la liste.", "Wählen Sie eine Antwort aus der Liste."];
                rule.Append(new Formula1($"'{choices}'!$B${row}:${Letter(question.Choices(say).Count)}${row}"));
            }
            else
            {
                rule.Type = DataValidationValues.Whole;
                rule.Operator = DataValidationOperatorValues.GreaterThanOrEqual;
                rule.Error = say["Écrivez un nombre entier, à partir de 0.", "Schreiben Sie eine ganze Zahl ab 0."];
                rule.Append(new Formula1("0"));
            }

            return rule;
        }).ToArray();
        return new DataValidations(rules) { Count = (uint)rules.Length };
    }

    private static Worksheet AddSheet(WorkbookPart book, Sheets sheets, string name, IEnumerable<Cell[]> rows, double[] widths)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        foreach (var (place, cells) in rows.Index())
        {
            foreach (var (column, cell) in cells.Index())
                cell.CellReference = $"{Letter(column)}{place + 1}";
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

    private static char Letter(int column) => (char)('A' + column);

    private static Cell Number(int number, uint style) => new() { CellValue = new CellValue(number), DataType = CellValues.Number, StyleIndex = style };

    private static Cell Text(string text, uint style) => new()
    {
        InlineString = new InlineString(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve }),
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    /// <summary>Without the characters that a workbook cannot hold.</summary>
    public static string Writable(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF)));
}
