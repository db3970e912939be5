using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.SigningIn;

/// <summary>Keeps the passkey that a browser has made.</summary>
internal sealed class AddPasskey : IEndpoint
{
    /// <param name="Credential">The JSON of the credential, as the browser writes it.</param>
    /// <param name="Name">That of the browser unless said otherwise.</param>
    internal sealed record Request(string Credential, string? Name = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).MaximumLength(PasskeyRules.LongestName);
            RuleFor(r => r.Credential).NotEmpty().MaximumLength(PasskeyRules.LongestCredential);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/passkeys", Handle)
        .WithName("addPasskey")
        .WithSummary("Add a passkey to one's account")
        .Validate<Request>();

    private static async Task<Results<Created<PasskeyView>, NotFound, ProblemHttpResult>> Handle(
        Request request, HttpContext context, OwnAccount own, Passkeys passkeys, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();
        var name = request.Name is { Length: > 0 } chosen ? chosen.Trim() : Browsers.Of(context.Request);
        if (await passkeys.AddAsync(context, account, name, request.Credential, ct) is not { } passkey)
            return PasskeyRules.NotTaken.ToProblem();
        var view = Passkeys.View(passkey);
        return TypedResults.Created(context.Request.Absolute($"/api/v1/passkeys/{view.Id}"), view);
    }
}

/// <summary>What holds for every passkey.</summary>
internal static class PasskeyRules
{
    public const int LongestName = 60;
    public const int LongestCredential = 20_000;

    public static Refusal NotTaken => new("passkey-not-taken", "This is not what the browser was asked for, or it came too late. Try again.", []);
}
