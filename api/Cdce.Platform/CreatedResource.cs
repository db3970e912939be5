namespace Cdce.Platform;

/// <summary>What a command that creates something answers with (201).</summary>
/// <param name="Version">The version to send as <c>If-Match</c> with the next change.</param>
/// <param name="Href">Absolute address, the same as <c>Location</c>.</param>
public sealed record CreatedResource(string Id, long Version, string Href);
