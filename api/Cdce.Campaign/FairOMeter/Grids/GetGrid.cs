using Cdce.Campaign.Criteria;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>One version of the grid with all its texts: the guide shows it, and it can be changed and sent back as the next one.</summary>
internal sealed class GetGrid : IEndpoint
{
    /// <summary>Name and rule of a criterion.</summary>
    internal sealed record CriterionWords(string Code, LocalText Name, LocalText Rule);

    /// <param name="Content">As it is read, with the thresholds in its texts.</param>
    /// <param name="Source">As it was published, with their names: what is changed and published as the next version.</param>
    internal sealed record Response(string Href, int Grid, DateOnly PublishedOn, long Version, GridContent Content, GridContent Source, IReadOnlyList<CriterionWords> Criteria);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/grids/{grid:int}", Handle)
        .WithName("getGrid")
        .WithSummary("Get a version of the Fair-ô-mètre's grid")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(int grid, HttpContext http, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterGrids.FirstOrDefaultAsync(g => g.Grid == grid, ct) is not { } row)
            return Problems.NotFound();
        http.Response.SetVersion(row.Version);
        return TypedResults.Ok(new Response(http.Request.Absolute($"/api/v1/campaign/fairOMeter/grids/{grid}"), grid, row.PublishedOn, row.Version,
            row.ToContent(), row.ToSource(), [.. row.Criteria.Select(c => CriterionText.Of(c.Code)).Select(c => new CriterionWords(c.Code, c.Name, c.Rule))]));
    }
}
