using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>Shows the ways in which one can sign in to one's own account.</summary>
internal sealed class GetOwnAccess : IEndpoint
{
    /// <param name="Email">Where links go; absent where the account has no address.</param>
    /// <param name="SecondFactor">Whether the password needs a code of an app beside it.</param>
    /// <param name="RecoveryCodesLeft">How many codes on paper have not been used.</param>
    internal sealed record OwnAccess(string? Email, bool HasPassword, bool SecondFactor, int RecoveryCodesLeft);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/session/access", Handle)
        .WithName("getOwnAccess")
        .WithSummary("Show the ways in which one can sign in");

    private static async Task<Results<Ok<OwnAccess>, NotFound>> Handle(OwnAccount own, UserManager<Account> accounts) =>
        await own.FindAsync() is { } account
            ? TypedResults.Ok(new OwnAccess(account.Email, account.PasswordHash is not null, account.TwoFactorEnabled,
                account.TwoFactorEnabled ? await accounts.CountRecoveryCodesAsync(account) : 0))
            : TypedResults.NotFound();
}
