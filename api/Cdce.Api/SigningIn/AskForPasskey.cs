using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.SigningIn;

/// <summary>Starts signing in with a passkey; nobody says who they are, the passkey does.</summary>
internal sealed class AskForPasskey : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/passkeyChallenges", Handle)
        .WithName("askForPasskey")
        .WithSummary("Get what a browser needs to sign in with a passkey")
        .RequireRateLimiting(SignIn.RateLimit)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false));

    private static async Task<Ok<PasskeyChallenge>> Handle(HttpContext context, Passkeys passkeys, CancellationToken ct) =>
        TypedResults.Ok(await passkeys.AskForOneAsync(context, ct));
}
