using Cdce.Campaign.FairOMeter.Assessments;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>The coordination asks the commune about one criterion while it reviews; the commune answers beside it.</summary>
internal sealed class AskAboutCriterion : IEndpoint
{
    /// <param name="Text">What is asked; no names of people.</param>
    internal sealed record Request(string Text);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Text).NotEmpty().MaximumLength(1_000);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/questions/{criterion}", Handle)
        .WithName("askAboutCriterion")
        .WithSummary("Ask a commune about a criterion of its Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(AssessmentCase found, string criterion, Request request)
    {
        if (found.Assessment.Status is not AssessmentStatus.Submitted)
            return ValidateAssessment.NotSubmitted();
        return found.Assessment.Asked.Any(a => a.Criterion == criterion && a.Answer is null)
            ? Decision.Refuse("question-open", "The commune has not answered the last question about this criterion.")
            : Decision.Accept(new CriterionAskedAbout(found.Assessment.Edition, found.Assessment.NisCode, criterion, request.Text, found.Today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, string criterion, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        await session.ChangePartAsync(assessmentId, expected, user, clock.Today(),
            found => found.Grid.Criteria.Any(c => c.Code == criterion) ? found.Assessment.AskedVersion(criterion) : null,
            found => Decide(found, criterion, request), ct);
}
