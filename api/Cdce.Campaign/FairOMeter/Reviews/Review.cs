using Cdce.Campaign.FairOMeter.Assessments;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>What the coordination says of one answer.</summary>
public enum ReviewOutcome
{
    /// <summary>The commune's own answer counts, also one that does not apply.</summary>
    Accepted,

    /// <summary>Another value counts.</summary>
    Adjusted,

    /// <summary>The question applies after all; without an answer it earns nothing.</summary>
    Refused,
}

/// <summary>What of a result others may see.</summary>
public enum Publication
{
    NotPublished,
    GradeOnly,
    GradeAndCriteria,
}

/// <summary>The coordination reviewed one answer; the commune's own one stays beside it.</summary>
/// <param name="Value">Where it was adjusted: what counts instead.</param>
/// <param name="Reason">Why it does not count as it was sent; no names of people.</param>
/// <param name="Reviewer">Id of the person; null for a program.</param>
public sealed record AnswerReviewed(string Edition, string NisCode, string Question, ReviewOutcome Outcome, int? Value,
    [property: FreeText] string? Reason, Guid? Reviewer, DateOnly On) : IAssessmentEvent;

/// <summary>The coordination asks the commune about one criterion.</summary>
/// <param name="Text">What is asked; no names of people.</param>
public sealed record CriterionAskedAbout(string Edition, string NisCode, string Criterion, [property: FreeText] string Text, DateOnly On) : IAssessmentEvent;

/// <summary>The commune answers what was asked about a criterion.</summary>
/// <param name="Text">The answer; no names of people.</param>
public sealed record CriterionExplained(string Edition, string NisCode, string Criterion, [property: FreeText] string Text, DateOnly On) : IAssessmentEvent;

/// <summary>What a commune says against one reviewed answer.</summary>
/// <param name="Text">Why its own answer should count; no names of people.</param>
public sealed record ContestedAnswer(string Question, [property: FreeText] string Text);

/// <summary>The commune contests reviewed answers, which it can do once.</summary>
public sealed record ReviewContested(string Edition, string NisCode, IReadOnlyList<ContestedAnswer> Answers, DateOnly On) : IAssessmentEvent;

/// <summary>What the coordination decides about one contested answer.</summary>
/// <param name="Accepted">The commune's own answer counts; otherwise the reviewed one stays.</param>
/// <param name="Reason">Why; no names of people.</param>
public sealed record ContestedDecision(string Question, bool Accepted, [property: FreeText] string Reason);

/// <summary>The coordination decides about what was contested; the score is final.</summary>
/// <param name="DecidedBy">Id of the person; null for a program.</param>
public sealed record ContestDecided(string Edition, string NisCode, IReadOnlyList<ContestedDecision> Decisions, Guid? DecidedBy, DateOnly On) : IAssessmentEvent;

/// <summary>What one criterion adds to a published score.</summary>
/// <param name="Earned">Points of the score, from 0 to <paramref name="Possible"/>.</param>
/// <param name="Possible">What the best answers would add, to a tenth.</param>
public sealed record PublishedCriterion(string Criterion, decimal Earned, decimal Possible);

/// <summary>It was chosen what others may see of a final result; an earlier choice holds no more.</summary>
/// <param name="Grade">Where it is published.</param>
/// <param name="Criteria">Where they are published, too.</param>
/// <param name="Progress">Points of the score since the edition before, published with the grade; null where there is none.</param>
/// <param name="Since">The edition before.</param>
public sealed record PublicationChosen(string Edition, string NisCode, Publication Choice, string? Grade,
    IReadOnlyList<PublishedCriterion>? Criteria, DateOnly On, decimal? Progress = null, string? Since = null) : IAssessmentEvent;

/// <summary>The review of one answer as it stands.</summary>
/// <param name="Changes">How often it was reviewed.</param>
/// <param name="Outcome">Null where the answer was changed and sent again since.</param>
public sealed record AnswerReview(string Question, int Changes, ReviewOutcome? Outcome, int? Value, string? Reason, Guid? Reviewer, DateOnly On);

/// <summary>Something that was asked about a criterion.</summary>
/// <param name="Answer">Null while it is not answered.</param>
public sealed record AskedAbout(string Criterion, string Text, DateOnly On, string? Answer = null, DateOnly? AnsweredOn = null);

/// <summary>One contested answer as it stands.</summary>
/// <param name="Accepted">Null while it is not decided.</param>
public sealed record Contested(string Question, string Text, DateOnly On, bool? Accepted = null, string? Reason = null, Guid? DecidedBy = null,
    DateOnly? DecidedOn = null);
