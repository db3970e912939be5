using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>From now on the password alone does not sign in: whoever shows a code of the app has it at hand.</summary>
internal sealed class AddSecondFactor : IEndpoint
{
    internal sealed record Request(string Code);

    /// <param name="RecoveryCodes">Each signs in once in place of a code of the app; shown this once.</param>
    internal sealed record SecondFactorAdded(IReadOnlyList<string> RecoveryCodes);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Code).NotEmpty().MaximumLength(20);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/secondFactors", Handle)
        .WithName("addSecondFactor")
        .WithSummary("Add a second factor; the answer shows recovery codes, once")
        .RequireRateLimiting(SignIn.RateLimit)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: true))
        .Validate<Request>();

    private static async Task<Results<Ok<SecondFactorAdded>, NotFound, ProblemHttpResult>> Handle(
        Request request, HttpContext context, OwnAccount own, SecondFactors factors, UserManager<Account> accounts,
        Trail trail, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();
        if (!await own.IsFreshAsync(context.Request, ct))
            return OwnAccount.SignInAnew.ToProblem();
        if (AskForSecondFactor.Decide(account).Refusal is { } refusal)
            return refusal.ToProblem();
        if (!await factors.IsRightAsync(account, request.Code))
            return new Refusal("code-not-right", "This is not the code that the app shows now. Check the clock of the device.", []).ToProblem();
        await trail.BeginAsync(ct);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, SecondFactors.RecoveryCodes);
        await trail.NoteAsync(account.Id, new SecondFactorSetUp(account.Id), ct);
        return TypedResults.Ok(new SecondFactorAdded([.. codes ?? []]));
    }
}
