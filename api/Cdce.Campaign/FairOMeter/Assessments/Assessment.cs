using Cdce.Campaign.FairOMeter.Consistency;
using Cdce.Campaign.FairOMeter.Evidence;
using Cdce.Campaign.FairOMeter.LocalActions;
using Cdce.Campaign.FairOMeter.PastEditions;
using Cdce.Campaign.FairOMeter.Reviews;
using Cdce.Campaign.FairOMeter.Scoring;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>Where an answer comes from.</summary>
public enum AnswerOrigin
{
    /// <summary>A person gave it.</summary>
    Own,

    /// <summary>A person accepted what the ledger proposed.</summary>
    Accepted,

    /// <summary>A person changed what the ledger proposed.</summary>
    Corrected,

    /// <summary>A person took it over from an earlier edition.</summary>
    Reused,

    /// <summary>It stood in the spreadsheet of an edition that took place before.</summary>
    Imported,
}

/// <summary>How far a commune is with its Fair-ô-mètre.</summary>
public enum AssessmentStatus
{
    NotStarted,
    InProgress,
    Submitted,

    /// <summary>The coordination asks for something more.</summary>
    Returned,
    Validated,
}

/// <summary>A person answered one question. Automation never writes this: it only proposes.</summary>
/// <param name="Value">Null where the question does not apply.</param>
/// <param name="NotApplicable">Why it does not apply; no names of people.</param>
/// <param name="Quota">Of a count: the number expected of the commune on that day.</param>
/// <param name="Facts">Facts of the ledger that show it.</param>
/// <param name="EvidenceUrl">A page that shows it.</param>
/// <param name="GivenOn">Of an answer from an earlier edition: when it was last given or confirmed; absent for that day.</param>
public sealed record AnswerGiven(string Edition, string NisCode, string Question, int? Value,
    [property: FreeText] string? NotApplicable, int? Quota, AnswerOrigin Origin, IReadOnlyList<Guid> Facts, string? EvidenceUrl, DateOnly On,
    DateOnly? GivenOn = null) : IAssessmentEvent;

/// <summary>A person took an answer back.</summary>
/// <param name="Facts">What the ledger said then: it is not proposed again.</param>
/// <param name="Undone">The answer was given by mistake: what the ledger says is proposed as before.</param>
public sealed record AnswerCleared(string Edition, string NisCode, string Question, IReadOnlyList<Guid> Facts, DateOnly On, bool Undone = false)
    : IAssessmentEvent;

/// <summary>A person rejected what the ledger proposed; it comes back with a new fact only.</summary>
/// <param name="Reason">Why; no names of people.</param>
public sealed record ProposalRejected(string Edition, string NisCode, string Question, IReadOnlyList<Guid> Facts,
    [property: FreeText] string Reason, DateOnly On) : IAssessmentEvent;

/// <summary>The commune confirmed its answers and sent them: the review sees these, whatever is changed afterwards.</summary>
public sealed record AssessmentSubmitted(string Edition, string NisCode, DateOnly On) : IAssessmentEvent;

/// <summary>The coordination asks for something more.</summary>
/// <param name="Reason">What; no names of people.</param>
public sealed record AssessmentReturned(string Edition, string NisCode, [property: FreeText] string Reason, DateOnly On) : IAssessmentEvent;

/// <summary>The coordination ends its review: answers that it said nothing of are accepted.</summary>
/// <param name="RenewalOn">When the next one is due by the rules of that day.</param>
public sealed record AssessmentValidated(string Edition, string NisCode, DateOnly On, DateOnly? RenewalOn = null) : IAssessmentEvent;

