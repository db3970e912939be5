using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Awards;

/// <summary>The awards of the campaign, the latest first; planned ones are shown to the coordination alone.</summary>
internal sealed class ListAwards : IEndpoint
{
    internal sealed record Response(string Href, IReadOnlyList<AwardView> Items, IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/awards", Handle)
        .WithName("listAwards")
        .WithSummary("List the awards of the campaign")
        .AllowsAsOf();

    private static async Task<Ok<Response>> Handle(HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, CancellationToken ct)
    {
        var past = horizon.AsOf is not null;
        var rows = await db.Awards.OrderByDescending(a => a.PlannedOn).ThenByDescending(a => a.AwardId).Take(500).ToListAsync(ct);
        return TypedResults.Ok(new Response(http.Absolute("/api/v1/campaign/awards"),
            [.. rows.Where(r => AwardView.IsShown(r, user)).Select(r => AwardView.Of(r, past, user, http))], past ? [] : user.Allowed(null, "planAward")));
    }
}
