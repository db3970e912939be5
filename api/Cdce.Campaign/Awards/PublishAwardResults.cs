using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>The coordination publishes the results, which nobody has read before: once all sheets are in, or after the last day of the jury.</summary>
internal sealed class PublishAwardResults : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/results", Handle)
        .WithName("publishAwardResults")
        .WithSummary("Publish the results of an award");

    internal static Decision Decide(Award award, DateOnly today)
    {
        if (award.RefuseOutside(AwardStage.Scoring) is { } refused)
            return refused;
        if (today <= award.Rules.ScoringUntil && award.Jurors.Any(j => !j.Dismissed && award.IsMissingSheetsOf(j)))
            return Decision.Refuse("scoring-open", "The jury may score until that day, and sheets are missing.", $"{award.Rules.ScoringUntil:yyyy-MM-dd}");
        var results = AwardTally.Of(award);
        if (results.Where(r => r.Sheets < award.Rules.LeastSheets).Select(r => $"{r.NominationId}").ToArray() is { Length: > 0 } few)
            return Decision.Refuse("too-few-sheets", "These nominations have fewer sheets that count than the rules ask for.", few);
        return results.Count == 0
            ? Decision.Refuse("nominations-missing", "No nomination is left.")
            : Decision.Accept(new AwardResultsPublished(award.Id, results, today));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAwardAsync(awardId, expected, a => a.Changes, a => Decide(a, clock.Today()), ct);
}
