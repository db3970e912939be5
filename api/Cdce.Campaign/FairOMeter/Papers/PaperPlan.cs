using Cdce.Campaign.Activities;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Platform.Imports;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>An answer as a workbook gives it.</summary>
/// <param name="NotApplicable">Why the question does not apply; absent where there is a value.</param>
/// <param name="EvidenceUrl">A page that shows it.</param>
internal sealed record PaperAnswer(int? Value, string? NotApplicable, string? EvidenceUrl);

/// <summary>An answer that taking a workbook would give.</summary>
/// <param name="Line">Line of the sheet, from 1 (the headings).</param>
/// <param name="Before">The answer that stands; absent where the question is open.</param>
internal sealed record PaperChange(int Line, string Question, PaperAnswer? Before, PaperAnswer After);

/// <summary>Something written in a workbook that is not taken over: as evidence it takes a web address, files are attached in the program.</summary>
/// <param name="Cell">Such as J7.</param>
internal sealed record PaperRemark(string Cell, string Text);

/// <summary>
/// What taking a workbook would do. An empty cell changes nothing: a paper that was filled in part takes no answer away.
/// </summary>
/// <param name="Same">Answers that stand already.</param>
/// <param name="Errors">By cell; with any of them nothing is taken.</param>
internal sealed record PaperPlan(IReadOnlyList<PaperChange> Changes, int Same, IReadOnlyList<PaperRemark> LeftOut, IReadOnlyList<CellError> Errors)
{
    /// <param name="papers">The filled paper as it is now, in each language: a person may have answered in either.</param>
    public static PaperPlan Of(PaperSheet sheet, IReadOnlyList<AssessmentPaper> papers)
    {
        var (changes, left, errors, same) = (new List<PaperChange>(), new List<PaperRemark>(), new List<CellError>(), 0);
        var seen = new HashSet<string>();
        foreach (var line in sheet.Lines)
        {
            var asked = papers.Select(p => p.Questions.FirstOrDefault(q => q.Question.Code == line.Code)).OfType<PaperQuestion>().ToList();
            if (asked.Count == 0)
                Fail(line, sheet.Columns.Code, "unknown-question", "The grid of this edition has no such question.", line.Code);
            else if (!seen.Add(line.Code))
                Fail(line, sheet.Columns.Code, "row-twice", "The question stands twice.", line.Code);
            else
                Take(line, asked);
        }

        return new PaperPlan(changes, same, left, errors);

        void Take(PaperLine line, List<PaperQuestion> asked)
        {
            var state = asked[0].Answer;
            var before = state is null ? null : new PaperAnswer(state.Value, state.NotApplicable, state.EvidenceUrl);
            var failed = errors.Count;
            var url = Address(line, asked) ?? before?.EvidenceUrl;
            var after = (line.Answer, line.Reason) switch
            {
                ("", "") => before is null ? null : before with { EvidenceUrl = url },
                ("", var reason) => new PaperAnswer(null, Reason(line, reason, before), url),
                (var answer, "") => new PaperAnswer(Value(line, answer, asked[0].Question), null, url),
                _ => Both(line),
            };
            if (errors.Count > failed)
                return;
            if (after == before)
                same += before is null ? 0 : 1;
            if (after is null && url is not null)
                Fail(line, sheet.Columns.Answer, "answer-missing", "There is evidence, but neither an answer nor a reason.", null);
            else if (after is not null && after != before)
                changes.Add(new PaperChange(line.Line, line.Code, before, after));
        }

        PaperAnswer? Both(PaperLine line)
        {
            Fail(line, sheet.Columns.Reason, "answer-and-reason", "Either an answer, or why the question does not apply.", line.Reason);
            return null;
        }

        int? Value(PaperLine line, string text, GridQuestion asked)
        {
            if (asked.Read(text) is { } value)
                return value;
            var (code, sentence) = asked.Expected();
            Fail(line, sheet.Columns.Answer, code, sentence, text);
            return null;
        }

        // A reason that a workbook cannot hold as it is comes back a little different, and is the same.
        string Reason(PaperLine line, string text, PaperAnswer? before)
        {
            if (text.Length > AnswerQuestion.LongestReason)
                Fail(line, sheet.Columns.Reason, "too-long", $"At most {AnswerQuestion.LongestReason} characters.", text);
            return before?.NotApplicable is { } reason && LockedBook.Writable(reason).Trim() == text ? reason : text;
        }

        string? Address(PaperLine line, List<PaperQuestion> asked)
        {
            var written = line.Evidence.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Except(asked.SelectMany(q => q.Evidence).SelectMany(e => LockedBook.Writable(e).Split('\n', StringSplitOptions.TrimEntries))).ToList();
            var addresses = written.Where(FactRules.IsWebAddress).ToList();
            left.AddRange(written.Except(addresses).Select(text => new PaperRemark($"{sheet.Columns.Evidence}{line.Line}", text)));
            if (addresses.Count > 1)
                Fail(line, sheet.Columns.Evidence, "one-address", "One web address for each question.", line.Evidence);
            else if (addresses is [{ Length: > AnswerQuestion.LongestAddress } address])
                Fail(line, sheet.Columns.Evidence, "too-long", $"At most {AnswerQuestion.LongestAddress} characters.", address);
            return addresses.FirstOrDefault();
        }

        void Fail(PaperLine line, string column, string code, string message, string? value) =>
            errors.Add(new CellError(line.Line, column, code, message, value));
    }
}
