using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>The coordination ends the call, on its last day or after, and hands the nominations to the jury.</summary>
internal sealed class OpenAwardScoring : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/scoring", Handle)
        .WithName("openAwardScoring")
        .WithSummary("Hand the nominations of an award to its jury");

    internal static Decision Decide(Award award, DateOnly today)
    {
        if (award.RefuseOutside(AwardStage.Call) is { } refused)
            return refused;
        if (today < award.Rules.NominationsUntil)
            return Decision.Refuse("nominations-open", "Communes may nominate until that day.", $"{award.Rules.NominationsUntil:yyyy-MM-dd}");
        if (award.Nominations.Where(n => n.State is NominationState.Waiting).Select(n => $"{n.Id}").ToArray() is { Length: > 0 } waiting)
            return Decision.Refuse("nominations-waiting", "These nominations are neither admitted nor refused.", waiting);
        if (award.Nominations.All(n => n.State is not NominationState.Admitted))
            return Decision.Refuse("nominations-missing", "No nomination is admitted.");
        if (award.Rules.ScoringUntil < today)
            return Decision.Refuse("scoring-over", "The last day for the jury is past: give it more time first.", $"{award.Rules.ScoringUntil:yyyy-MM-dd}");
        Guid[] jurors = [.. award.Jurors.Where(j => !j.Dismissed).Select(j => j.PersonId)];
        return jurors.Length < award.Rules.LeastSheets
            ? Decision.Refuse("jury-too-small", "The jury has fewer members than each nomination needs sheets.", $"{award.Rules.LeastSheets}")
            : Decision.Accept(new AwardScoringOpened(award.Id, jurors, today));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAwardAsync(awardId, expected, a => a.Changes, a => Decide(a, clock.Today()), ct);
}
