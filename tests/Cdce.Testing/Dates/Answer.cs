using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cdce.Testing.Dates;

/// <summary>An answer as it is compared, and where it leads.</summary>
/// <param name="Text">Canonical: JSON indented, archives unpacked, without what differs for a reason.</param>
/// <param name="Links">Addresses of other questions about the past, below <c>/api/v1</c>.</param>
public sealed record Answer(string Text, IReadOnlyList<string> Links, string? Next)
{
    private const string Root = "http://localhost/api/v1";

    /// <summary>What legitimately differs between an answer about today and the same one asked of a past day.</summary>
    private static readonly HashSet<string> NotCompared =
    [
        // Commands are taken at the present only; who may give them is a matter of today's rights.
        "allowedActions", "allowedSteps", "allowedOffPlatformSteps",
        // Accounts are no part of the log.
        "withAccount",
    ];

    /// <summary>The same within the manifest of a dossier.</summary>
    private static readonly HashSet<string> NotComparedInFiles =
    [
        "asOf", "asOfReading", // it says of which day it is and of which reading,
        "madeOn", // and when it was asked for
    ];

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var links = new List<string>();
        if ((int)response.StatusCode >= 400)
            return new($"{(int)response.StatusCode}", [], null);
        string? next = null;
        var text = type switch
        {
            "application/json" or "application/geo+json" => Json(bytes, NotCompared, links, out next),
            "application/zip" or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => Unpacked(bytes, links),
            _ => Encoding.UTF8.GetString(bytes),
        };
        return new($"{(int)response.StatusCode} {type}\n{text}", links, next);
    }

    private static string Json(byte[] bytes, HashSet<string> without, List<string> links, out string? next)
    {
        var node = JsonNode.Parse(bytes);
        next = node is JsonObject page && page["next"]?.GetValue<string>() is { } address ? WithoutDay(address[Root.Length..]) : null;
        return Canonical(node, without, links)?.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) ?? "";
    }

    private static JsonNode? Canonical(JsonNode? node, HashSet<string> without, List<string> links)
    {
        switch (node)
        {
            case JsonObject whole:
                return new JsonObject(whole.Where(p => !without.Contains(p.Key))
                    .Select(p => KeyValuePair.Create(p.Key, Canonical(p.Value, without, links))));
            case JsonArray several:
                return new JsonArray([.. several.Select(n => Canonical(n, without, links))]);
            case JsonValue value when value.GetValueKind() is JsonValueKind.String && value.GetValue<string>() is var text
                && text.StartsWith(Root, StringComparison.Ordinal):
                // A link of an answer about a past day leads to the same day.
                var path = WithoutDay(text[Root.Length..]);
                links.Add(path);
                return JsonValue.Create(path);
            default:
                return node?.DeepClone();
        }
    }

    private static string WithoutDay(string path)
    {
        var parts = path.Split('?', 2);
        var kept = parts.Length == 1 ? [] : parts[1].Split('&').Where(p => !p.StartsWith("asOf", StringComparison.Ordinal)).ToList();
        return kept.Count == 0 ? parts[0] : $"{parts[0]}?{string.Join('&', kept)}";
    }

    private static string Unpacked(byte[] bytes, List<string> links)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            text.Append("== ").Append(entry.FullName).Append('\n').Append(entry.Name.EndsWith(".json", StringComparison.Ordinal)
                ? Json(content.ToArray(), NotComparedInFiles, links, out _)
                : WithoutRelations(Encoding.UTF8.GetString(content.ToArray()))).Append('\n');
        }

        return text.ToString();
    }

    // A workbook's parts point to each other by names that are drawn anew each time.
    private static string WithoutRelations(string part) =>
        Regex.Replace(part, "\"R[0-9a-f]{16,}\"", "\"R\"", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>The first lines in which two answers differ.</summary>
    public static string Difference(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"line {at + 1}: {Cut(old.ElementAtOrDefault(at))} / {Cut(now.ElementAtOrDefault(at))}";

        static string Cut(string? line) => line is null ? "(nothing)" : Regex.Replace(line.Trim(), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Length: > 200 } one ? one[..200] : line.Trim();
    }
}
