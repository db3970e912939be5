using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdce.Api.Requests;

/// <summary>Reads a day of a body. Days that nobody means are refused here, before a rule adds months to them.</summary>
internal sealed class SentDay : JsonConverter<DateOnly>
{
    private const string Form = "yyyy-MM-dd";
    private static readonly DateOnly Earliest = new(1800, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            && DateOnly.TryParseExact(reader.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= Earliest && day <= Latest ? day : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
}
