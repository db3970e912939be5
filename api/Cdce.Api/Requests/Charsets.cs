using Microsoft.Net.Http.Headers;

namespace Cdce.Api.Requests;

/// <summary>Reads what is sent as UTF-8; who says that it is something else is told so, instead of being misread.</summary>
internal static class Charsets
{
    public static Task Use(HttpContext context, RequestDelegate next)
    {
        if (context.Request.GetTypedHeaders().ContentType is not { Charset.HasValue: true } type)
            return next(context);
        if (HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            context.Request.ContentType = type.MediaType.ToString(); // the framework stumbles over the quotes
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }
}
