using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cdce.Platform;

/// <summary>
/// An answer whose bytes are ready. The host writes it, says <c>304</c> to who has it, and may keep it (<see cref="KeptEndpoints"/>).
/// </summary>
/// <param name="FileName">For what is downloaded under a name.</param>
public sealed record KeptBytes(byte[] Body, string ContentType, string? FileName = null) : IResult
{
    /// <summary>Made by the host when it is first given.</summary>
    public string? Tag { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = ContentType;
        if (FileName is not null)
            httpContext.Response.Headers.ContentDisposition = $"attachment; filename={FileName}";
        httpContext.Features.Set(this);
        return Task.CompletedTask;
    }
}

/// <summary>Marks a question whose answer the host keeps.</summary>
public sealed class KeptWhileUnchangedMetadata
{
    public static readonly KeptWhileUnchangedMetadata Instance = new();
}

public static class KeptEndpoints
{
    /// <summary>
    /// Lets the host give the answer again as long as no row of its module changes. For a question whose answer follows from those rows, the
    /// caller's rights, the day and the language, and from nothing else.
    /// </summary>
    public static TBuilder KeptWhileUnchanged<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(KeptWhileUnchangedMetadata.Instance);
}
