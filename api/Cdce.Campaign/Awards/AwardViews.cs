using Cdce.Campaign.Activities;
using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.Awards;

/// <summary>An award as it is sent.</summary>
/// <param name="Version">Comes back as <c>If-Match</c> when the award itself is changed.</param>
/// <param name="CancelReason">Why it does not take place.</param>
internal sealed record AwardView(string Href, Guid AwardId, int Version, AwardStage Stage, AwardRules Rules, DateOnly PlannedOn, DateOnly? CallOpenedOn, DateOnly? ScoringOpenedOn,
    DateOnly? PublishedOn, DateOnly? CanceledOn, string? CancelReason, IReadOnlyList<string> AllowedActions, bool? Simulated)
{
    public static AwardView Of(AwardRow row, bool past, CurrentUser user, HttpRequest http) => new(
        http.Absolute($"/api/v1/campaign/awards/{row.AwardId}"), row.AwardId, row.Changes, row.Stage, row.Rules[0], row.PlannedOn, row.CallOpenedOn, row.ScoringOpenedOn,
        row.PublishedOn, row.CanceledOn, row.CancelReason, past ? [] : user.Allowed(null, row.Stage switch
        {
            AwardStage.Planned => ["reviseAward", "openAwardCall", "nameJuror", "cancelAward"],
            AwardStage.Call => ["nominate", "screenNomination", "extendAward", "nameJuror", "recordConflict", "openAwardScoring", "cancelAward"],
            AwardStage.Scoring => ["extendAward", "nameJuror", "recordConflict", "publishAwardResults", "cancelAward"],
            _ => Array.Empty<string>(),
        }), row.Simulated.OrNothing());

    /// <summary>What is planned is the coordination's alone.</summary>
    public static bool IsShown(AwardRow row, CurrentUser user) => row.Stage is not AwardStage.Planned && !(row.Stage is AwardStage.Canceled && row.CallOpenedOn is null) || user.May("planAward");
}

/// <summary>A fact behind a nomination.</summary>
internal sealed record NominationFact(Guid ActivityId, DateOnly On, LocalText? KindLabel, string? Summary, string? SourceUrl)
{
    public static NominationFact Of(ActivityRow row) => new(row.ActivityId, row.On, ActivityKinds.Find(row.Kind)?.Label, row.Summary, row.SourceUrl);
}

/// <summary>What a member of the jury gave a nomination.</summary>
/// <param name="Version">How often it was filled; comes back as <c>If-Match</c>, 0 as long as there is none.</param>
internal sealed record OwnSheet(int Version, IReadOnlyList<CriterionPoints> Points);

/// <summary>A nomination as it is sent.</summary>
/// <param name="Version">Comes back as <c>If-Match</c> when the nomination is changed.</param>
/// <param name="Facts">Facts of the commune's ledger that show it and still hold.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="Conflict">The caller sits in the jury and has an interest in it.</param>
/// <param name="Sheet">The caller's own, for members of the jury.</param>
/// <param name="Laureate">Absent until the results are published.</param>
internal sealed record NominationView(Guid NominationId, int Version, string NisCode, LocalText CommuneName, string Category, string Title, string Text,
    IReadOnlyList<NominationFact> Facts, NominationState State, string? Reason, DateOnly NominatedOn, bool? Conflict, OwnSheet? Sheet, bool? Laureate, IReadOnlyList<string> AllowedActions);

/// <summary>A member of the jury, for the coordination: how far he or she is, without a point of what was given.</summary>
/// <param name="Name">Absent for somebody who was forgotten.</param>
/// <param name="Number">In the order of naming; sheets are published under it.</param>
/// <param name="DeclaredOn">When interests were declared.</param>
/// <param name="Conflicts">Nominations in which there is an interest.</param>
/// <param name="Recorded">Those of them that the coordination recorded.</param>
/// <param name="Filled">So many sheets that count.</param>
/// <param name="Expected">Of so many.</param>
internal sealed record JurorView(Guid PersonId, string? Name, int Number, bool? Dismissed, DateOnly? DeclaredOn, IReadOnlyList<Guid> Conflicts, IReadOnlyList<Guid> Recorded,
    int Filled, int Expected, IReadOnlyList<string> AllowedActions);

/// <summary>Where the caller stands as a member of the jury.</summary>
internal sealed record OwnJury(int Number, DateOnly? DeclaredOn, int Filled, int Expected, IReadOnlyList<string> AllowedActions);
