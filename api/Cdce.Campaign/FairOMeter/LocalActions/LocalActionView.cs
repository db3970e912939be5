using Cdce.Campaign.Activities;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Evidence;
using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.FairOMeter.LocalActions;

/// <summary>A fact of the ledger that shows an action of the commune's own.</summary>
/// <param name="Broken">It was withdrawn since; it shows nothing more.</param>
internal sealed record LocalActionFact(string Href, Guid Id, LocalText? KindLabel, DateOnly On, string? Summary, EvidenceStatus Status, bool? Broken)
{
    /// <param name="known">Facts by their id; of a past day, those that it knew.</param>
    public static IReadOnlyList<LocalActionFact> Of(IEnumerable<Guid> facts, IReadOnlyDictionary<Guid, ActivityRow> known, DateOnly day, HttpRequest http) =>
        [.. facts.Where(known.ContainsKey).Select(id => known[id]).Select(f => new LocalActionFact(http.Absolute($"/api/v1/campaign/activities/{f.ActivityId}"),
            f.ActivityId, ActivityKinds.Find(f.Kind)?.Label, f.On, f.Summary, f.StatusOn(day), f.Withdrawn ? true : null))];
}

/// <summary>An action of the commune's own as it works on it; once the whole is validated, as it was sent.</summary>
/// <param name="Withdrawn">It was taken back, and can be put back.</param>
/// <param name="Valuation">What the coordination says of it; absent where it says nothing, or where the action was told anew since it was sent.</param>
/// <param name="Version">Comes back as <c>If-Match</c> when it is changed or taken back.</param>
internal sealed record LocalActionView(Guid ActionId, string Title, string Text, IReadOnlyList<LocalActionFact> Facts, bool? Withdrawn, string? Valuation, long Version)
{
    public static IReadOnlyList<LocalActionView> Of(Assessment assessment, Func<IEnumerable<Guid>, IReadOnlyList<LocalActionFact>> facts) =>
    [
        .. (assessment.Status is AssessmentStatus.Validated ? assessment.SentLocalActions : assessment.LocalActions).Select(a => new LocalActionView(a.ActionId,
            a.Title, a.Text, facts(a.Facts), a.Withdrawn.OrNothing(), assessment.WordsOn(a), a.Changes)),
    ];
}

/// <summary>An action of the commune's own in its feedback.</summary>
/// <param name="Valuation">What the coordination says of it; absent where it says nothing.</param>
internal sealed record LocalActionLine(string Title, string Text, string? Valuation)
{
    public static IReadOnlyList<LocalActionLine> Of(Assessment assessment) =>
        [.. assessment.SentLocalActions.Select(a => new LocalActionLine(a.Title, a.Text, assessment.ValuationOf(a.ActionId)?.Text))];
}
