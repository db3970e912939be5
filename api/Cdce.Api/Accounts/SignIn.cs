using Cdce.Api.SigningIn;
using Cdce.Governance;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.Accounts;

/// <summary>Opens a session with a user name and a password.</summary>
internal sealed class SignIn : IEndpoint
{
    public const string RateLimit = "sign-in";

    internal sealed record Request(string UserName, string Password);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.UserName).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Password).NotEmpty().MaximumLength(200);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session", Handle)
        .WithName("signIn")
        .WithSummary("Sign in with user name and password; sets a cookie")
        .RequireRateLimiting(RateLimit)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false))
        .Validate<Request>();

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        Request request, HttpContext context, UserManager<Account> accounts, FailedSignIns failed, SecondFactors factors,
        SessionStart sessions, Callers callers, GovernanceDb governance, CancellationToken ct)
    {
        if (await failed.IsClosedAsync(request.UserName, ct))
        {
            context.Response.Headers.RetryAfter = "300";
            return Problems.Standard(429, "tooManyFailedRequests", "Too Many Failed Requests",
                "Too many wrong passwords for this account; wait five minutes.");
        }

        if (await accounts.FindByNameOrEmailAsync(request.UserName.Trim()) is not { Active: true, PasswordHash: not null } account)
        {
            // As slow as a real check, so that the time does not tell who has an account.
            accounts.PasswordHasher.HashPassword(new Account(), request.Password);
            await failed.CountAsync(request.UserName, ct);
            return Wrong();
        }

        if (!await accounts.CheckPasswordAsync(account, request.Password))
        {
            await failed.CountAsync(request.UserName, ct);
            return Wrong();
        }

        if (account.TwoFactorEnabled)
        {
            await factors.AskAsync(context, account, ct);
            return new Refusal("second-factor-needed", "The password is right; now send a code of the app.", []).ToProblem();
        }

        // A first password still gets in, to choose another and to add an app.
        var user = await callers.OfAccountAsync(governance, account.Id, ct);
        if (!account.InitialPassword && factors.IsRequiredOf(user))
        {
            return new Refusal("second-factor-required",
                "This role needs a second factor beside its password. Sign in with a link or a passkey and add one.", []).ToProblem();
        }

        await failed.ForgetAsync(request.UserName, ct);
        return TypedResults.Ok(await sessions.OpenAsync(context, account, ct));
    }

    private static ProblemHttpResult Wrong() => Problems.Standard(401, "invalidAccessToken", "Not Signed In",
        "The user name or the password is wrong.");
}
