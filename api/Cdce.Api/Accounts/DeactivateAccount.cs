using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.Accounts;

/// <summary>Closes an account: it can no longer sign in, and is signed out everywhere.</summary>
internal sealed class DeactivateAccount : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/accounts/{accountId:guid}", Handle)
        .WithName("deactivateAccount")
        .WithSummary("Deactivate an account");

    internal static Decision Decide(Account account, CurrentUser user) => user.Id == $"account:{account.Id}"
        ? Decision.Refuse("own-account", "Somebody else has to deactivate this account.")
        : Decision.Accept();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid accountId, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpResponse response, CurrentUser user,
        AccountChange change, CancellationToken ct)
    {
        var (account, problem) = await change.FindAsync(accountId, expected);
        if (account is null)
            return problem ?? Problems.NotFound();
        if (Decide(account, user).Refusal is { } refusal)
            return refusal.ToProblem();

        account.Active = false;
        return await change.SaveAsync(account, new AccountDeactivated(account.Id), response, signOut: true, ct);
    }
}
