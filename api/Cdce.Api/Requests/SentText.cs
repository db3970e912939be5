using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Cdce.Api.Requests;

/// <summary>Reads text of a body. NUL, which the database cannot keep in a text, is refused here, where the field can be named.</summary>
internal sealed class SentText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        var text = reader.GetString();
        return text?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException() : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>Nullable annotations do not reach what a list holds: no list that is sent to us holds null.</summary>
    public static void RefuseNullInLists(JsonTypeInfo type)
    {
        if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType.IsValueType: false })
        {
            type.OnDeserialized = list =>
            {
                if (list is IEnumerable items && items.Cast<object?>().Contains(null))
                    throw new JsonException();
            };
        }
    }
}
