using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>The coordination asks the commune for something more.</summary>
internal sealed class ReturnAssessment : IEndpoint
{
    /// <param name="Reason">What is asked for; no names of people.</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/return", Handle)
        .WithName("returnAssessment")
        .WithSummary("Return the Fair-ô-mètre of a commune")
        .Validate<Request>();

    internal static Decision Decide(AssessmentCase found, Request request) => found.Assessment.Status is not AssessmentStatus.Submitted
        ? ValidateAssessment.NotSubmitted()
        : Decision.Accept(new AssessmentReturned(found.Assessment.Edition, found.Assessment.NisCode, request.Reason, found.Today));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session,
        TimeProvider clock, CancellationToken ct) =>
        await session.ChangeAssessmentAsync(assessmentId, expected, user, clock.Today(), found => Decide(found, request), ct);
}
