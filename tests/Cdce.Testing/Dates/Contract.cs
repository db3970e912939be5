using System.Text.Json;

namespace Cdce.Testing.Dates;

/// <summary>An operation of the contract.</summary>
/// <param name="Path">Below <c>/api/v1</c>, with its parameters in braces.</param>
/// <param name="Query">Names of its query parameters.</param>
/// <param name="Accepts">The type of what is sent to it; null where nothing is.</param>
public sealed record Operation(string Id, string Method, string Path, IReadOnlyList<string> Query, string? Accepts)
{
    public bool AllowsAsOf => Query.Contains("asOf");
}

/// <summary>The operations that <c>openapi/cdce.v1.json</c> names: what it gains, these tests have to ask or to send.</summary>
public static class Contract
{
    public static IReadOnlyList<Operation> Operations { get; } = Read();

    private static List<Operation> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "openapi", "cdce.v1.json")));
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               select new Operation(method.Value.GetProperty("operationId").GetString() ?? "", method.Name, path.Name,
                   method.Value.TryGetProperty("parameters", out var parameters)
                       ? [.. parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString() ?? "")]
                       : [],
                   method.Value.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject().First().Name : null),
        ];
    }
}
