using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Partners.Imports;

/// <summary>One upload, before or after it was taken.</summary>
internal sealed class GetPartnerImport : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partners/imports/{importId:guid}", Handle)
        .WithName("getPartnerImport")
        .WithSummary("Get an upload of partners");

    private static async Task<Results<Ok<PartnerImportDetails>, NotFound>> Handle(
        Guid importId, HttpRequest request, PartnersDb db, CancellationToken ct)
    {
        if (await db.Imports.FindAsync([importId], ct) is not { } row)
            return TypedResults.NotFound();
        request.HttpContext.Response.SetVersion(row.Version);
        return TypedResults.Ok(PartnerImportDetails.Of(row.Id, row.State, row.Version, row.ReadPreview(), row.ReadDuplicates(),
            row.ReadFileErrors(), row.IgnoredColumns, row.Simulated, request));
    }
}
