using System.Text.Json;
using System.Text.RegularExpressions;
using Cdce.Testing;

namespace Cdce.Api.Tests.Hardening;

/// <summary>An operation of the contract, with all that a request to it consists of.</summary>
/// <param name="Path">Below <c>/api/v1</c>, with its parameters in braces.</param>
/// <param name="BodyType">The media type it takes; null where it takes no body.</param>
/// <param name="BodySchema">Undefined where the body is not described.</param>
internal sealed record FuzzedOperation(
    int Ordinal, string Id, string Method, string Path, IReadOnlyList<FuzzedParameter> Parameters, string? BodyType, JsonElement BodySchema)
{
    public bool IsCommand => Method is "POST" or "PATCH";

    public IEnumerable<FuzzedParameter> Of(string place) => Parameters.Where(p => p.In == place);

    /// <summary>The parameters of the path in an address that this operation has; null for another's.</summary>
    public IReadOnlyDictionary<string, string>? Match(string address)
    {
        var pattern = Regex.Replace(Path, @"\{(\w+)\}", "(?<$1>[^/?]+)");
        var match = Regex.Match(address, $"/api/v1{pattern}$");
        return match.Success ? Of("path").ToDictionary(p => p.Name, p => match.Groups[p.Name].Value) : null;
    }
}

internal sealed record FuzzedParameter(string Name, string In, JsonElement Schema);

/// <summary>The contract as the fuzzer reads it.</summary>
internal static class FuzzedContract
{
    public static JsonElement Document { get; } = JsonSerializer.Deserialize<JsonElement>(
        File.ReadAllBytes(Path.Combine(Repository.Root, "openapi", "cdce.v1.json")));

    public static IReadOnlyList<FuzzedOperation> Operations { get; } = Read();

    /// <summary>The schema itself, or the one it refers to.</summary>
    public static JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) && reference.GetString() is { } name
            ? Document.GetProperty("components").GetProperty("schemas").GetProperty(name.Split('/')[^1])
            : schema;

    private static List<FuzzedOperation> Read()
    {
        var operations = from path in Document.GetProperty("paths").EnumerateObject()
                         from method in path.Value.EnumerateObject()
                         select (Path: path.Name, Method: method.Name.ToUpperInvariant(), What: method.Value);
        return [.. operations.Select((operation, ordinal) =>
        {
            var body = operation.What.TryGetProperty("requestBody", out var described)
                ? described.GetProperty("content").EnumerateObject().First()
                : default(JsonProperty?);
            return new FuzzedOperation(ordinal, operation.What.GetProperty("operationId").GetString() ?? "", operation.Method, operation.Path,
                operation.What.TryGetProperty("parameters", out var parameters)
                    ? [.. parameters.EnumerateArray().Select(p => new FuzzedParameter(
                        p.GetProperty("name").GetString() ?? "", p.GetProperty("in").GetString() ?? "", p.GetProperty("schema")))]
                    : [],
                body?.Name,
                body is { Value: var content } && content.TryGetProperty("schema", out var schema) ? schema : default);
        })];
    }
}
