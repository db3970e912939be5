using Cdce.Campaign.FairOMeter.Assessments;

namespace Cdce.Campaign.FairOMeter.LocalActions;

/// <summary>A commune tells, or tells anew, of an action of its own that the grid does not ask about; it earns no points.</summary>
/// <param name="Title">As the commune wrote it, in one language; no names of people.</param>
/// <param name="Text">What was done, in a few lines; no names of people.</param>
/// <param name="Facts">Facts of the ledger that show it.</param>
public sealed record LocalActionDescribed(string Edition, string NisCode, Guid ActionId, [property: FreeText] string Title, [property: FreeText] string Text,
    IReadOnlyList<Guid> Facts, DateOnly On) : IAssessmentEvent;

/// <summary>A commune takes an action of its own back; told anew, it stands again.</summary>
public sealed record LocalActionWithdrawn(string Edition, string NisCode, Guid ActionId, DateOnly On) : IAssessmentEvent;

/// <summary>The coordination says in a few words what it thinks of an action of the commune's own; what it said before does not hold any more.</summary>
/// <param name="Text">For the commune, in its letter and on its certificate; no names of people.</param>
/// <param name="Reviewer">Id of the person; null for a program.</param>
public sealed record LocalActionValued(string Edition, string NisCode, Guid ActionId, [property: FreeText] string Text, Guid? Reviewer, DateOnly On)
    : IAssessmentEvent;

/// <summary>An action of the commune's own, beside the grid.</summary>
/// <param name="Changes">How often it was changed; comes back as <c>If-Match</c> when it is changed again.</param>
public sealed record LocalAction(Guid ActionId, int Changes, string Title, string Text, IReadOnlyList<Guid> Facts, bool Withdrawn = false)
{
    /// <summary>So many stand in one Fair-ô-mètre.</summary>
    public const int Most = 10;

    public bool SaysTheSameAs(LocalAction? other) =>
        other is not null && (Title, Text) == (other.Title, other.Text) && Facts.SequenceEqual(other.Facts);
}

/// <summary>What the coordination says of an action of the commune's own.</summary>
/// <param name="Changes">How often it was valued.</param>
/// <param name="Text">Null where the action was changed and sent again since.</param>
public sealed record LocalActionValuation(Guid ActionId, int Changes, string? Text, Guid? Reviewer, DateOnly On);
