namespace Cdce.Campaign.Recommendations;

/// <summary>How far a key action is.</summary>
public enum ProgressStatus
{
    NotStarted,
    Underway,
    Done,
    Dropped,
}

/// <summary>A date within a key action's deadline.</summary>
public sealed record Milestone(DateOnly DueOn, LocalText Label);

/// <summary>What the management response promises to do.</summary>
/// <param name="DeadlineText">The deadline in the document's words.</param>
/// <param name="DueOn">The last day of that period.</param>
/// <param name="DerivedDueOn">The document gives a period; the day is derived from it.</param>
/// <param name="AlsoFor">Codes of other recommendations that it serves.</param>
public sealed record KeyAction(string Code, LocalText Title, LocalText? Responsible, LocalText? DeadlineText, DateOnly? DueOn,
    bool DerivedDueOn, IReadOnlyList<Milestone> Milestones, LocalText? Note = null, IReadOnlyList<string>? AlsoFor = null);

/// <summary>A recommendation of the evaluation with the coordination's answer, as the management response has it.</summary>
/// <param name="Chapter">1 adhesion, 2 governance, 3 communication, 4 partnerships</param>
/// <param name="Category">1 by the end of 2026, 2 in the programme 2027-2031, 3 not dealt with here</param>
/// <param name="Answer">accepted, partiallyAccepted or notAccepted</param>
public sealed record RecommendationAnswered(string Code, int Chapter, int Category, string Answer, LocalText Title,
    LocalText Rationale, IReadOnlyList<KeyAction> KeyActions, DateOnly On);

/// <summary>Something was done, or decided, about a key action.</summary>
/// <param name="Note">What, in a few lines; no names of people.</param>
/// <param name="ActivityId">A fact of the ledger that shows it.</param>
public sealed record RecommendationProgressRecorded(string Code, string KeyAction, ProgressStatus Status, DateOnly On,
    [property: FreeText] string? Note = null, string? EvidenceUrl = null, Guid? ActivityId = null);

/// <summary>One recommendation: what its progress needs to know.</summary>
public sealed record Recommendation(string Code, IReadOnlyDictionary<string, ProgressStatus> KeyActions)
{
    public static Recommendation Create(RecommendationAnswered e) =>
        new(e.Code, e.KeyActions.ToDictionary(a => a.Code, _ => ProgressStatus.NotStarted));

    public Recommendation Apply(RecommendationAnswered e) => this with
    {
        KeyActions = e.KeyActions.ToDictionary(a => a.Code, a => KeyActions.GetValueOrDefault(a.Code)),
    };

    public Recommendation Apply(RecommendationProgressRecorded e) => this with
    {
        KeyActions = new Dictionary<string, ProgressStatus>(KeyActions) { [e.KeyAction] = e.Status },
    };
}
