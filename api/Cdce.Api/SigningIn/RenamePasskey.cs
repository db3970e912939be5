using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>Gives one of one's own passkeys another name.</summary>
internal sealed class RenamePasskey : IEndpoint
{
    internal sealed record Request(string Name);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Name).NotEmpty().MaximumLength(PasskeyRules.LongestName);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/passkeys/{passkeyId}/name", Handle)
        .WithName("renamePasskey")
        .WithSummary("Rename one's passkey")
        .Validate<Request>();

    private static async Task<Results<NoContent, NotFound>> Handle(
        string passkeyId, Request request, OwnAccount own, Passkeys passkeys, UserManager<Account> accounts)
    {
        if (await own.FindAsync() is not { } account || await passkeys.FindAsync(account, passkeyId) is not { } passkey)
            return TypedResults.NotFound();
        passkey.Name = request.Name.Trim();
        await accounts.AddOrUpdatePasskeyAsync(account, passkey);
        return TypedResults.NoContent();
    }
}
