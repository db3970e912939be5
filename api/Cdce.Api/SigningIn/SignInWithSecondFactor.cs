using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.SigningIn;

/// <summary>Opens a session with the code that was asked for after a right password.</summary>
internal sealed class SignInWithSecondFactor : IEndpoint
{
    /// <param name="Code">Of the app, or one of the recovery codes.</param>
    internal sealed record Request(string Code);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Code).NotEmpty().MaximumLength(40);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/secondFactorUses", Handle)
        .WithName("signInWithSecondFactor")
        .WithSummary("Finish signing in with a code; sets a cookie")
        .RequireRateLimiting(SignIn.RateLimit)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false))
        .Validate<Request>();

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        Request request, HttpContext context, SecondFactors factors, SessionStart sessions, CancellationToken ct) =>
        await factors.UseAsync(context, request.Code, ct) is { } account
            ? TypedResults.Ok(await sessions.OpenAsync(context, account, ct))
            : new Refusal("code-not-right", "This code is not right, or was used already. After five tries the password is asked for again.", []).ToProblem();
}
