using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>What somebody wrote about one question; empty cells are empty texts.</summary>
/// <param name="Line">Line of the sheet, from 1 (the headings).</param>
internal sealed record PaperLine(int Line, string Code, string Answer, string Reason, string Evidence);

/// <summary>A workbook that comes back, as <see cref="AssessmentWorkbook"/> wrote it and a person filled it; saved by whatever program.</summary>
/// <param name="AssessmentId">Of which Fair-ô-mètre it is; null where the sheet that says so is gone.</param>
/// <param name="Columns">Letters of the columns of answer, reason and evidence: somebody may have moved them.</param>
internal sealed record PaperSheet(string? AssessmentId, IReadOnlyList<PaperLine> Lines, PaperColumns Columns)
{
    public const int MaximumBytes = 2 * 1024 * 1024;

    // Of one part, unpacked: whatever a small file swells to stops here.
    private const long MaximumCharacters = 8 * 1024 * 1024;
    private const string Unreadable = "sheet-unreadable";

    /// <summary>The sheet, or what is wrong with the file.</summary>
    public static (PaperSheet? Sheet, InputIssue? Issue) Read(byte[] bytes)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false, new OpenSettings { MaxCharactersInPart = MaximumCharacters });
            return document.WorkbookPart is { } book ? Read(book) : (null, NoWorkbook());
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or XmlException or FileFormatException or KeyNotFoundException or FormatException)
        {
            return (null, NoWorkbook());
        }
    }

    private static (PaperSheet? Sheet, InputIssue? Issue) Read(WorkbookPart book)
    {
        IReadOnlyList<string> shared = [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(i => i.InnerText) ?? []];
        var sheets = (book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
            .Select(s => s.Id?.Value is { } id && book.GetPartById(id) is WorksheetPart { Worksheet: { } sheet } ? Cells(sheet, shared) : []).ToList();
        var id = sheets.SelectMany(s => s.Values).FirstOrDefault(line => line.GetValueOrDefault("A") == AssessmentWorkbook.IdLine)?.GetValueOrDefault("B");
        if (sheets.FirstOrDefault() is not { } questions || questions.GetValueOrDefault(1) is not { } headings)
            return (null, NoWorkbook());

        if (Column(AssessmentWorkbook.CodeColumn) is not { } code)
            return (null, Missing(AssessmentWorkbook.CodeColumn));
        if (Column(AssessmentWorkbook.AnswerColumn) is not { } answer)
            return (null, Missing(AssessmentWorkbook.AnswerColumn));
        if (Column(AssessmentWorkbook.ReasonColumn) is not { } reason)
            return (null, Missing(AssessmentWorkbook.ReasonColumn));
        var evidence = Column(AssessmentWorkbook.EvidenceColumn) ?? "";
        return (new PaperSheet(id, [.. questions.Where(line => line.Key > 1 && line.Value.GetValueOrDefault(code, "").Length > 0).OrderBy(line => line.Key)
            .Select(line => new PaperLine(line.Key, line.Value[code], line.Value.GetValueOrDefault(answer, ""), line.Value.GetValueOrDefault(reason, ""),
                line.Value.GetValueOrDefault(evidence, "")))], new PaperColumns(code, answer, reason, evidence)), null);

        string? Column(int place) => PaperWords.All.Select(say => AssessmentWorkbook.Headings(say)[place])
            .Select(heading => headings.FirstOrDefault(h => h.Value == heading).Key).FirstOrDefault(letter => letter is not null);
    }

    // The texts that are not empty, by line and letter of the column.
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

    private static InputIssue NoWorkbook() => new("body", "file", "A workbook (XLSX) of a Fair-ô-mètre is expected.", $"urn:problem-type:cdce:{Unreadable}");

    private static InputIssue Missing(int column)
    {
        var heading = AssessmentWorkbook.Headings(PaperWords.All[0])[column];
        return new("body", heading, $"The first sheet has no column {heading}.", "urn:problem-type:cdce:column-missing");
    }
}

/// <summary>Letters of columns; that of the evidence is empty where it is gone.</summary>
internal sealed record PaperColumns(string Code, string Answer, string Reason, string Evidence);
