using Cdce.Api.SigningIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.Accounts;

/// <summary>Gives an account a new generated password, shown once, and signs it out everywhere.</summary>
internal sealed class ResetPassword : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/accounts/{accountId:guid}/passwordResets", Handle)
        .WithName("resetPassword")
        .WithSummary("Give an account a new password; the answer shows it, once")
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: true));

    private static async Task<Results<Ok<AccountWithPassword>, ProblemHttpResult>> Handle(
        Guid accountId, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpContext context,
        UserManager<Account> accounts, FailedSignIns failed, AccountChange change, CancellationToken ct)
    {
        var (account, problem) = await change.FindAsync(accountId, expected);
        if (account is null)
            return problem ?? Problems.NotFound();

        var password = Secrets.NewPassword();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.InitialPassword = true;
        await failed.ForgetAsync(account.UserName ?? "", ct);
        var saved = await change.SaveAsync(account, new PasswordReset(account.Id), context.Response, signOut: true, ct);
        return saved.Result is ProblemHttpResult refused
            ? refused
            : TypedResults.Ok(new AccountWithPassword(context.Request.Absolute($"/api/v1/accounts/{account.Id}"), account.Id.ToString(),
                account.UserName ?? "", password, account.Version));
    }
}
