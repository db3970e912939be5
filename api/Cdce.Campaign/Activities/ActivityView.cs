using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.Activities;

/// <summary>A fact of the ledger as the api shows it.</summary>
/// <param name="Criterion">Code of the criterion it speaks for; absent for none.</param>
/// <param name="On">The day it happened.</param>
/// <param name="RecordedOn">The day in Brussels on which it was first recorded.</param>
/// <param name="RecordedBy">Id of the account or key that recorded it.</param>
/// <param name="History">All its versions, oldest first; for one fact only, not in lists.</param>
/// <param name="KeptElsewhere">Another part of the platform keeps it, named by the source's path; it is changed there.</param>
/// <param name="Label">Of a labelled product: code of its label.</param>
/// <param name="Holds">Whether it counts on the day asked for.</param>
internal sealed record ActivityView(Guid Id, string Href, string NisCode, string Kind, LocalText? KindLabel,
    string? Criterion, DateOnly On, string? Summary, FactSource? Source, string? PartnerKind, DateOnly? ValidUntil,
    string? Label, DateOnly? EndedOn, bool Holds, bool? Withdrawn, bool? KeptElsewhere, DateOnly RecordedOn, string? RecordedBy, long Version,
    IReadOnlyList<string> AllowedActions, bool? Simulated, IReadOnlyList<ActivityVersion>? History = null)
{
    public static ActivityView Of(ActivityRow row, DateOnly day, HttpRequest http, CurrentUser user) => new(
        row.ActivityId,
        http.Absolute($"/api/v1/campaign/activities/{row.ActivityId}"),
        row.NisCode,
        row.Kind,
        ActivityKinds.Find(row.Kind)?.Label,
        row.Criterion,
        row.On,
        row.Summary,
        row is { SourceUrl: null, SourceText: null, SourcePath: null }
            ? null
            : new FactSource(row.SourceUrl, row.SourceText, row.SourcePath),
        row.PartnerKind,
        row.ValidUntil,
        row.Label,
        row.EndedOn,
        row.HoldsOn(day),
        row.Withdrawn ? true : null,
        row.KeptElsewhere ? true : null,
        row.RecordedOn,
        row.RecordedBy,
        row.Version,
        Allowed(row, user),
        row.Simulated.OrNothing());

    private static string[] Allowed(ActivityRow row, CurrentUser user) =>
        row.Withdrawn || row.KeptElsewhere ? [] : user.Allowed(row.NisCode, "correctActivity", "withdrawActivity");
}
