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
        .AllowAnonymous()
        .RequireRateLimiting(RateLimit)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false))
        .Validate<Request>();

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        Request request, HttpContext context, UserManager<Account> accounts, AccountsDb db, Callers callers,
        SessionViews views, CancellationToken ct)
    {
        var account = await accounts.FindByNameAsync(request.UserName.Trim());
        if (account is null || !account.Active)
        {
            // As slow as a real check, so that the time does not tell who has an account.
            accounts.PasswordHasher.HashPassword(new Account(), request.Password);
            return Wrong();
        }

        if (await accounts.IsLockedOutAsync(account))
        {
            context.Response.Headers.RetryAfter = "300";
            return Problems.Standard(429, "tooManyFailedRequests", "Too Many Failed Requests",
                "Too many wrong passwords for this account; wait five minutes.");
        }

        if (!await accounts.CheckPasswordAsync(account, request.Password))
        {
            await accounts.AccessFailedAsync(account);
            return Wrong();
        }

        await accounts.ResetAccessFailedCountAsync(account);
        CallerAuthentication.SetCookie(context, await callers.OpenSessionAsync(db, account, SigningIn.Browsers.Of(context.Request), ct));
        var user = new CurrentUser($"account:{account.Id}", account.Role, account.Communes.ToHashSet());
        return TypedResults.Ok(await views.OfAsync(context.Request, user, ct));
    }

    private static ProblemHttpResult Wrong() => Problems.Standard(401, "invalidAccessToken", "Not Signed In",
        "The user name or the password is wrong.");
}
