namespace Cdce.Api.Accounts;

/// <summary>A program may use the API with a key; its secret is known to nobody here, and its name stands with the key.</summary>
/// <param name="KeyId">The part of the key after <c>cdce_</c>.</param>
/// <param name="Communes">NIS codes, or the first digits of a province's; none for everywhere.</param>
/// <param name="Scopes">read, write or both.</param>
/// <param name="ExpiresAt">Its last moment; absent where it has none.</param>
/// <param name="Replaces">The key in whose place it came.</param>
public sealed record KeyCreated(
    string KeyId, Role Role, IReadOnlyList<string> Communes, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt, string? Replaces = null);

/// <summary>Another key takes the place of this one, which works a while longer.</summary>
/// <param name="WorksUntil">Its last moment.</param>
public sealed record KeyReplaced(string KeyId, string SuccessorId, DateTimeOffset? WorksUntil);

/// <summary>A key works no longer.</summary>
public sealed record KeyRevoked(string KeyId);

/// <summary>What the log tells of a key; of one that is older than its first event, only what was recorded since.</summary>
public sealed record KeyTrail(
    string KeyId, Role? Role = null, IReadOnlyList<string>? Communes = null, IReadOnlyList<string>? Scopes = null, DateTimeOffset? ExpiresAt = null,
    string? Replaces = null, string? SuccessorId = null, bool Revoked = false)
{
    public static string StreamKey(string keyId) => $"key/{keyId}";

    public static KeyTrail Create(KeyCreated e) => new(e.KeyId, e.Role, e.Communes, e.Scopes, e.ExpiresAt, e.Replaces);

    public static KeyTrail Create(KeyReplaced e) => new KeyTrail(e.KeyId).Apply(e);

    public static KeyTrail Create(KeyRevoked e) => new KeyTrail(e.KeyId).Apply(e);

    public KeyTrail Apply(KeyReplaced e) => this with { SuccessorId = e.SuccessorId, ExpiresAt = e.WorksUntil };

    public KeyTrail Apply(KeyRevoked _) => this with { Revoked = true };
}
