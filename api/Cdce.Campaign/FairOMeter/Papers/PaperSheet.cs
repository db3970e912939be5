namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>What somebody wrote about one question; empty cells are empty texts.</summary>
/// <param name="Line">Line of the sheet, from 1 (the headings).</param>
internal sealed record PaperLine(int Line, string Code, string Answer, string Reason, string Evidence);

/// <summary>A workbook that comes back, as <see cref="AssessmentWorkbook"/> wrote it and a person filled it; saved by whatever program.</summary>
/// <param name="AssessmentId">Of which Fair-ô-mètre it is; null where the sheet that says so is gone.</param>
/// <param name="Columns">Letters of the columns of answer, reason and evidence: somebody may have moved them.</param>
internal sealed record PaperSheet(string? AssessmentId, IReadOnlyList<PaperLine> Lines, PaperColumns Columns)
{
    /// <summary>The sheet, or what is wrong with the file.</summary>
    public static (PaperSheet? Sheet, InputIssue? Issue) Read(byte[] bytes)
    {
        var sheets = SheetCells.Read(bytes);
        if (sheets.Count == 0)
            return (null, SheetCells.Unreadable);
        var id = sheets.SelectMany(s => s.Values).FirstOrDefault(line => line.GetValueOrDefault("A") == AssessmentWorkbook.IdLine)?.GetValueOrDefault("B");
        var (questions, headings) = (sheets[0], sheets[0].GetValueOrDefault(1) ?? []);
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

    private static InputIssue Missing(int column)
    {
        var heading = AssessmentWorkbook.Headings(PaperWords.All[0])[column];
        return SheetCells.Missing(heading);
    }
}

/// <summary>Letters of columns; that of the evidence is empty where it is gone.</summary>
internal sealed record PaperColumns(string Code, string Answer, string Reason, string Evidence);
