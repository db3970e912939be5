using System.Collections.Frozen;
using Cdce.Api.Accounts;

namespace Cdce.Api.Keys;

/// <summary>How long keys hold, and what they may be used for.</summary>
internal static class KeyScopes
{
    /// <summary>Null where it may be used for all that its role may.</summary>
    public static IReadOnlySet<Scope>? ReadScopes(this ApiKey key) => key.Scopes is { Length: > 0 } scopes
        ? scopes.Select(scope => Enum.Parse<Scope>(scope, ignoreCase: true)).ToFrozenSet()
        : null;

    public static string[] ToColumn(IReadOnlyCollection<Scope>? scopes) =>
        scopes is { Count: > 0 } ? [.. scopes.Distinct().Order().Select(scope => $"{scope}".ToLowerInvariant())] : ["read", "write"];

    /// <summary>The last moment of a key that does not name its own.</summary>
    public static DateTimeOffset UsualEnd(DateTimeOffset now) => now.AddYears(1);

    public static DateTimeOffset LatestEnd(DateTimeOffset now) => now.AddYears(2);
}