/// <summary>One question of a commune's Fair-ô-mètre.</summary>
/// <param name="Changes">How often it was changed; comes back as <c>If-Match</c> when it is changed again.</param>
/// <param name="Answered">Whether an answer stands.</param>
/// <param name="Dismissed">Facts whose proposal a person rejected or took back.</param>
/// <param name="Reason">Why the latest proposal was rejected.</param>
public sealed record QuestionState(string Question, int Changes, bool Answered, int? Value, string? NotApplicable, int? Quota,
    AnswerOrigin Origin, IReadOnlyList<Guid> Facts, string? EvidenceUrl, IReadOnlyList<Guid> Dismissed, string? Reason)
{
    /// <summary>When the answer was last given or confirmed by a person.</summary>
    public DateOnly? GivenOn { get; init; }

    /// <summary>Files that show it; what they hold stands outside of the log.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    public static QuestionState Untouched(string question) => new(question, 0, false, null, null, null, AnswerOrigin.Own, [], null, [], null);

    public bool SaysTheSameAs(QuestionState other) => (Answered, Value, NotApplicable, Quota) == (other.Answered, other.Value, other.NotApplicable, other.Quota);

    public QuestionState Apply(AnswerGiven e) => this with
    {
        Changes = Changes + 1,
        Answered = true,
        Value = e.Value,
        NotApplicable = e.NotApplicable,
        Quota = e.Quota,
        Origin = e.Origin,
        Facts = e.Facts,
        EvidenceUrl = e.EvidenceUrl,
        GivenOn = e.GivenOn ?? e.On,
    };

    public QuestionState Apply(AnswerCleared e) => Untouched(Question) with
    {
        Changes = Changes + 1,
        Dismissed = e.Undone ? Dismissed : [.. Dismissed.Union(Facts).Union(e.Facts)],
        Reason = Reason,
        Files = Files,
    };

    public QuestionState Apply(AnswerFileAttached e) => this with { Changes = Changes + 1, Files = [.. Files, e.FileId] };

    public QuestionState Apply(AnswerFileWithdrawn e) => this with { Changes = Changes + 1, Files = [.. Files.Where(id => id != e.FileId)] };

    public QuestionState Apply(ProposalRejected e) => this with
    {
        Changes = Changes + 1,
        Dismissed = [.. Dismissed.Union(e.Facts)],
        Reason = e.Reason,
    };
}

/// <summary>A commune's Fair-ô-mètre of one edition.</summary>
/// <param name="Questions">The commune's own answers, on which it goes on working after it has sent them.</param>
public sealed record Assessment(string Edition, string NisCode, IReadOnlyList<QuestionState> Questions, AssessmentStatus Status)
{
    /// <summary>How often the answers were sent.</summary>
    public int Submissions { get; init; }

    /// <summary>The answers as they were last sent.</summary>
    public IReadOnlyList<QuestionState> Sent { get; init; } = [];

    /// <summary>Files that the review sees, also when the commune has taken them off since.</summary>
    internal IEnumerable<Guid> FilesSent => Sent.SelectMany(q => q.Files);

    public IReadOnlyList<AnswerReview> Reviews { get; init; } = [];

    public IReadOnlyList<AskedAbout> Asked { get; init; } = [];

    /// <summary>What the commune contested; it can do so once.</summary>
    public IReadOnlyList<Contested> Contested { get; init; } = [];

    public Publication Publication { get; init; }

    /// <summary>What the commune replied to questions about the consistency of its answers; the latest one of each.</summary>
    public IReadOnlyList<GivenReply> Replies { get; init; } = [];

    /// <summary>How often it replied, question by question.</summary>
    public IReadOnlyList<string> Replied { get; init; } = [];

    /// <summary>Actions of the commune's own, beside the grid, also those that it took back; they never change the score.</summary>
    public IReadOnlyList<LocalAction> LocalActions { get; init; } = [];

    /// <summary>Those that stood when the answers were last sent, as they were told then.</summary>
    public IReadOnlyList<LocalAction> SentLocalActions { get; init; } = [];

    /// <summary>What the coordination says of those that were sent.</summary>
    public IReadOnlyList<LocalActionValuation> Valuations { get; init; } = [];

    public bool ContestIsOpen => Contested.Any(c => c.Accepted is null);

    /// <summary>Reviewed to the end, and nothing that was contested waits for a decision.</summary>
    public bool IsFinal => Status is AssessmentStatus.Validated && !ContestIsOpen;

    /// <summary>The edition and the commune, such as <c>2027-62063</c>.</summary>
    public static string Id(string edition, string nisCode) => $"{edition}-{nisCode}";

    public static string StreamKey(string assessmentId) => $"fair-o-meter/{assessmentId}";

    /// <summary>One that was not begun.</summary>
    public static Assessment New(string edition, string nisCode) => new(edition, nisCode, [], AssessmentStatus.NotStarted);

    public static Assessment Create(AnswerGiven e) => New(e.Edition, e.NisCode).Apply(e);

    public static Assessment Create(LocalActionDescribed e) => New(e.Edition, e.NisCode).Apply(e);

    public static Assessment Create(ProposalRejected e) => New(e.Edition, e.NisCode).Apply(e);

    public static Assessment Create(PastAnswersRecorded e)
    {
        IReadOnlyList<QuestionState> answers = [.. e.Answers.Select(a => QuestionState.Untouched(a.Question) with
        {
            Changes = 1,
            Answered = true,
            Value = a.Value,
            NotApplicable = a.NotApplicable,
            Quota = a.Quota,
            Origin = AnswerOrigin.Imported,
            GivenOn = e.GivenOn,
        })];
        return New(e.Edition, e.NisCode) with { Questions = answers, Sent = answers, Submissions = 1, Status = AssessmentStatus.Validated };
    }

