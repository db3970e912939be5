using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.PublicTitles;

/// <summary>One line of the public register of titles, for everybody.</summary>
internal sealed class GetPublicTitle : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/publicTitles/{nisCode}", Handle)
        .WithName("getPublicTitle")
        .WithSummary("Get a commune's title for the public")
        .AllowsAsOf();

    private static async Task<Results<Ok<PublicTitle>, ProblemHttpResult>> Handle(
        string nisCode, HttpRequest http, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var commune = await db.Communes.SingleOrDefaultAsync(c => c.NisCode == nisCode, ct);
        var file = await db.TitleFiles.SingleOrDefaultAsync(f => f.NisCode == nisCode, ct);
        return commune?.ExistsOn(horizon.Day(clock)) is true && PublicTitle.Of(commune, file, horizon, http) is { } title
            ? TypedResults.Ok(title)
            : Problems.NotFound();
    }
}
