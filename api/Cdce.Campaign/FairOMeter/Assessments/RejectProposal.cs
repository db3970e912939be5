using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Grids;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>A person rejects what the ledger proposes; it comes back with a new fact only.</summary>
internal sealed class RejectProposal : IEndpoint
{
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/answers/{question}/rejection", Handle)
        .WithName("rejectProposal")
        .WithSummary("Reject the proposal for a question of the Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(AssessmentCase found, GridQuestion question, CriterionFacts ledger, Request request) =>
        Proposal.For(question, found.Assessment.Of(question.Code), ledger, found.Today) is not { } proposal
            ? Decision.Refuse("no-proposal", "Nothing is proposed for this question.")
            : Decision.Accept(new ProposalRejected(found.Assessment.Edition, found.Assessment.NisCode, question.Code, proposal.Facts,
                request.Reason, found.Today));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, string question, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        await session.ChangeQuestionAsync(assessmentId, question, expected, user, db, clock.Today(),
            (found, asked, ledger) => Decide(found, asked, ledger, request), ct);
}
