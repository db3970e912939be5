using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.SigningIn;

/// <summary>Opens a session with a passkey.</summary>
internal sealed class SignInWithPasskey : IEndpoint
{
    /// <param name="Credential">The JSON of the credential, as the browser writes it.</param>
    internal sealed record Request(string Credential);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Credential).NotEmpty().MaximumLength(PasskeyRules.LongestCredential);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/passkeyUses", Handle)
        .WithName("signInWithPasskey")
        .WithSummary("Sign in with a passkey; sets a cookie")
        .RequireRateLimiting(SignIn.RateLimit)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false))
        .Validate<Request>();

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        Request request, HttpContext context, Passkeys passkeys, SessionStart sessions, CancellationToken ct) =>
        await passkeys.UseAsync(context, request.Credential, ct) is { } account
            ? TypedResults.Ok(await sessions.OpenAsync(context, account, ct))
            : new Refusal("passkey-not-known", "This passkey is not known here, or it came too late. Try again, or ask for a link by mail.", []).ToProblem();
}
