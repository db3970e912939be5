using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Alerts;

/// <summary>The coordination watches a commune again before its pause has run out.</summary>
internal sealed class ResumeWatch : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/campaign/communes/{nisCode}/watchPause", Handle)
        .WithName("resumeWatch")
        .WithSummary("Watch a commune again");

    internal static Decision Decide(MomentumWatch watch, DateOnly today) => watch.IsPausedOn(today)
        ? Decision.Accept(new WatchResumed(watch.NisCode, today))
        : Decision.Refuse("watch-not-paused", "The commune is watched.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string nisCode, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MomentumWatch>(AlertStream.KeyOf(nisCode), ct);
        if (stream.Aggregate is not { } watch || !user.MayActFor(nisCode))
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(watch, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
