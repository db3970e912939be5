using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>Removes one of one's own passkeys; it opens no session from then on.</summary>
internal sealed class RemovePasskey : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/passkeys/{passkeyId}", Handle)
        .WithName("removePasskey")
        .WithSummary("Remove one's passkey");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string passkeyId, OwnAccount own, Passkeys passkeys, UserManager<Account> accounts, Trail trail, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account || await passkeys.FindAsync(account, passkeyId) is not { } passkey)
            return TypedResults.NotFound();
        await trail.BeginAsync(ct);
        await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        await trail.NoteAsync(account.Id, new PasskeyRemoved(account.Id), ct);
        return TypedResults.NoContent();
    }
}
