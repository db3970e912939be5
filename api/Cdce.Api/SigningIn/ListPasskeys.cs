using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>Lists one's own passkeys, the oldest first.</summary>
internal sealed class ListPasskeys : IEndpoint
{
    internal sealed record Own(IReadOnlyList<PasskeyView> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/passkeys", Handle)
        .WithName("listPasskeys")
        .WithSummary("List one's passkeys");

    private static async Task<Results<Ok<Own>, NotFound>> Handle(OwnAccount own, UserManager<Account> accounts) =>
        await own.FindAsync() is { } account
            ? TypedResults.Ok(new Own([.. (await accounts.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt).Select(Passkeys.View)]))
            : TypedResults.NotFound();
}
