using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.SigningIn;

/// <summary>Starts making a passkey for the account that is signed in.</summary>
internal sealed class AskForNewPasskey : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/passkeyChallenges", Handle)
        .WithName("askForNewPasskey")
        .WithSummary("Get what a browser needs to make a passkey")
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false));

    private static async Task<Results<Ok<PasskeyChallenge>, NotFound, ProblemHttpResult>> Handle(
        HttpContext context, OwnAccount own, Passkeys passkeys, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();
        return await own.IsFreshAsync(context.Request, ct)
            ? TypedResults.Ok(await passkeys.AskForNewAsync(context, account, ct))
            : OwnAccount.SignInAnew.ToProblem();
    }
}
