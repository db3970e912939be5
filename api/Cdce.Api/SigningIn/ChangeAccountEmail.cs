using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.SigningIn;

/// <summary>Gives an account the e-mail address that its links go to. Links sent to the one before end.</summary>
internal sealed class ChangeAccountEmail : IEndpoint
{
    internal sealed record Request(string Email);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Email).MustBeAnAddress();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/accounts/{accountId:guid}/email", Handle)
        .WithName("changeAccountEmail")
        .WithSummary("Change the e-mail address of an account")
        .Validate<Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid accountId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpResponse response,
        AccountChange change, Trail trail, AccountsDb db, UserManager<Account> accounts, SignInLinks links, CancellationToken ct)
    {
        var (account, problem) = await change.FindAsync(accountId, expected);
        if (account is null)
            return problem ?? Problems.NotFound();
        if (await accounts.IsEmailTakenAsync(db, request.Email, account.Id, ct))
            return EmailAddresses.Taken.ToProblem();

        await trail.BeginAsync(ct);
        (account.Email, account.EmailConfirmed) = (request.Email.Trim(), false);
        await links.WithdrawAsync(account, ct);
        // Nor does the provider's word for the one before count any longer.
        await db.UserLogins.Where(l => l.UserId == account.Id).ExecuteDeleteAsync(ct);
        return await change.SaveAsync(account, new AccountEmailChanged(account.Id), response, signOut: false, ct);
    }
}

/// <summary>One account for each address.</summary>
internal static class EmailAddresses
{
    public static Refusal Taken => new("email-taken", "There is an account with this e-mail address.", []);

    /// <summary>For a form with one field: whoever was invited by mail has only an address.</summary>
    public static async Task<Account?> FindByNameOrEmailAsync(this UserManager<Account> accounts, string typed) =>
        await accounts.FindByNameAsync(typed) ?? await accounts.FindByEmailAsync(typed);

    public static Task<bool> IsEmailTakenAsync(
        this UserManager<Account> accounts, AccountsDb db, string email, Guid except, CancellationToken ct)
    {
        var normalized = accounts.NormalizeEmail(email.Trim());
        return db.Users.AnyAsync(a => a.NormalizedEmail == normalized && a.Id != except, ct);
    }
}
