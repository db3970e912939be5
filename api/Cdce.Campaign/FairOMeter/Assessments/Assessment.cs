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
public sealed record AnswerGiven(string Edition, string NisCode, string Question, int? Value,
    [property: FreeText] string? NotApplicable, int? Quota, AnswerOrigin Origin, IReadOnlyList<Guid> Facts, string? EvidenceUrl, DateOnly On);

/// <summary>A person took an answer back.</summary>
/// <param name="Facts">What the ledger said then: it is not proposed again.</param>
public sealed record AnswerCleared(string Edition, string NisCode, string Question, IReadOnlyList<Guid> Facts, DateOnly On);

/// <summary>A person rejected what the ledger proposed; it comes back with a new fact only.</summary>
/// <param name="Reason">Why; no names of people.</param>
public sealed record ProposalRejected(string Edition, string NisCode, string Question, IReadOnlyList<Guid> Facts,
    [property: FreeText] string Reason, DateOnly On);

/// <summary>The commune confirmed its answers and sent them.</summary>
public sealed record AssessmentSubmitted(string Edition, string NisCode, DateOnly On);

/// <summary>The coordination asks for something more.</summary>
/// <param name="Reason">What; no names of people.</param>
public sealed record AssessmentReturned(string Edition, string NisCode, [property: FreeText] string Reason, DateOnly On);

/// <summary>The coordination agrees with the answers, those that do not apply included.</summary>
public sealed record AssessmentValidated(string Edition, string NisCode, DateOnly On);

/// <summary>One question of a commune's Fair-ô-mètre.</summary>
/// <param name="Changes">How often it was changed; comes back as <c>If-Match</c> when it is changed again.</param>
/// <param name="Answered">Whether an answer stands.</param>
/// <param name="Dismissed">Facts whose proposal a person rejected or took back.</param>
/// <param name="Reason">Why the latest proposal was rejected.</param>
public sealed record QuestionState(string Question, int Changes, bool Answered, int? Value, string? NotApplicable, int? Quota,
    AnswerOrigin Origin, IReadOnlyList<Guid> Facts, string? EvidenceUrl, IReadOnlyList<Guid> Dismissed, string? Reason)
{
    public static QuestionState Untouched(string question) => new(question, 0, false, null, null, null, AnswerOrigin.Own, [], null, [], null);

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
    };

    public QuestionState Apply(AnswerCleared e) => Untouched(Question) with
    {
        Changes = Changes + 1,
        Dismissed = [.. Dismissed.Union(Facts).Union(e.Facts)],
        Reason = Reason,
    };

    public QuestionState Apply(ProposalRejected e) => this with
    {
        Changes = Changes + 1,
        Dismissed = [.. Dismissed.Union(e.Facts)],
        Reason = e.Reason,
    };
}

/// <summary>A commune's Fair-ô-mètre of one edition.</summary>
public sealed record Assessment(string Edition, string NisCode, IReadOnlyList<QuestionState> Questions, AssessmentStatus Status)
{
    /// <summary>The edition and the commune, such as <c>2027-62063</c>.</summary>
    public static string Id(string edition, string nisCode) => $"{edition}-{nisCode}";

    public static string StreamKey(string assessmentId) => $"fair-o-meter/{assessmentId}";

    /// <summary>One that was not begun.</summary>
    public static Assessment New(string edition, string nisCode) => new(edition, nisCode, [], AssessmentStatus.NotStarted);

    public static Assessment Create(AnswerGiven e) => New(e.Edition, e.NisCode).Apply(e);

    public static Assessment Create(ProposalRejected e) => New(e.Edition, e.NisCode).Apply(e);

    public Assessment Apply(AnswerGiven e) => Change(e.Question, q => q.Apply(e));

    public Assessment Apply(AnswerCleared e) => Change(e.Question, q => q.Apply(e));

    public Assessment Apply(ProposalRejected e) => Change(e.Question, q => q.Apply(e));

    public Assessment Apply(AssessmentSubmitted _) => this with { Status = AssessmentStatus.Submitted };

    public Assessment Apply(AssessmentReturned _) => this with { Status = AssessmentStatus.Returned };

    public Assessment Apply(AssessmentValidated _) => this with { Status = AssessmentStatus.Validated };

    public QuestionState Of(string question) => Questions.FirstOrDefault(q => q.Question == question) ?? QuestionState.Untouched(question);

    internal static IReadOnlyDictionary<string, ScoredAnswer> Scored(IEnumerable<QuestionState> questions) =>
        questions.Where(q => q.Answered).ToDictionary(q => q.Question, q => new ScoredAnswer(q.Value, q.Quota));

    private Assessment Change(string question, Func<QuestionState, QuestionState> change) => this with
    {
        Questions = [.. Questions.Where(q => q.Question != question), change(Of(question))],
        Status = Status is AssessmentStatus.NotStarted ? AssessmentStatus.InProgress : Status,
    };
}
