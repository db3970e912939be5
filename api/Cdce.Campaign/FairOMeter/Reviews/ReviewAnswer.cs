using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Scoring;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>The coordination accepts one answer, lets another value count, or says that the question applies after all.</summary>
internal sealed class ReviewAnswer : IEndpoint
{
    /// <param name="Value">Where it is adjusted: what counts instead.</param>
    /// <param name="Reason">Where it is not accepted: why, for the commune; no names of people.</param>
    internal sealed record Request(ReviewOutcome Outcome, int? Value = null, string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Outcome).IsInEnum();
            RuleFor(r => r.Value).NotNull().When(r => r.Outcome is ReviewOutcome.Adjusted).WithMessage("What counts instead.");
            RuleFor(r => r.Value).Null().When(r => r.Outcome is not ReviewOutcome.Adjusted).WithMessage("Only an answer that is adjusted gets another value.");
            RuleFor(r => r.Reason).NotEmpty().When(r => r.Outcome is not ReviewOutcome.Accepted).WithMessage("The commune reads why.");
            RuleFor(r => r.Reason).Empty().When(r => r.Outcome is ReviewOutcome.Accepted).WithMessage("What is accepted needs no reason.");
            RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/assessments/{assessmentId}/reviews/{question}", Handle)
        .WithName("reviewAnswer")
        .WithSummary("Review an answer of a Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(AssessmentCase found, GridQuestion question, Request request, Guid? reviewer)
    {
        if (found.Assessment.Status is not AssessmentStatus.Submitted)
            return ValidateAssessment.NotSubmitted();
        var own = found.Assessment.SentTo(question.Code);
        if (request.Outcome is ReviewOutcome.Refused && own.Value is not null)
            return Decision.Refuse("review-not-possible", "Only an answer that does not apply is refused; another one is adjusted.");
        if (request.Value is { } value && (!GridShares.IsPossible(question, value) || value == own.Value))
            return Decision.Refuse("not-an-answer", "The value is not possible, or is the commune's own.");
        return Decision.Accept(new AnswerReviewed(found.Assessment.Edition, found.Assessment.NisCode, question.Code, request.Outcome, request.Value,
            request.Reason, reviewer, found.Today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, string question, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        await session.ChangePartAsync(assessmentId, expected, user, clock.Today(),
            found => found.Grid.Find(question) is null ? null : found.Assessment.ReviewVersion(question),
            found => found.Grid.Find(question) is { } asked ? Decide(found, asked, request, user.PersonId) : Decision.Accept(), ct);
}
