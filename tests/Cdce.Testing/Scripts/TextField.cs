using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cdce.Testing.Scripts;

/// <summary>A place in the body of a command where the contract takes any text.</summary>
/// <param name="Path">As in <c>goals[].text</c>; the names that a map takes are <c>answers{}</c>.</param>
public sealed record TextField(string Operation, string Path)
{
    /// <summary>As in <c>recordActivity summary</c>.</summary>
    public string Name => $"{Operation} {Path}";

    /// <summary>All of the contract.</summary>
    public static IReadOnlyList<TextField> All { get; } = Read();

    /// <summary>Puts a text there; what is missing on the way is made.</summary>
    public void Put(JsonObject body, string text)
    {
        var at = body;
        var steps = Path.Split('.');
        foreach (var step in steps[..^1])
            at = Into(at, step);
        var last = steps[^1];
        if (last.EndsWith("[]", StringComparison.Ordinal))
            at[last[..^2]] = new JsonArray(text);
        else if (last.EndsWith("{}", StringComparison.Ordinal))
            at[last[..^2]] = new JsonObject { [text] = (at[last[..^2]] as JsonObject)?.Select(p => p.Value?.DeepClone()).FirstOrDefault() ?? 1 };
        else
            at[last] = text;
    }

    /// <summary>Whether a refusal that names this field means this one.</summary>
    public bool IsNamed(string named)
    {
        var plain = System.Text.RegularExpressions.Regex.Replace(named, @"\[\d+\]", "");
        var own = Path.Replace("[]", "", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal);
        return plain == own || plain.StartsWith(own + ".", StringComparison.Ordinal);
    }

    private static JsonObject Into(JsonObject from, string step)
    {
        if (!step.EndsWith("[]", StringComparison.Ordinal))
            return from[step] as JsonObject ?? Made(from, step);
        var name = step[..^2];
        if (from[name] is not JsonArray { Count: > 0 } list)
            from[name] = list = [new JsonObject()];
        return list[0] as JsonObject ?? [];
    }

    private static JsonObject Made(JsonObject from, string name)
    {
        var made = new JsonObject();
        from[name] = made;
        return made;
    }

    private static List<TextField> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(Repository.Root, "openapi", "cdce.v1.json")));
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               where method.Name != "get" && method.Value.TryGetProperty("requestBody", out _)
               let content = method.Value.GetProperty("requestBody").GetProperty("content").EnumerateObject().First()
               where content.Name is "application/json" or "application/merge-patch+json"
               from place in Places(content.Value.GetProperty("schema"), "", schemas)
               select new TextField(method.Value.GetProperty("operationId").GetString() ?? "", place),
        ];
    }

    private static IEnumerable<string> Places(JsonElement described, string path, JsonElement schemas)
    {
        var schema = described.TryGetProperty("$ref", out var reference) ? schemas.GetProperty(reference.GetString()?.Split('/')[^1] ?? "") : described;
        foreach (var joined in new[] { "allOf", "oneOf", "anyOf" }.Where(word => schema.TryGetProperty(word, out _)).SelectMany(word => schema.GetProperty(word).EnumerateArray()))
        {
            foreach (var place in Places(joined, path, schemas))
                yield return place;
        }

        if (schema.TryGetProperty("type", out var type) && type.ToString().Contains("string", StringComparison.Ordinal)
            && !schema.TryGetProperty("enum", out _) && !schema.TryGetProperty("format", out _))
        {
            yield return path;
        }

        if (schema.TryGetProperty("items", out var items))
        {
            foreach (var place in Places(items, path + "[]", schemas))
                yield return place;
        }

        if (schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object)
            yield return path + "{}";
        if (!schema.TryGetProperty("properties", out var properties))
            yield break;
        foreach (var property in properties.EnumerateObject())
        {
            foreach (var place in Places(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", schemas))
                yield return place;
        }
    }
}
