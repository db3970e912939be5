namespace Cdce.Api.Accounts;

/// <summary>Somebody has an account from now on; name and address stand with the person.</summary>
/// <param name="Password">Whether it came with a first password; the others are invited by mail.</param>
public sealed record AccountOpened(Guid PersonId, bool Password);

/// <summary>A link that signs in for the first time was sent.</summary>
public sealed record InvitationSent(Guid PersonId);

/// <summary>Somebody has used the link of an invitation.</summary>
public sealed record InvitationAccepted(Guid PersonId);

/// <summary>Links go to another address, and an identity provider has to vouch anew; which address it is stands with the account.</summary>
public sealed record AccountEmailChanged(Guid PersonId);

/// <summary>The owner of an account chose its password; all other sessions ended.</summary>
public sealed record PasswordChosen(Guid PersonId);

/// <summary>Somebody else gave an account a first password anew; all its sessions ended.</summary>
public sealed record PasswordReset(Guid PersonId);

/// <summary>The password asks for a code of an app from now on; recovery codes were made with it.</summary>
public sealed record SecondFactorSetUp(Guid PersonId);

/// <summary>The password alone signs in again; the recovery codes are gone.</summary>
public sealed record SecondFactorRemoved(Guid PersonId);

/// <summary>An account can be signed in to with one passkey more.</summary>
public sealed record PasskeyAdded(Guid PersonId);

/// <summary>One passkey opens no session any more.</summary>
public sealed record PasskeyRemoved(Guid PersonId);

/// <summary>The identity provider of an organisation vouches for somebody from now on.</summary>
public sealed record ProviderLinked(Guid PersonId);

/// <summary>The owner of an account signed it out elsewhere.</summary>
/// <param name="Which">one or others</param>
public sealed record SessionsEnded(Guid PersonId, string Which);

/// <summary>An account can no longer sign in, and was signed out everywhere.</summary>
public sealed record AccountDeactivated(Guid PersonId);

/// <summary>Somebody agreed to a text.</summary>
public sealed record ConsentGiven(Guid PersonId, string Purpose, int TextVersion);

/// <summary>Somebody no longer agrees to any text of a purpose.</summary>
public sealed record ConsentWithdrawn(Guid PersonId, string Purpose);

/// <summary>
/// What the log tells of an account; names, addresses and secrets are in no event. What an account had before its changes were
/// recorded is not known here, and is left out.
/// </summary>
/// <param name="Passkeys">How many it has.</param>
public sealed record AccountTrail(
    Guid PersonId, bool? Active = null, bool? HasPassword = null, bool? SecondFactor = null, int? Passkeys = null, bool? LinkedToProvider = null,
    IReadOnlyList<ConsentGiven>? Consents = null)
{
    public static string StreamKey(Guid personId) => $"account/{personId}";

    public static AccountTrail Create(AccountOpened e) => new(e.PersonId, true, e.Password, false, 0, false, []);

    public static AccountTrail Create(InvitationSent e) => new(e.PersonId);

    public static AccountTrail Create(InvitationAccepted e) => new(e.PersonId);

    public static AccountTrail Create(AccountEmailChanged e) => new AccountTrail(e.PersonId).Apply(e);

    public static AccountTrail Create(PasswordChosen e) => new AccountTrail(e.PersonId).Apply(e);

    public static AccountTrail Create(PasswordReset e) => new AccountTrail(e.PersonId).Apply(e);

    public static AccountTrail Create(SecondFactorSetUp e) => new AccountTrail(e.PersonId).Apply(e);

    public static AccountTrail Create(SecondFactorRemoved e) => new AccountTrail(e.PersonId).Apply(e);

    public static AccountTrail Create(PasskeyAdded e) => new(e.PersonId);

    public static AccountTrail Create(PasskeyRemoved e) => new(e.PersonId);

    public static AccountTrail Create(ProviderLinked e) => new AccountTrail(e.PersonId).Apply(e);

    public static AccountTrail Create(SessionsEnded e) => new(e.PersonId);

    public static AccountTrail Create(AccountDeactivated e) => new AccountTrail(e.PersonId).Apply(e);

    public static AccountTrail Create(ConsentGiven e) => new AccountTrail(e.PersonId).Apply(e);

    public static AccountTrail Create(ConsentWithdrawn e) => new AccountTrail(e.PersonId).Apply(e);

    public AccountTrail Apply(AccountEmailChanged _) => this with { LinkedToProvider = false };

    public AccountTrail Apply(PasswordChosen _) => this with { HasPassword = true };

    public AccountTrail Apply(PasswordReset _) => this with { HasPassword = true };

    public AccountTrail Apply(SecondFactorSetUp _) => this with { SecondFactor = true };

    public AccountTrail Apply(SecondFactorRemoved _) => this with { SecondFactor = false };

    public AccountTrail Apply(PasskeyAdded _) => this with { Passkeys = Passkeys + 1 };

    public AccountTrail Apply(PasskeyRemoved _) => this with { Passkeys = Passkeys - 1 };

    public AccountTrail Apply(ProviderLinked _) => this with { LinkedToProvider = true };

    public AccountTrail Apply(AccountDeactivated _) => this with { Active = false };

    public AccountTrail Apply(ConsentGiven e) => this with { Consents = [.. Consents ?? [], e] };

    public AccountTrail Apply(ConsentWithdrawn e) => this with { Consents = [.. (Consents ?? []).Where(c => c.Purpose != e.Purpose)] };
}
