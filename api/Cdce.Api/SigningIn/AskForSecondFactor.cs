using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>Starts adding a second factor: gives the key that an app makes codes of.</summary>
internal sealed class AskForSecondFactor : IEndpoint
{
    /// <param name="Key">To type into the app.</param>
    /// <param name="Address">The same for an app that opens addresses, or as a picture.</param>
    internal sealed record SecondFactorKey(string Key, string Address);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/secondFactorKeys", Handle)
        .WithName("askForSecondFactor")
        .WithSummary("Get a key for an app that shows codes")
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false));

    internal static Decision Decide(Account account) => account.TwoFactorEnabled
        ? Decision.Refuse("second-factor-there", "This account has a second factor; remove it first.")
        : Decision.Accept();

    private static async Task<Results<Ok<SecondFactorKey>, NotFound, ProblemHttpResult>> Handle(
        HttpRequest request, OwnAccount own, UserManager<Account> accounts, PublicAddress address, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();
        if (!await own.IsFreshAsync(request, ct))
            return OwnAccount.SignInAnew.ToProblem();
        if (Decide(account).Refusal is { } refusal)
            return refusal.ToProblem();
        await accounts.ResetAuthenticatorKeyAsync(account);
        var key = await accounts.GetAuthenticatorKeyAsync(account) ?? "";
        var label = Uri.EscapeDataString($"Cdce ({address.Host})");
        return TypedResults.Ok(new SecondFactorKey(string.Join(' ', key.Chunk(4).Select(part => new string(part))),
            $"otpauth://totp/{label}:{Uri.EscapeDataString(account.UserName ?? "")}?secret={key}&issuer={label}&digits=6"));
    }
}
