using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdce.Store;

/// <summary>How events and messages are written down. Changing it changes the log's format.</summary>
public static class StoreJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Write(object value, Type type) => JsonSerializer.SerializeToUtf8Bytes(value, type, Options);

    public static T Read<T>(byte[] data) where T : class => JsonSerializer.Deserialize<T>(data, Options)
        ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    public static object Read(byte[] data, Type type) => JsonSerializer.Deserialize(data, type, Options)
        ?? throw new JsonException($"A stored {type.Name} is null.");

    internal static byte[]? WriteHeaders(IReadOnlyDictionary<string, object> headers) =>
        headers.Count == 0 ? null : JsonSerializer.SerializeToUtf8Bytes(headers, Options);

    /// <summary>Booleans, texts and whole numbers come back as such.</summary>
    internal static IReadOnlyDictionary<string, object> ReadHeaders(byte[] data)
    {
        var headers = new Dictionary<string, object>();
        using var document = JsonDocument.Parse(data);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            headers[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number when property.Value.TryGetInt64(out var whole) => whole,
                JsonValueKind.String => property.Value.GetString() ?? "",
                _ => property.Value.Clone(),
            };
        }
        return headers;
    }
}