    // Recorded anew after it was withdrawn.
    public Assessment Apply(PastAnswersRecorded e) => Create(e);

    public Assessment Apply(AnswerGiven e) => Change(e.Question, q => q.Apply(e));

    public Assessment Apply(AnswerCleared e) => Change(e.Question, q => q.Apply(e));

    public Assessment Apply(ProposalRejected e) => Change(e.Question, q => q.Apply(e));

    public Assessment Apply(AnswerFileAttached e) => Change(e.Question, q => q.Apply(e));

    public Assessment Apply(AnswerFileWithdrawn e) => Change(e.Question, q => q.Apply(e));

    public Assessment Apply(LocalActionDescribed e)
    {
        var action = new LocalAction(e.ActionId, (LocalActionOf(e.ActionId)?.Changes ?? 0) + 1, e.Title, e.Text, e.Facts);
        return this with
        {
            LocalActions = LocalActionOf(e.ActionId) is null ? [.. LocalActions, action] : [.. LocalActions.Select(a => a.ActionId == e.ActionId ? action : a)],
            Status = Begun,
        };
    }

    public Assessment Apply(LocalActionWithdrawn e) => this with
    {
        LocalActions = [.. LocalActions.Select(a => a.ActionId == e.ActionId ? a with { Changes = a.Changes + 1, Withdrawn = true } : a)],
    };

    public Assessment Apply(LocalActionValued e) => this with
    {
        Valuations = [.. Valuations.Where(v => v.ActionId != e.ActionId),
            new(e.ActionId, (ValuationOf(e.ActionId)?.Changes ?? 0) + 1, e.Text, e.Reviewer, e.On)],
    };

    // What was said of an answer, or of an action of the commune's own, holds as long as the same is sent again.
    public Assessment Apply(AssessmentSubmitted _) => this with
    {
        Status = AssessmentStatus.Submitted,
        Submissions = Submissions + 1,
        Sent = [.. Questions.Where(q => q.Answered)],
        Reviews = [.. Reviews.Select(r => Of(r.Question).SaysTheSameAs(SentTo(r.Question))
            ? r : r with { Outcome = null, Value = null, Reason = null, Reviewer = null })],
        SentLocalActions = [.. LocalActions.Where(a => !a.Withdrawn)],
        Valuations = [.. Valuations.Select(v => LocalActionOf(v.ActionId) is { Withdrawn: false } now
            && now.SaysTheSameAs(SentLocalActions.FirstOrDefault(a => a.ActionId == v.ActionId)) ? v : v with { Text = null, Reviewer = null })],
    };

    public Assessment Apply(AssessmentReturned _) => this with { Status = AssessmentStatus.Returned };

    public Assessment Apply(AssessmentValidated _) => this with { Status = AssessmentStatus.Validated };

    public Assessment Apply(AnswerReviewed e) => this with
    {
        Reviews = [.. Reviews.Where(r => r.Question != e.Question),
            new(e.Question, (ReviewOf(e.Question)?.Changes ?? 0) + 1, e.Outcome, e.Value, e.Reason, e.Reviewer, e.On)],
    };

    public Assessment Apply(CriterionAskedAbout e) => this with { Asked = [.. Asked, new(e.Criterion, e.Text, e.On)] };

    public Assessment Apply(CriterionExplained e) => this with
    {
        Asked = [.. Asked.Select(a => a.Criterion == e.Criterion && a.Answer is null ? a with { Answer = e.Text, AnsweredOn = e.On } : a)],
    };

    public Assessment Apply(ReviewContested e) => this with { Contested = [.. e.Answers.Select(a => new Contested(a.Question, a.Text, e.On))] };

    public Assessment Apply(ContestDecided e) => this with
    {
        Contested = [.. Contested.Select(c => e.Decisions.FirstOrDefault(d => d.Question == c.Question) is { } decided
            ? c with { Accepted = decided.Accepted, Reason = decided.Reason, DecidedBy = e.DecidedBy, DecidedOn = e.On } : c)],
    };

    public Assessment Apply(PublicationChosen e) => this with { Publication = e.Choice };

    public Assessment Apply(ConsistencyAnswered e) => this with
    {
        Replies = [.. Replies.Where(r => (r.Question, r.Kind) != (e.Question, e.Kind)), new(e.Question, e.Kind, e.Value, e.Recorded, e.Reply, e.On)],
        Replied = [.. Replied, e.Question],
    };

