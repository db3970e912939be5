using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>A commune takes its nomination back, until the results are published; while communes nominate it may be said anew.</summary>
internal sealed class WithdrawNomination : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/nominations/{nominationId:guid}/withdrawal", Handle)
        .WithName("withdrawNomination")
        .WithSummary("Take a nomination back");

    internal static Decision Decide(Award award, Nomination nomination, DateOnly today) => award.RefuseOutside(AwardStage.Call, AwardStage.Scoring)
        ?? (nomination.State is NominationState.Withdrawn ? Decision.Accept() : Decision.Accept(new AwardNominationWithdrawn(award.Id, nomination.Id, nomination.NisCode, today)));

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, Guid nominationId, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAwardAsync(awardId, expected, a => a.Find(nominationId) is { } n && user.MayActFor(n.NisCode) ? n.Changes : null,
            a => Decide(a, a.Find(nominationId)!, clock.Today()), ct);
}
