using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.SigningIn;

/// <summary>Opens a session for the account that the identity provider vouches for, found by its verified e-mail address the first time.</summary>
internal sealed class SignInWithProvider : IEndpoint
{
    internal sealed record Request(string Code, string State);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Code).NotEmpty().MaximumLength(4_000);
            RuleFor(r => r.State).NotEmpty().MaximumLength(200);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/providerUses", Handle)
        .WithName("signInWithProvider")
        .WithSummary("Sign in with what the identity provider sent back; sets a cookie")
        .RequireRateLimiting(SignIn.RateLimit)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false))
        .Validate<Request>();

    // One answer for everything: it tells nobody which addresses are known here.
    private static readonly Refusal NotKnown = new("provider-not-known",
        "The identity provider did not vouch for an account of this program. Ask for a link by mail instead.", []);

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        Request request, HttpContext context, [FromServices] Provider? provider, AccountsDb db, UserManager<Account> accounts, SessionStart sessions, Trail trail,
        CancellationToken ct)
    {
        if (provider is null)
            return Problems.NotFound();
        if (await provider.FinishAsync(context, request.Code, request.State, ct) is not { } vouched
            || await FindAsync(vouched, provider.Settings.Issuer, db, accounts, trail, ct) is not { Active: true } account)
        {
            return NotKnown.ToProblem();
        }
        return TypedResults.Ok(await sessions.OpenAsync(context, account, ct));
    }

    private static async Task<Account?> FindAsync(
        ProviderIdentity vouched, string issuer, AccountsDb db, UserManager<Account> accounts, Trail trail, CancellationToken ct)
    {
        if (await accounts.FindByLoginAsync(issuer, vouched.Subject) is { } linked)
            return linked;
        if (vouched.Email is null)
            return null;
        var normalized = accounts.NormalizeEmail(vouched.Email);
        var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == normalized && a.Active, ct);
        if (account is not null)
        {
            await trail.BeginAsync(ct);
            await accounts.AddLoginAsync(account, new UserLoginInfo(issuer, vouched.Subject, null));
            await trail.NoteAsync(account.Id, new ProviderLinked(account.Id), ct);
            await trail.SaveAsync($"account:{account.Id}", ct);
        }
        return account;
    }
}
