using Cdce.Campaign.FairOMeter.Assessments;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>The commune contests reviewed answers: once, and all that it contests together.</summary>
internal sealed class ContestReview : IEndpoint
{
    /// <param name="Answers">Each answer that was adjusted or refused, with why the commune's own should count; no names of people.</param>
    internal sealed record Request(IReadOnlyList<ContestedAnswer> Answers);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Answers).NotEmpty().Must(all => all is null || (all.Count <= 200 && all.DistinctBy(a => a.Question).Count() == all.Count))
                .WithMessage("Each answer once, at most 200.");
            RuleForEach(r => r.Answers).ChildRules(answer =>
            {
                answer.RuleFor(a => a.Question).NotEmpty();
                answer.RuleFor(a => a.Text).NotEmpty().MaximumLength(1_000);
            });
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/contest", Handle)
        .WithName("contestReview")
        .WithSummary("Contest the review of a Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(AssessmentCase found, Request request)
    {
        var assessment = found.Assessment;
        if (assessment.Status is not AssessmentStatus.Validated)
            return NotValidated();
        if (assessment.Contested.Count > 0)
            return Decision.Refuse("contested-before", "A commune contests once.");
        if (assessment.Publication is not Publication.NotPublished)
            return Decision.Refuse("published-before", "The result is published; take it back first.");
        var possible = assessment.Sent.Select(q => q.Question).Where(assessment.IsChanged).ToArray();
        return request.Answers.All(a => possible.Contains(a.Question))
            ? Decision.Accept(new ReviewContested(assessment.Edition, assessment.NisCode, request.Answers, found.Today))
            : Decision.Refuse("not-adjusted", "Only answers that were adjusted or refused are contested.", possible);
    }

    public static Decision NotValidated() => Decision.Refuse("fair-o-meter-not-validated", "The coordination has not ended its review.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session,
        TimeProvider clock, CancellationToken ct) =>
        await session.ChangeAssessmentAsync(assessmentId, expected, user, clock.Today(), found => Decide(found, request), ct);
}
