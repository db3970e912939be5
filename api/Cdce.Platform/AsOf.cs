using Microsoft.AspNetCore.Builder;

namespace Cdce.Platform;

/// <summary>Marks a question that may be asked for a past day; the host reads the parameters.</summary>
public sealed class AllowsAsOfMetadata
{
    public static readonly AllowsAsOfMetadata Instance = new();
}

public static class AsOfEndpoints
{
    /// <summary>
    /// Accepts <c>asOf=yyyy-MM-dd</c> and <c>asOfReading=trueThen|knownThen</c>; without it the host refuses both as unknown.
    /// </summary>
    public static TBuilder AllowsAsOf<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(AllowsAsOfMetadata.Instance);
}
