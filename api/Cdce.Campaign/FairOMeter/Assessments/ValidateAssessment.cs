using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>The coordination ends its review: answers that it said nothing of are accepted, but none that does not apply.</summary>
internal sealed class ValidateAssessment : IEndpoint
{
    internal sealed record Request;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/validation", Handle)
        .WithName("validateAssessment")
        .WithSummary("Validate the Fair-ô-mètre of a commune");

    internal static Decision Decide(AssessmentCase found)
    {
        var assessment = found.Assessment;
        if (assessment.Status is not AssessmentStatus.Submitted)
            return NotSubmitted();
        var unread = assessment.Sent.Where(q => q.Value is null && assessment.ReviewOf(q.Question)?.Outcome is null).Select(q => q.Question).ToArray();
        return unread.Length > 0
            ? Decision.Refuse("not-applicable-unreviewed", "Each answer that does not apply is accepted or refused first.", unread)
            : Decision.Accept(new AssessmentValidated(assessment.Edition, assessment.NisCode, found.Today,
                found.Today.AddMonths(TitleRules.Current.RenewalMonths)));
    }

    public static Decision NotSubmitted() => Decision.Refuse("fair-o-meter-not-submitted", "The commune has not sent its answers.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session,
        TimeProvider clock, CancellationToken ct) =>
        await session.ChangeAssessmentAsync(assessmentId, expected, user, clock.Today(), Decide, ct);
}
