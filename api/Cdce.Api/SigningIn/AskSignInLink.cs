using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.SigningIn;

/// <summary>Sends a link that signs in to an address, if it belongs to an account; the answer does not tell.</summary>
internal sealed class AskSignInLink : IEndpoint
{
    /// <param name="Language">Of the mail: fr or de.</param>
    internal sealed record Request(string Email, string Language);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).MustBeAnAddress();
            RuleFor(r => r.Language).MustBeALanguage();
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/links", Handle)
        .WithName("askSignInLink")
        .WithSummary("Ask for a link by mail; the answer is the same whether the address is known or not")
        .RequireRateLimiting(SignIn.RateLimit)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false))
        .Validate<Request>();

    private static async Task<Accepted> Handle(Request request, HttpContext context, SignInLinks links, CancellationToken ct)
    {
        // A browser that asks twice may use either link.
        var browser = ShortCookie.Read(context.Request, SignInWithLink.Browser) ?? Secrets.NewToken();
        ShortCookie.Set(context, SignInWithLink.Browser, browser, SignInLinks.Life);
        await links.AskAsync(request.Email.Trim(), request.Language, browser, ct);
        return TypedResults.Accepted((string?)null);
    }
}

/// <summary>The shape of an address and of a language, shared by whatever leads to a mail.</summary>
internal static class MailRules
{
    public static void MustBeAnAddress<T>(this IRuleBuilder<T, string?> rule) => rule
        .NotEmpty().MaximumLength(254).EmailAddress().Must(a => a is null || a.All(c => c is > ' ' and < '\x7f'));

    public static void MustBeALanguage<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(l => l is "fr" or "de").WithMessage("fr or de.");
}
