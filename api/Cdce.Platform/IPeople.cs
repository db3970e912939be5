namespace Cdce.Platform;

/// <summary>
/// The people behind the ids that events carry. Their names and addresses are kept here only, where they can be corrected and
/// forgotten; whoever was forgotten is not found.
/// </summary>
public interface IPeople
{
    /// <summary>Those of the people who are known, by id.</summary>
    Task<IReadOnlyDictionary<Guid, KnownPerson>> FindAsync(IReadOnlyCollection<Guid> personIds, CancellationToken ct);

    /// <summary>
    /// The person with this address, or a new one. With an address, he or she is invited to sign in, once; without, the person
    /// has a name only, for the minutes.
    /// </summary>
    Task<Guid> EnterAsync(NewPerson person, CancellationToken ct);
}

/// <summary>Somebody who is known.</summary>
/// <param name="HasAccount">Can sign in.</param>
/// <param name="Contact">For the committees of this person alone; null where he or she has not agreed to show it.</param>
public sealed record KnownPerson(Guid PersonId, string DisplayName, bool HasAccount, PersonContact? Contact = null);

/// <summary>Where somebody is reached.</summary>
public sealed record PersonContact(string? Email, string? Phone);

/// <summary>Somebody to be entered.</summary>
/// <param name="DisplayName">First and last name, as they stand in minutes.</param>
/// <param name="Email">For an account; null for somebody without one.</param>
/// <param name="Language">fr or de: of the invitation.</param>
public sealed record NewPerson(string DisplayName, string? Email = null, string Language = "fr");
