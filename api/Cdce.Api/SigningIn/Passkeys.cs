using System.Security.Cryptography;
using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>What a browser is asked to sign.</summary>
/// <param name="Options">JSON for <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c>.</param>
internal sealed record PasskeyChallenge(string Options);

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Synced">It is kept with the provider of its device, so that losing the device does not lose it.</param>
internal sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt, bool Synced);

/// <summary>Passkeys by ASP.NET Core Identity; what was asked of a browser is remembered here, not in a cookie.</summary>
internal sealed class Passkeys(IPasskeyHandler<Account> handler, UserManager<Account> accounts, UnfinishedSignIns unfinished, Trail trail)
{
    private const string Adding = "new-passkey";
    private const string Using = "passkey";

    public static string IdOf(UserPasskeyInfo passkey) => Convert.ToHexStringLower(SHA256.HashData(passkey.CredentialId)[..16]);

    public static PasskeyView View(UserPasskeyInfo passkey) =>
        new(IdOf(passkey), passkey.Name ?? "", passkey.CreatedAt, passkey.IsBackedUp);

    public async Task<PasskeyChallenge> AskForNewAsync(HttpContext context, Account account, CancellationToken ct)
    {
        var name = account.Email ?? account.UserName ?? "";
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString(), Name = name, DisplayName = name }, context);
        await unfinished.KeepAsync(context, Adding, made.AttestationState ?? "", account.Id, ct);
        return new(made.CreationOptionsJson);
    }

    /// <summary>Null where it is not an answer to what this browser was asked.</summary>
    public async Task<UserPasskeyInfo?> AddAsync(HttpContext context, Account account, string name, string credential, CancellationToken ct)
    {
        if (await unfinished.TakeAsync(context, Adding, ct) is not { } asked || asked.AccountId != account.Id)
            return null;
        var made = await handler.PerformAttestationAsync(
            new() { HttpContext = context, CredentialJson = credential, AttestationState = asked.State });
        if (!made.Succeeded)
            return null;
        made.Passkey.Name = name;
        await trail.BeginAsync(ct);
        if (!(await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded)
            return null;
        await trail.NoteAsync(account.Id, new PasskeyAdded(account.Id), ct);
        return made.Passkey;
    }

    public async Task<PasskeyChallenge> AskForOneAsync(HttpContext context, CancellationToken ct)
    {
        var made = await handler.MakeRequestOptionsAsync(null, context);
        await unfinished.KeepAsync(context, Using, made.AssertionState ?? "", null, ct);
        return new(made.RequestOptionsJson);
    }

    /// <summary>Whose passkey answered; null where none did that is known.</summary>
    public async Task<Account?> UseAsync(HttpContext context, string credential, CancellationToken ct)
    {
        if (await unfinished.TakeAsync(context, Using, ct) is not { } asked)
            return null;
        var used = await handler.PerformAssertionAsync(
            new() { HttpContext = context, CredentialJson = credential, AssertionState = asked.State });
        if (!used.Succeeded || !used.User.Active)
            return null;
        // It counts how often it was used; a copy of it would count on its own and be noticed.
        await accounts.AddOrUpdatePasskeyAsync(used.User, used.Passkey);
        return used.User;
    }

    public async Task<UserPasskeyInfo?> FindAsync(Account account, string id) =>
        (await accounts.GetPasskeysAsync(account)).FirstOrDefault(p => IdOf(p) == id);
}
