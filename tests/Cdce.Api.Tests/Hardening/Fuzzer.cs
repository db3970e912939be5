using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cdce.Api.Tests.Hardening;

/// <summary>
/// Makes requests from the contract and breaks each in one to three places. The same seed makes the same ones, up to the ids that
/// <paramref name="known"/> holds.
/// </summary>
/// <param name="known">By name of the parameter: what exists, so that requests get beyond the first "not found".</param>
/// <param name="cursors">By operation: a cursor that it gave.</param>
internal sealed class Fuzzer(int seed, IReadOnlyDictionary<string, List<string>> known, IReadOnlyDictionary<string, string> cursors)
{
    private const string Raw = "@@raw";

    /// <summary>The request of this number to an operation.</summary>
    public FuzzedRequest Make(FuzzedOperation operation, int number)
    {
        var random = new Random(unchecked(seed * 31 + operation.Ordinal * 1_000 + number));
        var request = Sound(operation, random);
        var faults = Faults(operation);
        for (var left = random.Next(1, 4); left > 0; left--)
            Pick(random, faults)(request, random);
        return request;
    }

    /// <summary>A request as the contract describes it, which is refused for what it says if for anything.</summary>
    private FuzzedRequest Sound(FuzzedOperation operation, Random random)
    {
        var request = new FuzzedRequest(operation);
        foreach (var parameter in operation.Of("path"))
            request.Path = request.Path.Replace($"{{{parameter.Name}}}", Value(parameter, random), StringComparison.Ordinal);
        foreach (var parameter in operation.Of("query").Where(p => p.Name is not ("cursor" or "asOf" or "asOfReading") && random.Next(4) == 0))
            request.Query.Add((parameter.Name, Value(parameter, random)));
        if (operation.IsCommand)
            request.Headers["Idempotency-Key"] = $"{seed}-{operation.Id}-{random.Next()}";
        if (operation.Of("header").Any(p => p.Name == "If-Match"))
            request.Headers["If-Match"] = $"\"{random.Next(1, 4)}\"";
        request.MediaType = operation.BodyType;
        if (operation.BodyType is "application/json" or "application/merge-patch+json")
            request.Json = Value(operation.BodySchema, "", random);
        else if (operation.BodyType is "application/geo+json")
            request.Json = JsonNode.Parse(Samples.Boundaries);
        else if (operation.BodyType is not null)
            request.Bytes = Samples.Of(operation);
        return request;
    }

    private List<Action<FuzzedRequest, Random>> Faults(FuzzedOperation operation)
    {
        List<Action<FuzzedRequest, Random>> faults =
        [
            (request, random) => request.Query.Add((Pick(random, ["colour", "select", "$filter", "page[size]", "%00", "__proto__", "pagesize", "PageSize"]), Pick(random, Hostile.Query))),
            (request, random) => request.Method = Pick(random, Hostile.Methods),
            (request, random) => request.Path = random.Next(6) switch
            {
                0 => request.Path + "/",
                1 => request.Path + "/" + Pick(random, Hostile.Address),
                2 => request.Path.Replace("/", "//", StringComparison.Ordinal),
                3 => "/" + Pick(random, Hostile.Address) + request.Path,
                4 => request.Path.ToUpperInvariant() + ";a=b",
                _ => request.Path + "/%2e%2e/" + Pick(random, Hostile.Address),
            },
            (request, random) =>
            {
                var (name, value) = Pick(random, Hostile.Headers);
                request.Headers[name] = value;
            },
        ];
        if (operation.Of("path").Any())
        {
            // Where most of what is asked lies, twice as often.
            Action<FuzzedRequest, Random> spoil = (request, random) =>
            {
                var segments = operation.Path.Split('/').Select((segment, at) => (segment, at)).Where(s => s.segment.StartsWith('{')).ToArray();
                var parts = request.Path.Split('/');
                var (_, at) = Pick(random, segments);
                if (at < parts.Length)
                    parts[at] = Pick(random, Hostile.Address);
                request.Path = string.Join('/', parts);
            };
            faults.AddRange([spoil, spoil]);
        }

        if (operation.Of("query").Any())
        {
            Action<FuzzedRequest, Random> spoil = (request, random) =>
            {
                var name = Pick(random, [.. operation.Of("query")]).Name;
                if (random.Next(4) > 0)
                    request.Query.RemoveAll(p => p.Name == name);
                request.Query.Add((name, name == "cursor" && random.Next(4) > 0 ? SpoiledCursor(operation, random) : Pick(random, Hostile.Query)));
            };
            faults.AddRange([spoil, spoil, spoil]);
        }

        if (operation.Of("header").Any(p => p.Name == "If-Match"))
        {
            faults.Add((request, random) => request.Headers["If-Match"] = Pick(random, Hostile.Versions));
            faults.Add((request, _) => request.Headers.Remove("If-Match"));
        }

        if (operation.IsCommand)
            faults.Add((request, random) => request.Headers["Idempotency-Key"] = Pick(random, Hostile.Keys));
        if (operation.BodyType is not null)
        {
            faults.Add((request, random) => request.MediaType = Pick(random, [.. Hostile.MediaTypes, null]));
            faults.Add((request, random) => request.SpoilBytes = bytes => Broken(bytes, random));
            for (var weight = 0; weight < 8; weight++)
                faults.Add(SpoilBody);
        }

        return faults;
    }

