using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Cdce.Campaign.Boundaries;

/// <summary>The boundaries of communes for the map, with an ETag; 404 while none were uploaded.</summary>
internal sealed class GetBoundaries : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/boundaries", Handle)
        .WithName("getBoundaries")
        .WithSummary("Get the boundaries of communes (GeoJSON)")
        .Produces<string>(StatusCodes.Status200OK, ImportBoundaries.MediaType);

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> Handle(
        HttpContext http, CampaignDb db, CancellationToken ct)
    {
        // The tag first: a map that has them already is answered without reading them.
        if (await db.Boundaries.Select(b => new { b.Sha256, b.Source }).SingleOrDefaultAsync(ct) is not { } known)
            return Problems.NotFound();
        // A letter first: sixteen digits would read as the version of something that can be written to.
        var tag = new EntityTagHeaderValue($"\"h{known.Sha256[..16]}\"");
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
        {
            http.Response.Headers.ETag = tag.ToString();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var row = await db.Boundaries.SingleAsync(ct);
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var zipped = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (zipped)
            http.Response.Headers.ContentEncoding = "gzip";
        return TypedResults.File(zipped ? row.Gzip : Gzip.Decompress(row.Gzip), ImportBoundaries.MediaType, entityTag: tag);
    }
}
