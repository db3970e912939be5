using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Cdce.Platform;

/// <summary>A page of a collection. <c>next</c> is absent on the last one.</summary>
/// <param name="Items">The rows, each with its href.</param>
/// <param name="PageSize">How many rows a page may hold (1 to 500).</param>
/// <param name="Next">Absolute address of the next page.</param>
/// <param name="Total">All rows that match, where counting is cheap.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int PageSize, string? Next = null, int? Total = null);

/// <summary>Addresses and cursors of pages.</summary>
public static class Paging
{
    public const int DefaultSize = 50;
    public const int MaximumSize = 500;

    public static int Size(int? asked) => Math.Clamp(asked ?? DefaultSize, 1, MaximumSize);

    /// <summary>The absolute address of this request with another cursor.</summary>
    public static string Next(this HttpRequest request, object cursor)
    {
        var query = request.Query.Where(p => p.Key != "cursor")
            .SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value ?? ""))
            .Append(KeyValuePair.Create("cursor", Encode(cursor)));
        return request.Absolute(request.Path) + new QueryBuilder(query).ToQueryString();
    }

    /// <summary>An absolute address on this server; <paramref name="path"/> starts with a slash.</summary>
    public static string Absolute(this HttpRequest request, string path) =>
        UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase) is var root && root.EndsWith('/')
            ? root[..^1] + path
            : root + path;

    public static string Encode(object cursor) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(cursor));

    /// <summary>Reads a cursor; null when it is absent, false when it is not one of ours.</summary>
    public static bool TryDecode<T>(string? cursor, out T? value) where T : class
    {
        value = null;
        if (string.IsNullOrEmpty(cursor))
            return true;
        try
        {
            var json = Base64Url.DecodeFromChars(cursor);
            if (json.AsSpan().IndexOf("\\u0000"u8) >= 0)
                return false; // the database cannot be asked for it
            value = JsonSerializer.Deserialize<T>(json);
            return value is not null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return false;
        }
    }
}
