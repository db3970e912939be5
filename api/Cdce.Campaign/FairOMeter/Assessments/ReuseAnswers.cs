using Cdce.Campaign.Criteria;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>A person takes over the commune's answers of the edition before, where the question asks the same and nothing is answered or proposed yet.</summary>
internal sealed class ReuseAnswers : IEndpoint
{
    internal sealed record Request;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/reuse", Handle)
        .WithName("reuseAnswers")
        .WithSummary("Take over the answers of the edition before");

    internal static Decision Decide(AssessmentCase found, FormerAssessment? former, CriterionFacts? ledger)
    {
        if (found.RefuseChange() is { } refused)
            return refused;
        var answers = former is null || ledger is null ? [] : Reuse.Answers(former.Grid, former.Row.ToAssessment(), found, ledger);
        return answers.Count == 0
            ? Decision.Refuse("nothing-to-reuse", "No answer of the edition before is left to be taken over.")
            : Decision.Accept([.. answers]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, CampaignDb db,
        IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var former = await FormerAssessment.FindAsync(db, assessmentId, ct);
        var ledger = former is null ? null : (await CriterionSource.LoadAsync(db, [former.Row.NisCode], clock.Today(), ct))[former.Row.NisCode];
        return await session.ChangeAssessmentAsync(assessmentId, expected, user, clock.Today(), found => Decide(found, former, ledger), ct);
    }
}
