using Microsoft.AspNetCore.Http;

namespace Cdce.Platform;

/// <summary>
/// An answer to a question that is kept and given again as it is. The host writes it, and says <c>304</c> to who has it.
/// </summary>
/// <param name="FileName">For what is downloaded under a name.</param>
public sealed record KeptBytes(byte[] Body, string ContentType, string? FileName = null) : IResult
{
    /// <summary>Made by the host when it is first given.</summary>
    public string? Tag { get; set; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = ContentType;
        if (FileName is not null)
            httpContext.Response.Headers.ContentDisposition = $"attachment; filename={FileName}";
        httpContext.Features.Set(this);
        return Task.CompletedTask;
    }
}
