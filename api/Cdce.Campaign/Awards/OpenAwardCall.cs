using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Awards;

/// <summary>The coordination calls the communes of the award's region to nominate. From now on its rules stand.</summary>
internal sealed class OpenAwardCall : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/call", Handle)
        .WithName("openAwardCall")
        .WithSummary("Call communes to nominate for an award");

    internal static Decision Decide(Award award, IReadOnlyList<string> communes, DateOnly today)
    {
        if (award.RefuseOutside(AwardStage.Planned) is { } refused)
            return refused;
        if (award.Rules.NominationsUntil < today)
            return Decision.Refuse("award-in-past", "The last day for nominations lies in the past.");
        return communes.Count == 0
            ? Decision.Refuse("unknown-region", "The register knows no commune there.")
            : Decision.Accept(new AwardCallOpened(award.Id, communes, today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, [FromHeader(Name = "If-Match")] EntityVersion expected, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var living = await db.Communes.Where(c => c.ExistsFrom <= today && (c.EndedOn == null || c.EndedOn > today))
            .OrderBy(c => c.NisCode).Select(c => new { c.NisCode, c.Region }).ToListAsync(ct);
        return await session.ChangeAwardAsync(awardId, expected, a => a.Changes, a => Decide(a,
            [.. living.Where(c => a.Rules.Region is null || c.Region == a.Rules.Region).Select(c => c.NisCode)], today), ct);
    }
}
