using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cdce.Api.Tests.Hardening;

/// <summary>A request while it is being broken, and what is sent in the end.</summary>
internal sealed partial class FuzzedRequest(FuzzedOperation operation)
{
    public FuzzedOperation Operation => operation;

    public string Method { get; set; } = operation.Method;

    /// <summary>Below <c>/api/v1</c>, as it stands in the address.</summary>
    public string Path { get; set; } = operation.Path;

    public List<(string Name, string Value)> Query { get; } = [];

    public Dictionary<string, string> Headers { get; } = [];

    public string? MediaType { get; set; }

    public JsonNode? Json { get; set; }

    public byte[]? Bytes { get; set; }

    public Func<byte[], byte[]>? SpoilBytes { get; set; }

    public string Address => "/api/v1" + Path + (Query.Count == 0 ? "" : "?" + string.Join('&', Query.Select(p => $"{p.Name}={p.Value}")));

    /// <summary>What was sent, short enough to be read.</summary>
    public override string ToString() => string.Join(' ', [
        $"{Method} {Short(Address)}",
        .. Headers.Select(h => $"[{h.Key}: {Short(h.Value)}]"),
        $"[{MediaType}]",
        Short(Encoding.UTF8.GetString(Body() ?? [])),
    ]);

    public HttpRequestMessage ToMessage(Uri server)
    {
        // As it is: what is in the path must not be tidied up on the way.
        var address = new Uri($"http://{server.Authority}{Address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(Method), address);
        if (Body() is { } body && Method is not ("GET" or "HEAD" or "TRACE"))
        {
            message.Content = new ByteArrayContent(body);
            if (MediaType is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        }

        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <summary>Written with what no node can hold.</summary>
    public static string Text(JsonNode? json) => Hole().Replace(json?.ToJsonString() ?? "null", match =>
        match.Groups["at"] is { Success: true, Value: var at } ? Hostile.Json[int.Parse(at, CultureInfo.InvariantCulture)] : "");

    private byte[]? Body()
    {
        var sound = Bytes ?? (Json is null ? null : Encoding.UTF8.GetBytes(Text(Json)));
        if (sound is null || SpoilBytes is null)
            return sound;
        var spoiled = SpoilBytes(sound);
        (SpoilBytes, Bytes) = (null, spoiled); // once, as it draws by lot
        return spoiled;
    }

    private static string Short(string text) => text.Length > 300 ? $"{text[..300]}… ({text.Length})" : text;

    [GeneratedRegex("\"@@raw(?<at>[0-9]+)@@raw\"|@@raw")]
    private static partial Regex Hole();
}
