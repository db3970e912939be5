using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Consistency;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.LocalActions;
using Cdce.Campaign.FairOMeter.PastEditions;
using Cdce.Campaign.FairOMeter.Reviews;
using Cdce.Campaign.FairOMeter.Scoring;
using FluentValidation;

namespace Cdce.Campaign.Dossiers;

/// <summary>Asks of each event of a Fair-ô-mètre in a dossier whether the command that records it here would have accepted it.</summary>
internal static class DossierFairOMeterRules
{
    // The days of the edition may have been others when it happened, and so may the age from which answers are confirmed.
    private const int AnyAge = 1_200;

    private static readonly AnswerQuestion.Validator Answers = new();
    private static readonly AskAboutCriterion.Validator Asked = new();
    private static readonly ContestReview.Validator Contests = new();
    private static readonly DecideContest.Validator Decisions = new();
    private static readonly ExplainCriterion.Validator Explained = new();
    private static readonly AddLocalAction.Validator LocalActions = new();
    private static readonly RejectProposal.Validator Rejections = new();
    private static readonly ReturnAssessment.Validator Returns = new();
    private static readonly ReviewAnswer.Validator Reviews = new();
    private static readonly ValueLocalAction.Validator Valuations = new();

    /// <param name="before">As the events before leave it.</param>
    public static string? Wrong(IAssessmentEvent e, Assessment before, GridContent grid, IReadOnlySet<Guid> ledger)
    {
        var found = new AssessmentCase(before, new Edition(before.Edition, 0, DateOnly.MinValue, DateOnly.MaxValue, [], null)
        {
            Rules = new([], AnyAge),
        }, grid, e.On);
        return e switch
        {
            AnswerGiven given => Changed(given.Question, given.Facts)
                ?? Shape(Answers, new(given.Value, given.NotApplicable, [], given.EvidenceUrl))
                ?? Fits(given.Question, given.Value, given.Quota, given.GivenOn),
            AnswerCleared cleared => Changed(cleared.Question, cleared.Facts)
                ?? (before.Of(cleared.Question).Answered ? null : "There is no answer to take back."),
            ProposalRejected rejected => Changed(rejected.Question, rejected.Facts) ?? Shape(Rejections, new(rejected.Reason)),
            ConsistencyAnswered answered => Known(answered.Question) ?? (answered.Recorded is >= 0 and <= 100_000
                && before.Status is not AssessmentStatus.Validated ? null : "Nothing is asked about this answer."),
            AssessmentSubmitted => Detail(SubmitAssessment.Decide(found)),
            AssessmentReturned returned => Shape(Returns, new(returned.Reason)) ?? Detail(ReturnAssessment.Decide(found, new(returned.Reason))),
            AssessmentValidated validated => Detail(ValidateAssessment.Decide(found))
                ?? (validated.RenewalOn < validated.On ? "The next one is due before this one." : null),
            AnswerReviewed reviewed => Known(reviewed.Question) ?? Shape(Reviews, new(reviewed.Outcome, reviewed.Value, reviewed.Reason))
                ?? (reviewed.Reviewer is null ? null : "A dossier names nobody.")
                ?? (grid.Find(reviewed.Question) is { } question
                    ? Detail(ReviewAnswer.Decide(found, question, new(reviewed.Outcome, reviewed.Value, reviewed.Reason), null)) : null),
            CriterionAskedAbout asked => OfCriterion(asked.Criterion) ?? Shape(Asked, new(asked.Text))
                ?? Detail(AskAboutCriterion.Decide(found, asked.Criterion, new(asked.Text))),
            CriterionExplained explained => OfCriterion(explained.Criterion) ?? Shape(Explained, new(explained.Text))
                ?? Detail(ExplainCriterion.Decide(found, explained.Criterion, new(explained.Text))),
            LocalActionDescribed described => Shape(LocalActions, new(described.Title, described.Text, described.Facts))
                ?? Detail(found.RefuseChange())
                ?? (before.LocalActionOf(described.ActionId) is { Withdrawn: false } ? null : Detail(AddLocalAction.RefuseMore(before)))
                ?? (described.Facts.All(ledger.Contains) ? null : "It rests on a fact that the ledger of the dossier lacks."),
            LocalActionWithdrawn withdrawn => Detail(found.RefuseChange())
                ?? (before.LocalActionOf(withdrawn.ActionId) is { Withdrawn: false } ? null : "There is no such action to take back."),
            LocalActionValued valued => Shape(Valuations, new(valued.Text)) ?? (valued.Reviewer is null ? null : "A dossier names nobody.")
                ?? (before.SentLocalActions.Any(a => a.ActionId == valued.ActionId) ? null : "An action is valued that was not sent.")
                ?? Detail(ValueLocalAction.Decide(found, valued.ActionId, new(valued.Text), null)),
            ReviewContested contested => Shape(Contests, new(contested.Answers)) ?? Detail(ContestReview.Decide(found, new(contested.Answers))),
            ContestDecided decided => Shape(Decisions, new(decided.Decisions)) ?? (decided.DecidedBy is null ? null : "A dossier names nobody.")
                ?? Detail(DecideContest.Decide(found, new(decided.Decisions), null)),
            PastAnswersRecorded recorded => before.Questions.Count > 0 ? "A past edition is recorded where there is no answer yet."
                : recorded.Answers.Select(a => Known(a.Question) ?? Shape(Answers, new(a.Value, a.NotApplicable, [], null))
                    ?? Fits(a.Question, a.Value, a.Quota, recorded.GivenOn)).FirstOrDefault(wrong => wrong is not null),
            PublicationChosen chosen => Published(chosen, ChoosePublication.Decide(found, new(chosen.Choice), null)),
            _ => "A dossier has no such event.",
        };

        string? Changed(string question, IReadOnlyList<Guid> facts) => Known(question) ?? Detail(found.RefuseChange())
            ?? (facts.Count <= 2_000 && facts.All(ledger.Contains) ? null : "It rests on a fact that the ledger of the dossier lacks.");

        string? Fits(string question, int? value, int? quota, DateOnly? givenOn) =>
            value is { } number && grid.Find(question) is { } asked && !GridShares.IsPossible(asked, number) || quota is < 0 or > 10_000 || givenOn > e.On
                ? $"The question {question} cannot be answered so." : null;

        string? Known(string question) => grid.Find(question) is null ? $"The grid has no question {question}." : null;

        string? OfCriterion(string criterion) => grid.Criteria.Any(c => c.Code == criterion) ? null : $"The grid has no criterion {criterion}.";
    }

    // What was published is what counted then; a progress is told from an edition.
    private static string? Published(PublicationChosen chosen, Decision decision) => Detail(decision)
        ?? (decision.Events is [PublicationChosen own] && own.Grade == chosen.Grade
            && (own.Criteria ?? []).SequenceEqual(chosen.Criteria ?? []) && chosen.Progress is null or (>= -100 and <= 100)
            && chosen.Progress is null == chosen.Since is null && chosen.Since is null or { Length: <= 12 }
            ? null : "What is published is not what was recorded.");

    private static string? Detail(Decision? decision) => decision?.Refusal?.Sentence;

    private static string? Shape<T>(AbstractValidator<T> validator, T request) =>
        validator.Validate(request).Errors is [var error, ..] ? $"{error.PropertyName}: {error.ErrorMessage}" : null;
}