    /// <summary>The reply to a question about an answer; null where answer or ledger have changed since.</summary>
    internal GivenReply? ReplyTo(ConsistencyQuestion asked) => Replies.FirstOrDefault(r =>
        (r.Question, r.Kind, r.Value, r.Recorded) == (asked.Question, asked.Kind, asked.Value, asked.Recorded));

    /// <summary>Changes with every reply about the answer, and with the answer.</summary>
    public int ConsistencyVersion(string question) => Of(question).Changes + Replied.Count(r => r == question);

    /// <summary>The answer to a question as it was last sent.</summary>
    public QuestionState SentTo(string question) => Sent.FirstOrDefault(q => q.Question == question) ?? QuestionState.Untouched(question);

    /// <summary>What was said of an answer; null where nothing was.</summary>
    public AnswerReview? ReviewOf(string question) => Reviews.FirstOrDefault(r => r.Question == question);

    /// <summary>Changes with every review of the answer, and whenever the answers are sent.</summary>
    public int ReviewVersion(string question) => Submissions + (ReviewOf(question)?.Changes ?? 0);

    /// <summary>Changes with everything that is asked or answered about a criterion.</summary>
    public int AskedVersion(string criterion) => Asked.Where(a => a.Criterion == criterion).Sum(a => a.Answer is null ? 1 : 2);

    /// <summary>Whether another value than the commune's own counts, whatever was decided later.</summary>
    public bool IsChanged(string question) => ReviewOf(question)?.Outcome is ReviewOutcome.Adjusted or ReviewOutcome.Refused;

    /// <summary>Whether the commune's own value counts in the end.</summary>
    public bool Stands(string question) => !IsChanged(question) || Contested.Any(c => c.Question == question && c.Accepted is true);

    /// <summary>What counts: of each answer that was sent, the reviewed value, or the commune's own where that was accepted.</summary>
    internal IReadOnlyDictionary<string, ScoredAnswer> Counting()
    {
        return Sent.Select(q => (q.Question, Answer: Of(q))).Where(q => q.Answer is not null)
            .ToDictionary(q => q.Question, q => q.Answer ?? new ScoredAnswer(null));

        ScoredAnswer? Of(QuestionState own) => Stands(own.Question)
            ? new ScoredAnswer(own.Value, own.Quota)
            : ReviewOf(own.Question)?.Value is { } value ? new ScoredAnswer(value, own.Quota) : null;
    }

    /// <summary>An action of the commune's own as it stands in its draft; null where there never was one.</summary>
    public LocalAction? LocalActionOf(Guid actionId) => LocalActions.FirstOrDefault(a => a.ActionId == actionId);

    /// <summary>Actions of the commune's own that stand: those of its draft or, once the whole is validated, those that were sent.</summary>
    internal IReadOnlyList<LocalAction> StandingLocalActions =>
        Status is AssessmentStatus.Validated ? SentLocalActions : [.. LocalActions.Where(a => !a.Withdrawn)];

    /// <summary>What was said of an action as it is now; null where nothing was, or where it was told anew since it was sent.</summary>
    internal string? WordsOn(LocalAction action) =>
        action.SaysTheSameAs(SentLocalActions.FirstOrDefault(s => s.ActionId == action.ActionId)) ? ValuationOf(action.ActionId)?.Text : null;

    /// <summary>What was said of an action of the commune's own; null where nothing was.</summary>
    public LocalActionValuation? ValuationOf(Guid actionId) => Valuations.FirstOrDefault(v => v.ActionId == actionId);

    /// <summary>Changes with every valuation of the action, and whenever the answers are sent.</summary>
    public int ValuationVersion(Guid actionId) => Submissions + (ValuationOf(actionId)?.Changes ?? 0);

    public QuestionState Of(string question) => Questions.FirstOrDefault(q => q.Question == question) ?? QuestionState.Untouched(question);

    internal static IReadOnlyDictionary<string, ScoredAnswer> Scored(IEnumerable<QuestionState> questions) =>
        questions.Where(q => q.Answered).ToDictionary(q => q.Question, q => new ScoredAnswer(q.Value, q.Quota));

    private Assessment Change(string question, Func<QuestionState, QuestionState> change) => this with
    {
        Questions = [.. Questions.Where(q => q.Question != question), change(Of(question))],
        Status = Begun,
    };

    private AssessmentStatus Begun => Status is AssessmentStatus.NotStarted ? AssessmentStatus.InProgress : Status;
}
