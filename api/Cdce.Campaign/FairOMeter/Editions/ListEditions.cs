using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>The editions of the Fair-ô-mètre, the latest first.</summary>
internal sealed class ListEditions : IEndpoint
{
    internal sealed record Response(string Href, IReadOnlyList<EditionView> Items, IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/editions", Handle)
        .WithName("listEditions")
        .WithSummary("List the editions of the Fair-ô-mètre")
        .AllowsAsOf();

    private static async Task<Ok<Response>> Handle(
        HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var past = horizon.AsOf is not null;
        var rows = await db.FairOMeterEditions.OrderByDescending(e => e.OpensOn).ThenBy(e => e.Code).Take(200).ToListAsync(ct);
        return TypedResults.Ok(new Response(http.Absolute("/api/v1/campaign/fairOMeter/editions"),
            [.. rows.Select(row => EditionView.Of(row, horizon.Day(clock), past, user, http))],
            past ? [] : user.Allowed(null, "openEdition")));
    }
}
