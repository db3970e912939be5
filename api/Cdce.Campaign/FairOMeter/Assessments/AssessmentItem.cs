using Cdce.Campaign.Communes;
using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>A commune's Fair-ô-mètre in a list.</summary>
/// <param name="RemindedOn">When the coordination last reminded it by hand.</param>
internal sealed record AssessmentItem(string Href, string AssessmentId, string Edition, string NisCode, LocalText CommuneName, AssessmentStatus Status,
    int Questions, int Answered, DateOnly? SubmittedOn, DateOnly? RemindedOn)
{
    public static AssessmentItem Of(AssessmentRow row, CommuneName name, HttpRequest http) => new(
        http.Absolute($"/api/v1/campaign/fairOMeter/assessments/{row.AssessmentId}"), row.AssessmentId, row.Edition, row.NisCode, name.ToText(), row.Status,
        row.QuestionCount, row.Answered, row.SubmittedOn, row.RemindedOn);
}
