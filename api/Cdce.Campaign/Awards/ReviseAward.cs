using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>The coordination plans an award anew, until communes are called.</summary>
internal sealed class ReviseAward : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/awards/{awardId:guid}", Handle)
        .WithName("reviseAward")
        .WithSummary("Plan an award of the campaign anew")
        .Validate<PlanAward.Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, PlanAward.Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CampaignDb db, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        if (await PlanAward.IssuesAsync(db, request.Rules, clock.Today(), ct) is { Length: > 0 } issues)
            return Problems.BadRequest(issues);
        return await session.ChangeAwardAsync(awardId, expected, a => a.Changes,
            a => a.RefuseOutside(AwardStage.Planned) ?? Decision.Accept(new AwardPlanned(a.Id, request.Rules, clock.Today())), ct);
    }
}
