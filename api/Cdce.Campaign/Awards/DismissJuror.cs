using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>Somebody leaves the jury; the sheets do not count any more. Asked again, they do.</summary>
internal sealed class DismissJuror : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/jury/{personId:guid}/dismissal", Handle)
        .WithName("dismissJuror")
        .WithSummary("Take somebody out of the jury of an award");

    internal static Decision Decide(Award award, Juror juror, DateOnly today) => award.RefuseOutside(AwardStage.Planned, AwardStage.Call, AwardStage.Scoring)
        ?? (juror.Dismissed ? Decision.Accept() : Decision.Accept(new JurorDismissed(award.Id, juror.PersonId, today)));

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid awardId, Guid personId, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAwardAsync(awardId, a => a.FindJuror(personId) is { } juror ? Decide(a, juror, clock.Today()) : null, ct);
}
