using Cdce.Partners.Coverage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Imports;

/// <summary>The partner register as a CSV file that can be imported again.</summary>
internal sealed class ExportPartners : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partners/export", Handle)
        .WithName("exportPartners")
        .WithSummary("Download the partners as CSV")
        .Produces<string>(StatusCodes.Status200OK, CsvText.MediaType)
        .AllowsAsOf();

    /// <param name="commune">NIS code; all communes where absent.</param>
    private static async Task<FileContentHttpResult> Handle(string? commune, PartnersDb db, CancellationToken ct)
    {
        var rows = await db.Partners.Where(p => p.MergedInto == null && (commune == null || p.NisCode == commune))
            .OrderBy(p => p.PlainName).ThenBy(p => p.Id).ToListAsync(ct);
        var names = await PartnerCommuneRow.NamesAsync(db, rows.Select(p => p.NisCode), ct);
        return TypedResults.Bytes(PartnerFile.Write(rows, names), CsvText.MediaType + "; charset=utf-8", "partners.csv");
    }
}
