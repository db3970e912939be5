using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Grids;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>A person takes an answer back; what the ledger said until then is not proposed again.</summary>
internal sealed class ClearAnswer : IEndpoint
{
    internal sealed record Request;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/answers/{question}/clearance", Handle)
        .WithName("clearAnswer")
        .WithSummary("Take back the answer to a question of the Fair-ô-mètre");

    internal static Decision Decide(AssessmentCase found, GridQuestion question, CriterionFacts ledger) =>
        !found.Assessment.Of(question.Code).Answered
            ? Decision.Accept()
            : Decision.Accept(new AnswerCleared(found.Assessment.Edition, found.Assessment.NisCode, question.Code,
                Proposal.FactsFor(question, ledger, found.Today), found.Today));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, string question, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        await session.ChangeQuestionAsync(assessmentId, question, expected, user, db, clock.Today(), Decide, ct);
}
