using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Cdce.Api.Requests;

/// <summary>
/// Gives every answer to a question its ETag, a hash of the bytes, with the version of what can be written to before it, and answers 304 to who
/// has it already. The version alone would not do: a name is corrected or forgotten, a right given, a day passes, all under the same version.
/// </summary>
internal sealed class ConditionalReads(KeptAnswers answers)
{
    public async Task Use(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>() is null
            || context.GetEndpoint()?.Metadata.GetMetadata<StreamedMetadata>() is not null)
        {
            await next(context);
            return;
        }

        var asked = await answers.AskAsync(context);
        if (asked?.Answer is { } known)
        {
            await known.ExecuteAsync(context);
            await GiveAsync(context, known.Tag, known.Body);
            return;
        }

        using var body = new MemoryStream();
        var real = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var buffer = new StreamResponseBodyFeature(body, real);
        context.Features.Set<IHttpResponseBodyFeature>(buffer);
        try
        {
            await next(context);
            await buffer.Writer.FlushAsync();
        }
        finally
        {
            context.Features.Set(real);
        }

        var kept = context.Features.Get<KeptBytes>();
        var bytes = kept?.Body ?? body.GetBuffer().AsMemory(0, (int)body.Length);
        string? tag = null;
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            tag = TagOf(context.Response, bytes.Span);
            if (asked is not null)
                answers.Keep(asked, (kept ?? new(bytes.ToArray(), context.Response.ContentType ?? "")) with { Tag = tag });
        }
        await GiveAsync(context, tag, bytes);
    }

    /// <param name="tag">Of an answer that was found; null for any other.</param>
    private static async Task GiveAsync(HttpContext context, string? tag, ReadOnlyMemory<byte> bytes)
    {
        var response = context.Response;
        if (tag is not null)
        {
            response.Headers.ETag = tag;
            if (IsKnown(context.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentLength = null;
                response.Headers.Remove(HeaderNames.ContentType);
                return;
            }
        }

        if (bytes.Length == 0)
            return;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList([request.Headers.IfNoneMatch.ToString()], out var known)
        && known.Any(t => t.Tag == "*" || t.Tag == tag);

    private static string TagOf(HttpResponse response, ReadOnlySpan<byte> body)
    {
        var own = response.Headers.ETag.ToString();
        var isVersion = EntityVersion.TryParse(own, null, out var said);
        if (own.Length > 0 && !isVersion)
            return own; // what it says is made of its bytes already
        var hash = Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 15));
        var version = isVersion ? said.Value
            : response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true ? VersionOf(body) : null;
        return version is null ? $"\"h{hash}\"" : $"\"{version}.{hash}\"";
    }

    /// <summary>The number beside <c>version</c> at the top of an object; a collection has none.</summary>
    private static long? VersionOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("items"u8))
                return null;
            var found = reader.ValueTextEquals("version"u8);
            reader.Read();
            if (found)
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var version) ? version : null;
            reader.Skip();
        }

        return null;
    }
}

/// <summary>Marks a question whose answer goes out while it is read, and has no tag.</summary>
internal sealed record StreamedMetadata;
