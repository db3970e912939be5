using Cdce.Api.Accounts;

namespace Cdce.Api.Keys;

/// <summary>An API key without its secret.</summary>
/// <param name="Id">The part of the key after <c>cdce_</c>; the key itself is shown once, when it is made.</param>
/// <param name="Communes">NIS codes of the communes it acts for, or the first digits of a province's.</param>
/// <param name="Scopes">What of its role's rights it may use.</param>
/// <param name="LastUsedAt">To the minute.</param>
internal sealed record KeyView(
    string Href, string Id, string Name, Role Role, IReadOnlyList<string> Communes, IReadOnlyList<Scope> Scopes,
    DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt)
{
    public static KeyView Of(ApiKey key, HttpRequest request) => new(
        request.Absolute($"/api/v1/keys/{key.Id}"), key.Id, key.Name, key.Role, key.Communes,
        [.. key.ReadScopes()?.Order() ?? Enum.GetValues<Scope>().AsEnumerable()], key.CreatedAt,
        key.ExpiresAt, key.RevokedAt, key.LastUsedAt);
}
