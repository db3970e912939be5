using Cdce.Campaign.FairOMeter.Assessments;
using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>How many communes are how far; they add up to those invited.</summary>
internal sealed record EditionCounts(int Invited, int NotStarted, int InProgress, int Submitted, int Returned, int Validated)
{
    public static EditionCounts Of(IReadOnlyList<AssessmentItem> communes)
    {
        return new EditionCounts(communes.Count, Number(AssessmentStatus.NotStarted), Number(AssessmentStatus.InProgress), Number(AssessmentStatus.Submitted),
            Number(AssessmentStatus.Returned), Number(AssessmentStatus.Validated));

        int Number(AssessmentStatus status) => communes.Count(c => c.Status == status);
    }
}

/// <summary>What was decided about an edition beside its days.</summary>
/// <param name="RemindDaysBefore">Communes that have not sent their answers are reminded so many days before the last day.</param>
/// <param name="ReminderDays">The days that this gives.</param>
/// <param name="ConfirmAfterMonths">Answers that were given or confirmed longer ago are confirmed before they are sent.</param>
/// <param name="Example">The coordination has not set them: what ships holds.</param>
internal sealed record EditionRulesView(IReadOnlyList<int> RemindDaysBefore, IReadOnlyList<DateOnly> ReminderDays, int ConfirmAfterMonths, bool Example)
{
    public static EditionRulesView Of(EditionRow row) => new(row.Rules.RemindDaysBefore, row.Rules.ReminderDays(row.OpensOn, row.ClosesOn),
        row.Rules.ConfirmAfterMonths, row.ConfirmAfterMonths is null);
}

/// <summary>An edition as it is sent.</summary>
/// <param name="RemindedOn">When those who had not begun were last reminded by hand.</param>
/// <param name="Forecast">Of one edition, not in lists, for who sees all communes; absent where there is too little to say.</param>
/// <param name="Counts">Of one edition, not in lists: of the communes that one may see.</param>
/// <param name="Communes">Of one edition, not in lists.</param>
/// <param name="Progress">Where its communes are listed by their progress.</param>
/// <param name="Comparison">Where the figures of similar communes are.</param>
/// <param name="Open">Whether it can be answered on the day asked for.</param>
/// <param name="Recorded">It took place before, and was recorded from a spreadsheet.</param>
internal sealed record EditionView(string Href, string Code, LocalText Label, int Grid, DateOnly OpensOn, DateOnly ClosesOn, DateOnly? ClosedOn,
    bool Open, EditionRulesView Rules, DateOnly? RemindedOn, long Version, IReadOnlyList<string> AllowedActions, EditionCounts? Counts = null,
    IReadOnlyList<AssessmentItem>? Communes = null, CompletionForecast? Forecast = null, string? Progress = null,
    string? Comparison = null, bool? Recorded = null)
{
    public static EditionView Of(EditionRow row, DateOnly day, bool past, CurrentUser user, HttpRequest http) => new(
        http.Absolute($"/api/v1/campaign/fairOMeter/editions/{row.Code}"), row.Code, new LocalText(row.LabelFr, row.LabelDe), row.Grid, row.OpensOn,
        row.ClosesOn, row.ClosedOn, row.IsOpenOn(day), EditionRulesView.Of(row), row.RemindedOn, row.Version,
        past ? [] : row.ClosedOn is not null ? user.Allowed(null, row.Recorded ? ["withdrawPastEdition"] : [])
            : user.Allowed(null, ["extendEdition", "closeEdition", "setEditionRules", .. row.IsOpenOn(day) && row.RemindedOn != day ? ["remindEdition"] : Array.Empty<string>()]),
        Progress: http.Absolute($"/api/v1/campaign/fairOMeter/editions/{row.Code}/progress"),
        Comparison: http.Absolute($"/api/v1/campaign/fairOMeter/editions/{row.Code}/comparison"),
        Recorded: row.Recorded.OrNothing());
}
