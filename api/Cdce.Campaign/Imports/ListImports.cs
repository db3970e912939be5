using Cdce.Platform.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Imports;

/// <summary>The uploads, newest first, with their counts and without their rows.</summary>
internal sealed class ListImports : IEndpoint
{
    private sealed record Cursor(DateTimeOffset UploadedAt, Guid Id);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/imports", Handle)
        .WithName("listImports")
        .WithSummary("List uploads");

    private static async Task<Results<Ok<Page<ImportPreview>>, ProblemHttpResult>> Handle(
        HttpRequest http, CampaignDb db, string? cursor, int? pageSize, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));

        var query = db.Imports.AsQueryable();
        if (after is not null)
        {
            query = query.Where(i => i.UploadedAt < after.UploadedAt
                || (i.UploadedAt == after.UploadedAt && i.ImportId.CompareTo(after.Id) < 0));
        }

        var size = Paging.Size(pageSize);
        var rows = await query.OrderByDescending(i => i.UploadedAt).ThenByDescending(i => i.ImportId).Take(size + 1)
            .ToListAsync(ct);
        var next = rows.Count > size ? http.Next(new Cursor(rows[size - 1].UploadedAt, rows[size - 1].ImportId)) : null;
        return TypedResults.Ok(new Page<ImportPreview>(
            [.. rows.Take(size).Select(row => row.ToView(http, withRows: false))], size, next));
    }
}
