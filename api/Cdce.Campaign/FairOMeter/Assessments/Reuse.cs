using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Scoring;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>What became of a question or an answer since the edition before.</summary>
internal enum EditionChange
{
    Same,

    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is not there any more, or not yet.</summary>
    Removed,

    /// <summary>Another text, other possible answers or another number expected; another answer.</summary>
    Changed,
}

/// <summary>A question with its answer as it was in the edition before.</summary>
/// <param name="Value">Absent where it did not apply, or was not answered.</param>
internal sealed record FormerAnswer(QuestionKind Kind, IReadOnlyList<GridOption>? Options, int? Quota, int? Value, string? NotApplicable);

/// <summary>A question that is not as it was, or whose answer is not.</summary>
/// <param name="Text">As it is asked now, or as it was asked where it is no more.</param>
/// <param name="Before">Absent where it was not asked.</param>
internal sealed record EditionDifference(string Code, LocalText Text, EditionChange Question, EditionChange Answer, FormerAnswer? Before);

/// <summary>What a commune may take over from the edition before, and what is different from then.</summary>
internal static class Reuse
{
    /// <summary>
    /// The answers that are taken over: of questions that ask the same, where there is neither an answer yet nor a proposal of the ledger, which
    /// knows of later facts. Answers that the review changed are given anew.
    /// </summary>
    public static IReadOnlyList<AnswerGiven> Answers(GridContent formerGrid, Assessment former, AssessmentCase found, CriterionFacts ledger) =>
    [
        .. from question in found.Grid.Questions()
           let state = found.Assessment.Of(question.Code)
           let before = former.SentTo(question.Code)
           where before.Answered && !state.Answered && former.Stands(question.Code) && ChangeOf(formerGrid.Find(question.Code), question) is EditionChange.Same
               && Proposal.For(question, state, ledger, found.Today) is null
           select new AnswerGiven(found.Assessment.Edition, found.Assessment.NisCode, question.Code, before.Value, before.NotApplicable,
               Proposal.QuotaOf(question, ledger, found.Today), AnswerOrigin.Reused, before.Facts, before.EvidenceUrl, found.Today, before.GivenOn),
    ];

    /// <summary>All that is different, in the order of the grid; then what is not asked any more.</summary>
    public static IReadOnlyList<EditionDifference> Differences(GridContent formerGrid, Assessment former, GridContent grid, Assessment assessment) =>
    [
        .. from question in grid.Questions().Concat(formerGrid.Questions().Where(q => grid.Find(q.Code) is null))
           let then = formerGrid.Find(question.Code)
           let now = grid.Find(question.Code)
           let before = then is null ? QuestionState.Untouched(question.Code) : former.SentTo(question.Code)
           let difference = new EditionDifference(question.Code, question.Text, ChangeOf(then, now),
               ChangeOf(before, now is null ? QuestionState.Untouched(question.Code) : assessment.Of(question.Code)),
               then is null ? null : new FormerAnswer(then.Kind, then.Options, before.Quota, before.Value, before.NotApplicable))
           where (difference.Question, difference.Answer) != (EditionChange.Same, EditionChange.Same)
           select difference,
    ];

    /// <summary>Whether a question still asks the same, whatever it is worth.</summary>
    public static EditionChange ChangeOf(GridQuestion? before, GridQuestion? now) => (before, now) switch
    {
        (null, null) => EditionChange.Same,
        (null, _) => EditionChange.Added,
        (_, null) => EditionChange.Removed,
        _ when GridComparison.Obstacle(before, now) is null && before.Text == now.Text && (before.Quota, before.Target) == (now.Quota, now.Target)
            && Labels(before).SequenceEqual(Labels(now)) => EditionChange.Same,
        _ => EditionChange.Changed,
    };

    private static EditionChange ChangeOf(QuestionState before, QuestionState now) => (before.Answered, now.Answered) switch
    {
        (false, true) => EditionChange.Added,
        (true, false) => EditionChange.Removed,
        (true, true) when (before.Value, before.NotApplicable) != (now.Value, now.NotApplicable) => EditionChange.Changed,
        _ => EditionChange.Same,
    };

    private static IEnumerable<(int Value, LocalText Label)> Labels(GridQuestion question) =>
        (question.Options ?? []).Select(o => (o.Value, o.Label)).OrderBy(o => o.Value);
}
