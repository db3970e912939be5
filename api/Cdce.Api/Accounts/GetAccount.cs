using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>Shows one account.</summary>
internal sealed class GetAccount : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/accounts/{accountId:guid}", Handle)
        .WithName("getAccount")
        .WithSummary("Get an account");

    private static async Task<Results<Ok<AccountView>, NotFound>> Handle(
        Guid accountId, HttpRequest request, AccountsDb db, AccountViews views, CancellationToken ct) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, ct) is { } account
            ? TypedResults.Ok((await views.OfAsync([account], request, ct))[0])
            : TypedResults.NotFound();
}
