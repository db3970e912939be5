using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.SigningIn;

/// <summary>Starts signing in with the identity provider.</summary>
internal sealed class AskProvider : IEndpoint
{
    /// <param name="Address">Where the browser goes.</param>
    internal sealed record ProviderChallenge(string Address);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/providerChallenges", Handle)
        .WithName("askProvider")
        .WithSummary("Get the address at the identity provider that one signs in at")
        .RequireRateLimiting(SignIn.RateLimit)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false));

    private static async Task<Results<Ok<ProviderChallenge>, ProblemHttpResult>> Handle(
        HttpContext context, [FromServices] Provider? provider, CancellationToken ct)
    {
        if (provider is null)
            return Problems.NotFound();
        return await provider.BeginAsync(context, ct) is { } address
            ? TypedResults.Ok(new ProviderChallenge(address))
            : Problems.Unavailable("provider-away", "The identity provider does not answer. Try again, or sign in another way.");
    }
}
