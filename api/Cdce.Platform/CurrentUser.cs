namespace Cdce.Platform;

/// <summary>Who is asking: an account or an API key, with its role and communes. Holds no name.</summary>
public sealed record CurrentUser(string Id, Role Role, IReadOnlySet<string> Communes, bool Simulating = false)
{
    public static readonly CurrentUser Anonymous = new("anonymous", Role.Anonymous, new HashSet<string>());

    public bool IsCoordination => Role == Role.Coordination;

    /// <summary>The coordination acts for every commune, a committee member for his or her own.</summary>
    public bool MayActFor(string nisCode) =>
        IsCoordination || (Role == Role.CommitteeMember && Communes.Contains(nisCode));
}

/// <summary>The roles of accounts and keys.</summary>
public enum Role
{
    Anonymous,
    CommitteeMember,
    Coordination,
}

/// <summary>The policies an endpoint can ask for; each endpoint names one, or allows anonymous callers.</summary>
public static class Policies
{
    /// <summary>The national coordination only.</summary>
    public const string Coordination = "coordination";

    /// <summary>The coordination, or a committee member; the endpoint checks the commune of what it loaded.</summary>
    public const string Commune = "commune";

    /// <summary>Everybody with an account or a key.</summary>
    public const string SignedIn = "signedIn";
}
