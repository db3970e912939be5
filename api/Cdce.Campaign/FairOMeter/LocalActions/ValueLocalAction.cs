using Cdce.Campaign.FairOMeter.Assessments;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.LocalActions;

/// <summary>The coordination says in a few words what it thinks of an action of the commune's own, as it was sent; until it validates, it may say it anew.</summary>
internal sealed class ValueLocalAction : IEndpoint
{
    /// <param name="Text">For the commune, at most 300 characters; no names of people.</param>
    internal sealed record Request(string Text);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Text).NotEmpty().MaximumLength(300);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/assessments/{assessmentId}/localActions/{actionId:guid}/valuation", Handle)
        .WithName("valueLocalAction")
        .WithSummary("Value an action of the commune's own in its Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(AssessmentCase found, Guid actionId, Request request, Guid? reviewer) =>
        found.Assessment.Status is not AssessmentStatus.Submitted
            ? ValidateAssessment.NotSubmitted()
            : Decision.Accept(new LocalActionValued(found.Assessment.Edition, found.Assessment.NisCode, actionId, request.Text.Trim(), reviewer, found.Today));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Guid actionId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        await session.ChangePartAsync(assessmentId, expected, user, clock.Today(),
            found => found.Assessment.SentLocalActions.Any(a => a.ActionId == actionId) ? found.Assessment.ValuationVersion(actionId) : null,
            found => Decide(found, actionId, request, user.PersonId), ct);
}
