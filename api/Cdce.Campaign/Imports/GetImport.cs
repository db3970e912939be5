using Cdce.Platform.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Imports;

/// <summary>One upload with its preview, row by row.</summary>
internal sealed class GetImport : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/imports/{importId:guid}", Handle)
        .WithName("getImport")
        .WithSummary("Get an upload with its preview");

    private static async Task<Results<Ok<ImportPreview>, ProblemHttpResult>> Handle(
        Guid importId, HttpContext http, CampaignDb db, CancellationToken ct)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.ImportId == importId, ct) is not { } row)
            return Problems.NotFound();
        http.Response.SetVersion(row.Version);
        return TypedResults.Ok(row.ToView(http.Request, withRows: true));
    }
}
