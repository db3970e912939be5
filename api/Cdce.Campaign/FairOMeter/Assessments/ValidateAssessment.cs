using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>The coordination agrees with the answers, those that do not apply included.</summary>
internal sealed class ValidateAssessment : IEndpoint
{
    internal sealed record Request;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/validation", Handle)
        .WithName("validateAssessment")
        .WithSummary("Validate the Fair-ô-mètre of a commune");

    internal static Decision Decide(AssessmentCase found) => found.Assessment.Status is not AssessmentStatus.Submitted
        ? NotSubmitted()
        : Decision.Accept(new AssessmentValidated(found.Assessment.Edition, found.Assessment.NisCode, found.Today));

    public static Decision NotSubmitted() => Decision.Refuse("fair-o-meter-not-submitted", "The commune has not sent its answers.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session,
        TimeProvider clock, CancellationToken ct) =>
        await session.ChangeAssessmentAsync(assessmentId, expected, user, clock.Today(), Decide, ct);
}
