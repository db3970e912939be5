using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>Takes the second factor off one's own account, with its recovery codes.</summary>
internal sealed class RemoveSecondFactor : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/secondFactors", Handle)
        .WithName("removeSecondFactor")
        .WithSummary("Remove one's second factor");

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        HttpRequest request, OwnAccount own, UserManager<Account> accounts, Trail trail, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();
        if (!await own.IsFreshAsync(request, ct))
            return OwnAccount.SignInAnew.ToProblem();
        if (!account.TwoFactorEnabled)
            return TypedResults.NoContent();
        await trail.BeginAsync(ct);
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await trail.NoteAsync(account.Id, new SecondFactorRemoved(account.Id), ct);
        return TypedResults.NoContent();
    }
}
