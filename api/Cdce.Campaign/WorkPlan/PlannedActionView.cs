using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.WorkPlan;

/// <summary>A planned action as the api shows it.</summary>
/// <param name="Owner">Id of the account or key that took it; absent while nobody has.</param>
/// <param name="Late">Open, and its period is over on the day asked for.</param>
internal sealed record PlannedActionView(Guid Id, string Href, long Version, string Title, Role OwnerRole, string? Owner, DateOnly From, DateOnly Until, int Quarter, string Recommendation,
    decimal? WorkloadDays, ActionOutcome Outcome, DateOnly? OutcomeOn, string? Note, string? EvidenceUrl, bool Late, IReadOnlyList<string> AllowedActions, bool? Simulated)
{
    public static PlannedActionView Of(PlannedActionRow row, DateOnly day, HttpRequest http, CurrentUser user) => new(row.ActionId,
        http.Absolute($"/api/v1/campaign/plannedActions/{row.ActionId}"), row.Version, row.Title, row.OwnerRole, row.Owner, row.From, row.Until, (row.Until.Month + 2) / 3, row.Recommendation,
        row.WorkloadDays, row.Outcome, row.OutcomeOn, row.Note, row.EvidenceUrl, row.Outcome is ActionOutcome.Open && row.Until < day,
        row.Outcome is ActionOutcome.Open ? user.Allowed(null, "replanAction", "settleAction", "takeAction") : user.Allowed(null, "settleAction"), row.Simulated.OrNothing());
}
