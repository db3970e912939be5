using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>Sends somebody the link that lets them in for the first time, again where it was lost.</summary>
internal sealed class InviteAccount : IEndpoint
{
    /// <param name="Language">Of the mail: fr or de.</param>
    internal sealed record Request(string Language);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Language).MustBeALanguage();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/accounts/{accountId:guid}/invitations", Handle)
        .WithName("inviteAccount")
        .WithSummary("Send an invitation by mail")
        .Validate<Request>();

    internal static Decision Decide(Account account)
    {
        if (!account.Active)
            return Decision.Refuse("account-deactivated", "This account was deactivated.");
        return account.Email is null
            ? Decision.Refuse("no-email", "This account has no e-mail address.")
            : Decision.Accept();
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> Handle(
        Guid accountId, Request request, UserManager<Account> accounts, SignInLinks links, CancellationToken ct)
    {
        if (await accounts.FindByIdAsync(accountId.ToString()) is not { } account)
            return Problems.NotFound();
        if (Decide(account).Refusal is { } refusal)
            return refusal.ToProblem();
        await links.InviteAsync(account, request.Language, ct);
        return TypedResults.Accepted((string?)null);
    }
}
