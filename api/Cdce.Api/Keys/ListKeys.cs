using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Keys;

/// <summary>Lists the API keys, revoked ones included.</summary>
internal sealed class ListKeys : IEndpoint
{
    private sealed record Cursor(string After);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/keys", Handle)
        .WithName("listKeys")
        .WithSummary("List API keys");

    private static async Task<Results<Ok<Page<KeyView>>, ProblemHttpResult>> Handle(
        HttpRequest request, AccountsDb db, int? pageSize, string? cursor, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var from))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Use the address given as next."));
        var size = Paging.Size(pageSize);
        var after = from?.After ?? "";
        var rows = await db.Keys.AsNoTracking()
#pragma warning disable CA1309 // becomes SQL
            .Where(k => string.Compare(k.Id, after) > 0)
#pragma warning restore CA1309
            .OrderBy(k => k.Id).Take(size + 1).ToListAsync(ct);
        var next = rows.Count > size ? request.Next(new Cursor(rows[size - 1].Id)) : null;
        return TypedResults.Ok(new Page<KeyView>([.. rows.Take(size).Select(k => KeyView.Of(k, request))], size, next));
    }
}
