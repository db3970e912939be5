using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>The coordination takes back the draft that waits for its day.</summary>
internal sealed class CancelScheduledGrid : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/campaign/fairOMeter/grids/schedule", Handle)
        .WithName("cancelScheduledGrid")
        .WithSummary("Take back the draft of the Fair-ô-mètre's grid that waits for its day");

    internal static Decision Decide(GridVersions grids, DateOnly today) => grids.Scheduled is null
        ? Decision.Refuse("no-grid-scheduled", "No draft waits for its day.")
        : Decision.Accept(new GridScheduleCanceled(today));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle([FromHeader(Name = "If-Match")] EntityVersion expected,
        IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<GridVersions>(GridVersions.Stream, ct);
        if (stream.Aggregate is not { } grids)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(grids, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
