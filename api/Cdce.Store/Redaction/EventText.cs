using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Cdce.Store;

/// <summary>A text of an event in which somebody wrote freely.</summary>
/// <param name="Field">Where it stands: a JSON pointer.</param>
public sealed record EventText(string Field, string Text)
{
    /// <summary>What stands in the place of words that were taken out.</summary>
    public const string Mark = "[…]";

    private static readonly ConcurrentDictionary<Type, FieldOfType[]> Fields = [];

    private readonly record struct FieldOfType(string Name, Type Type, FreeTextAttribute? Free);

    /// <summary>The free texts of an event, in the order in which they stand there.</summary>
    /// <param name="stored">The shape in which it was written.</param>
    public static IReadOnlyList<EventText> Of(JsonElement data, Type stored)
    {
        var texts = new List<EventText>();
        Collect(data, stored, null, "", texts);
        return texts;
    }

    /// <summary>
    /// The same event without some words of its texts; every other byte stays as it was written. Null where the cuts do not fit: they overlap, go beyond
    /// a text or name none.
    /// </summary>
    public static byte[]? Cut(byte[] data, Type stored, IReadOnlyList<TextCut> cuts)
    {
        using var document = JsonDocument.Parse(data);
        var texts = Of(document.RootElement, stored).ToDictionary(t => t.Field, t => t.Text, StringComparer.Ordinal);
        var shortened = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in cuts.GroupBy(c => c.Field, StringComparer.Ordinal))
        {
            if (!texts.TryGetValue(field.Key, out var text) || Shorten(text, [.. field.OrderBy(c => c.Start)]) is not { } rest)
                return null;
            shortened.Add(field.Key, rest);
        }
        return shortened.Count == 0 ? null : Replace(data, shortened);
    }

    /// <summary>The words that a cut takes out, and the text in which they stood.</summary>
    public static IEnumerable<string> WordsOf(IReadOnlyList<EventText> texts, IReadOnlyList<TextCut> cuts) =>
        from cut in cuts
        let text = texts.Single(t => t.Field == cut.Field).Text
        from words in new[] { text, text.Substring(cut.Start, cut.Length) }
        select words;

    private static string? Shorten(string text, TextCut[] cuts)
    {
        var rest = new StringBuilder();
        var end = 0;
        foreach (var cut in cuts)
        {
            if (cut.Start < end || cut.Length < 1 || cut.Start > text.Length - cut.Length || Splits(text, cut.Start) || Splits(text, cut.Start + cut.Length))
                return null;
            rest.Append(text, end, cut.Start - end).Append(Mark);
            end = cut.Start + cut.Length;
        }
        return rest.Append(text, end, text.Length - end).ToString();
    }

    // Half a character is none.
    private static bool Splits(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]);

    private static byte[] Replace(byte[] data, Dictionary<string, string> texts)
    {
        using var written = new MemoryStream(data.Length);
        var places = new Stack<(string Path, int Index)>();
        var (path, copied) = ("", 0);
        var reader = new Utf8JsonReader(data);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                path = places.Pop().Path;
                continue;
            }
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                path = $"{places.Peek().Path}/{Escape(reader.GetString() ?? "")}";
                continue;
            }
            if (places.TryPeek(out var place) && place.Index >= 0)
            {
                places.Push(places.Pop() with { Index = place.Index + 1 });
                path = $"{place.Path}/{place.Index}";
            }
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                places.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                continue;
            }
            if (reader.TokenType == JsonTokenType.String && texts.TryGetValue(path, out var text))
            {
                written.Write(data.AsSpan(copied, (int)reader.TokenStartIndex - copied));
                written.Write(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text)}\""));
                copied = (int)reader.BytesConsumed;
            }
        }
        written.Write(data.AsSpan(copied));
        return written.ToArray();
    }

    private static void Collect(JsonElement element, Type type, FreeTextAttribute? free, string path, List<EventText> texts)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            if (free?.Inside.Count == 0 && type == typeof(string))
                texts.Add(new(path, element.GetString() ?? ""));
        }
        else if (element.ValueKind == JsonValueKind.Array && ItemOf(type) is { } item)
        {
            foreach (var (index, value) in element.EnumerateArray().Index())
                Collect(value, item, free, $"{path}/{index}", texts);
        }
        else if (element.ValueKind == JsonValueKind.Object && ValueOf(type) is { } inMap)
        {
            foreach (var property in element.EnumerateObject())
                Collect(property.Value, inMap, free, $"{path}/{Escape(property.Name)}", texts);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (FieldsOf(type).FirstOrDefault(f => f.Name == property.Name) is { Name: not null } field)
                    Collect(property.Value, field.Type, field.Free ?? Below(free, field.Name), $"{path}/{Escape(property.Name)}", texts);
            }
        }
    }

    private static FieldOfType[] FieldsOf(Type type) => Fields.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, static t =>
        [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p =>
            new FieldOfType(JsonNamingPolicy.CamelCase.ConvertName(p.Name), p.PropertyType, p.GetCustomAttribute<FreeTextAttribute>()))]);

    private static FreeTextAttribute? Below(FreeTextAttribute? free, string name) => free?.Inside.Contains(name) == true ? new() : free;

    private static Type? ValueOf(Type type) => Interfaces(type).FirstOrDefault(i => i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))?.GetGenericArguments()[1];

    private static Type? ItemOf(Type type) => Interfaces(type).FirstOrDefault(i => i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static IEnumerable<Type> Interfaces(Type type) => type.GetInterfaces().Append(type).Where(i => i.IsGenericType);

    // RFC 6901.
    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
