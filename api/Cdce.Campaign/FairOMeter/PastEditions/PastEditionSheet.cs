using Cdce.Campaign.Communes;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Papers;
using Cdce.Platform.Imports;

namespace Cdce.Campaign.FairOMeter.PastEditions;

/// <summary>A commune's line: where it stands, and what it answered.</summary>
/// <param name="Line">Line of the sheet, from 1 (the headings).</param>
internal sealed record PastLine(int Line, string NisCode, IReadOnlyList<PastAnswer> Answers);

/// <summary>
/// The answers of many communes in one sheet: a line for each commune, a column for each question, named by its code. An empty cell is a
/// question without an answer.
/// </summary>
/// <param name="Lines">Of communes with at least one answer, in their order.</param>
/// <param name="Errors">By cell.</param>
internal sealed record PastEditionSheet(IReadOnlyList<PastLine> Lines, IReadOnlyList<CellError> Errors)
{
    /// <summary>What an answer begins with that says why the question does not apply; the reason follows after a colon.</summary>
    public static string NotApplicable(PaperWords say) => say["Ne s’applique pas", "Trifft nicht zu"];

    public static string CodeHeading(PaperWords say) => say["INS", "NIS"];

    public static string NameHeading(PaperWords say) => say["Commune", "Gemeinde"];

    /// <summary>The sheet, or what is wrong with the file.</summary>
    /// <param name="communes">Which NIS codes the register knows, and between which days (the last one excluded).</param>
    public static (PastEditionSheet? Sheet, InputIssue? Issue) Read(byte[] bytes, GridContent grid, DateOnly opensOn, DateOnly closesOn,
        IReadOnlyDictionary<string, (DateOnly From, DateOnly? Ended)> communes)
    {
        var sheets = SheetCells.Read(bytes);
        if (sheets.Count == 0)
            return (null, SheetCells.Unreadable);
        var (cells, headings) = (sheets[0], sheets[0].GetValueOrDefault(1) ?? []);
        if (headings.FirstOrDefault(h => PaperWords.All.Any(say => CodeHeading(say) == h.Value)).Key is not { } codes)
            return (null, SheetCells.Missing(CodeHeading(PaperWords.All[0])));

        var (lines, errors) = (new List<PastLine>(), new List<CellError>());
        var questions = new Dictionary<string, GridQuestion>();
        foreach (var (column, heading) in headings.Where(h => h.Key != codes && PaperWords.All.All(say => NameHeading(say) != h.Value)))
        {
            if (grid.Find(heading) is not { } question)
                Fail(1, column, "unknown-question", "The grid has no such question.", heading);
            else if (questions.ContainsValue(question))
                Fail(1, column, "row-twice", "The question stands twice.", heading);
            else
                questions[column] = question;
        }

        foreach (var (line, row) in cells.Where(c => c.Key > 1 && c.Value.ContainsKey(codes)).OrderBy(c => c.Key))
        {
            var code = row[codes];
            var answers = questions.Where(q => row.ContainsKey(q.Key)).Select(q => Answer(line, q.Key, q.Value, row[q.Key])).OfType<PastAnswer>().ToList();
            if (!communes.TryGetValue(code, out var life))
                Fail(line, codes, "unknown-commune", "The register knows no commune with this code.", code);
            else if (life.From > closesOn || life.Ended <= opensOn)
                Fail(line, codes, "commune-not-then", "The commune did not exist during the edition.", code);
            else if (lines.Any(l => l.NisCode == code))
                Fail(line, codes, "row-twice", "The commune stands twice.", code);
            else if (answers.Count > 0)
                lines.Add(new PastLine(line, code, answers));
        }

        return (new PastEditionSheet(lines, errors), null);

        PastAnswer? Answer(int line, string column, GridQuestion question, string text)
        {
            if (Reason(text) is { } reason)
            {
                if (reason.Length is 0)
                    Fail(line, column, "reason-missing", "After a colon, say why the question did not apply.", text);
                else if (reason.Length > AnswerQuestion.LongestReason)
                    Fail(line, column, "too-long", $"At most {AnswerQuestion.LongestReason} characters.", text);
                return new PastAnswer(question.Code, null, reason, null);
            }

            if (question.Read(text) is { } value)
                return new PastAnswer(question.Code, value, null, null);
            var (code, sentence) = question.Expected();
            Fail(line, column, code, sentence, text);
            return null;
        }

        void Fail(int line, string column, string code, string sentence, string value) => errors.Add(new CellError(line, column, code, sentence, value));
    }

    // Why a question does not apply; null where an answer stands.
    private static string? Reason(string text) =>
        PaperWords.All.Any(say => PlainText.Of(text).StartsWith(PlainText.Of(NotApplicable(say)), StringComparison.Ordinal))
            ? text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? text[(colon + 1)..].Trim() : "" : null;
}