    private void SpoilBody(FuzzedRequest request, Random random)
    {
        if (request.Json is null)
        {
            request.SpoilBytes = bytes => Broken(bytes, random);
            return;
        }

        var places = new List<JsonNode>();
        Collect(request.Json, places);
        var place = Pick(random, places);
        switch (random.Next(8))
        {
            case 0 when place is JsonObject { Count: > 0 } missing:
                missing.Remove(Pick(random, [.. missing.Select(p => p.Key)]));
                break;
            case 1 when place is JsonObject extra:
                extra[Pick(random, ["colour", "__proto__", "$type", "Id", "version", "\0", "\ud83d\ude00", "a.b[0]", ""])] = Hole(random);
                break;
            case 2 when place is JsonObject { Count: > 0 } twice:
                var name = Pick(random, [.. twice.Select(p => p.Key)]);
                twice[name + Raw] = twice[name]?.DeepClone();
                break;
            case 3 when place is JsonObject { Count: > 0 } cased:
                var written = Pick(random, [.. cased.Select(p => p.Key)]);
                var value = cased[written];
                cased.Remove(written);
                cased[written.ToUpperInvariant()] = value;
                break;
            case 4 when place is JsonArray list:
                list.Add(Hole(random));
                break;
            default:
                if (ReferenceEquals(place, request.Json))
                    request.Json = random.Next(3) == 0 ? Hole(random) : request.Json;
                else
                    place.ReplaceWith(Hole(random));
                break;
        }
    }

    /// <summary>A cursor that the operation gave, with something else in it.</summary>
    private string SpoiledCursor(FuzzedOperation operation, Random random)
    {
        if (!cursors.TryGetValue(operation.Id, out var cursor))
            return Pick(random, Hostile.Query);
        var text = cursor.Replace('-', '+').Replace('_', '/');
        var json = JsonNode.Parse(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));
        if (json is JsonObject { Count: > 0 } content)
        {
            var name = Pick(random, [.. content.Select(p => p.Key)]);
            if (random.Next(6) == 0)
                content.Remove(name);
            else
                content[name] = Hole(random, atMost: 500);
        }

        return Convert.ToBase64String(Encoding.UTF8.GetBytes(FuzzedRequest.Text(json))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private static void Collect(JsonNode node, List<JsonNode> into)
    {
        into.Add(node);
        var children = node switch
        {
            JsonObject members => members.Select(m => m.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
            Collect(child, into);
    }

    // No node can hold text that is not JSON: it is put in when the request is written.
    private static JsonValue Hole(Random random, int atMost = int.MaxValue) =>
        JsonValue.Create(Raw + Pick(random, [.. Hostile.Json.Select((text, at) => (text, at)).Where(v => v.text.Length <= atMost)]).at + Raw);

    private static byte[] Broken(byte[] bytes, Random random)
    {
        byte[] copy = [.. bytes];
        switch (random.Next(9))
        {
            case 0:
                return [];
            case 1:
                return copy[..random.Next(copy.Length + 1)];
            case 2:
                return [.. copy, .. copy];
            case 3:
                return [0xEF, 0xBB, 0xBF, .. copy];
            case 4:
                return Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(copy));
            case 5:
                return Encoding.UTF8.GetBytes(new string('[', 5_000));
            case 6 when copy.Length > 0:
                copy[random.Next(copy.Length)] = (byte)random.Next(256);
                return copy;
            case 7:
                var at = random.Next(copy.Length + 1);
                return [.. copy[..at], .. Pick<byte[]>(random, [[0], [0xff, 0xfe], [0xed, 0xa0, 0x80], [0xc0, 0xaf], "//"u8.ToArray(), "/* */"u8.ToArray(), ","u8.ToArray(), "NaN"u8.ToArray()]), .. copy[at..]];
            default:
                random.NextBytes(copy);
                return copy;
        }
    }

    private JsonNode? Value(JsonElement described, string name, Random random)
    {
        var schema = FuzzedContract.Resolve(described);
        if (schema.TryGetProperty("enum", out var words))
            return JsonNode.Parse(Pick(random, [.. words.EnumerateArray()]).GetRawText());
        switch (schema.GetProperty("type").GetString())
        {
            case "object":
                var made = new JsonObject();
                if (schema.TryGetProperty("properties", out var properties))
                {
                    var required = schema.TryGetProperty("required", out var listed) ? listed.EnumerateArray().Select(r => r.GetString()).ToHashSet() : [];
                    foreach (var property in properties.EnumerateObject().Where(p => required.Contains(p.Name) || random.Next(2) == 0))
                        made[property.Name] = Value(property.Value, property.Name, random);
                }

                return made;
            case "array":
                return new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Value(schema.GetProperty("items"), name, random))]);
            case "integer":
                return random.Next(1, 5);
            case "number":
                return random.Next(1, 10) / 10.0;
            case "boolean":
                return random.Next(2) == 0;
            default:
                return Words(schema, name, random);
        }
    }

    private string Value(FuzzedParameter parameter, Random random)
    {
        var schema = parameter.Schema.GetProperty("type").GetString() == "array" ? parameter.Schema.GetProperty("items") : parameter.Schema;
        return Uri.EscapeDataString(Value(schema, parameter.Name, random)?.ToString() ?? "");
    }

    private string Words(JsonElement schema, string name, Random random)
    {
        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        if (known.TryGetValue(name, out var there) && random.Next(10) > 0)
            return Pick(random, there);
        if (name.Contains("nis", StringComparison.OrdinalIgnoreCase) || name.Contains("commune", StringComparison.OrdinalIgnoreCase))
            return Pick(random, known["nisCode"]);
        return format switch
        {
            "uuid" => "01956f2e-7c1b-7d0a-9e3f-0a1b2c3d4e5f",
            "date" => $"2026-1{random.Next(0, 2)}-{random.Next(10, 20)}",
            "date-time" => "2026-11-02T10:00:00Z",
            _ => Pick(random, ["committeeMeeting", "shop", "Raison", "contact", "name", "none"]),
        };
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
