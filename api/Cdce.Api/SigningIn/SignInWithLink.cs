using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.SigningIn;

/// <summary>Opens a session with a link from a mail. Following the link does nothing yet: the page asks its reader to press a button.</summary>
internal sealed class SignInWithLink : IEndpoint
{
    /// <summary>The cookie of the browser that asked for a link.</summary>
    public const string Browser = "link";

    /// <param name="Token">What stands behind the sign in the address of the link.</param>
    internal sealed record Request(string Token);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/linkUses", Handle)
        .WithName("signInWithLink")
        .WithSummary("Sign in with a link from a mail; sets a cookie")
        .RequireRateLimiting(SignIn.RateLimit)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false))
        .Validate<Request>();

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        Request request, HttpContext context, SignInLinks links, SessionStart sessions, CancellationToken ct)
    {
        var (account, refusal) = await links.UseAsync(request.Token, ShortCookie.Read(context.Request, Browser), ct);
        if (account is null)
            return refusal is null ? Problems.NotFound() : refusal.ToProblem();
        ShortCookie.Forget(context, Browser);
        return TypedResults.Ok(await sessions.OpenAsync(context, account, ct));
    }
}
