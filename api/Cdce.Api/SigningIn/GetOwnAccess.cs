using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.SigningIn;

/// <summary>Shows the ways in which one can sign in to one's own account.</summary>
internal sealed class GetOwnAccess : IEndpoint
{
    /// <param name="Email">Where links go; absent where the account has no address.</param>
    internal sealed record OwnAccess(string? Email, bool HasPassword);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/session/access", Handle)
        .WithName("getOwnAccess")
        .WithSummary("Show the ways in which one can sign in")
        .RequireAuthorization(Policies.SignedIn);

    private static async Task<Results<Ok<OwnAccess>, NotFound>> Handle(OwnAccount own) => await own.FindAsync() is { } account
        ? TypedResults.Ok(new OwnAccess(account.Email, account.PasswordHash is not null))
        : TypedResults.NotFound();
}
