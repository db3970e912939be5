using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>The coordination records that a member of the jury has an interest in a nomination, or takes that back; a sheet about it does not count meanwhile.</summary>
internal sealed class RecordConflict : IEndpoint
{
    /// <param name="Holds">False takes back what the coordination recorded; what the member declared stays.</param>
    internal sealed record Request(Guid NominationId, bool Holds);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/jury/{personId:guid}/conflicts", Handle)
        .WithName("recordConflict")
        .WithSummary("Record that a member of a jury has an interest in a nomination");

    internal static Decision Decide(Award award, Juror juror, Request request, DateOnly today)
    {
        if (award.RefuseOutside(AwardStage.Call, AwardStage.Scoring) is { } refused)
            return refused;
        if (award.Find(request.NominationId) is null)
            return Decision.Refuse("unknown-nomination", "The award has no such nomination.", $"{request.NominationId}");
        return juror.Recorded.Contains(request.NominationId) == request.Holds
            ? Decision.Accept()
            : Decision.Accept(new ConflictRecorded(award.Id, juror.PersonId, request.NominationId, request.Holds, today));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, Guid personId, Request request, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAwardAsync(awardId, a => a.FindJuror(personId) is { Dismissed: false } juror ? Decide(a, juror, request, clock.Today()) : null, ct);
}
