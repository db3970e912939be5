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

/// <summary>An edition as it is sent.</summary>
/// <param name="Counts">Of one edition, not in lists: of the communes that one may see.</param>
/// <param name="Communes">Of one edition, not in lists.</param>
/// <param name="Progress">Where its communes are listed by their progress.</param>
/// <param name="Open">Whether it can be answered on the day asked for.</param>
internal sealed record EditionView(string Href, string Code, LocalText Label, int Grid, DateOnly OpensOn, DateOnly ClosesOn, DateOnly? ClosedOn,
    bool Open, long Version, IReadOnlyList<string> AllowedActions, EditionCounts? Counts = null, IReadOnlyList<AssessmentItem>? Communes = null,
    string? Progress = null)
{
    public static EditionView Of(EditionRow row, DateOnly day, bool past, CurrentUser user, HttpRequest http) => new(
        http.Absolute($"/api/v1/campaign/fairOMeter/editions/{row.Code}"), row.Code, new LocalText(row.LabelFr, row.LabelDe), row.Grid, row.OpensOn,
        row.ClosesOn, row.ClosedOn, row.IsOpenOn(day), row.Version,
        past || row.ClosedOn is not null ? [] : user.Allowed(null, "extendEdition", "closeEdition"),
        Progress: http.Absolute($"/api/v1/campaign/fairOMeter/editions/{row.Code}/progress"));
}
