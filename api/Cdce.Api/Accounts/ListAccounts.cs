using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>Lists the accounts by user name.</summary>
internal sealed class ListAccounts : IEndpoint
{
    private sealed record Cursor(string After);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/accounts", Handle)
        .WithName("listAccounts")
        .WithSummary("List accounts");

    private static async Task<Results<Ok<Page<AccountView>>, ProblemHttpResult>> Handle(
        HttpRequest request, AccountsDb db, AccountViews views, int? pageSize, string? cursor, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var from))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Use the address given as next."));
        var size = Paging.Size(pageSize);
        var after = from?.After ?? "";
        var rows = await db.Users.AsNoTracking()
#pragma warning disable CA1309 // becomes SQL
            .Where(a => string.Compare(a.NormalizedUserName, after) > 0)
#pragma warning restore CA1309
            .OrderBy(a => a.NormalizedUserName).Take(size + 1).ToListAsync(ct);
        var next = rows.Count > size ? request.Next(new Cursor(rows[size - 1].NormalizedUserName ?? "")) : null;
        return TypedResults.Ok(new Page<AccountView>(await views.OfAsync([.. rows.Take(size)], request, ct), size, next));
    }
}
