using System.Globalization;
using System.Text.Json;
using Cdce.Api.People.Redacting;

namespace Cdce.Api.People;

/// <summary>
/// A copy of the list of erasures and redactions outside of the database, which a restored backup of before does not undo: one line for each,
/// <c>person time asker reason</c> or <c>redaction asker</c> and its event.
/// </summary>
internal sealed class ErasureFile(string path)
{
    private const string Redaction = "redaction";

    public string Path => path;

    public async Task<IReadOnlyList<Erasure>> ReadAsync(CancellationToken ct)
    {
        if (!File.Exists(path))
            return [];
        // A line that was cut off by a kill is in the database, and is written again.
        return [.. (await File.ReadAllLinesAsync(path, ct)).Select(Parse).OfType<Erasure>()];
    }

    /// <summary>Adds those that are not there yet, and returns once they are on the disk.</summary>
    public async Task AddAsync(IEnumerable<Erasure> erasures, CancellationToken ct)
    {
        var known = (await ReadAsync(ct)).Select(e => e.PersonId).ToHashSet();
        await AppendAsync(string.Concat(erasures.Where(e => !known.Contains(e.PersonId)).Select(Format)), ct);
    }

    public async Task<IReadOnlyList<NotedRedaction>> ReadRedactionsAsync(CancellationToken ct) => File.Exists(path)
        ? [.. (await File.ReadAllLinesAsync(path, ct)).Select(ParseRedaction).OfType<NotedRedaction>()]
        : [];

    /// <summary>The same for redactions.</summary>
    public async Task AddRedactionsAsync(IEnumerable<NotedRedaction> redactions, CancellationToken ct)
    {
        var known = (await ReadRedactionsAsync(ct)).Select(r => r.Key).ToHashSet();
        await AppendAsync(string.Concat(redactions.Where(r => !known.Contains(r.Key))
            .Select(r => $"{Redaction} {r.AskedBy} {JsonSerializer.Serialize(r.Event, StoreJson.Options)}\n")), ct);
    }

    private async Task AppendAsync(string lines, CancellationToken ct)
    {
        if (lines.Length == 0)
            return;
        if (System.IO.Path.GetDirectoryName(path) is { Length: > 0 } directory)
            Directory.CreateDirectory(directory);
        await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        // Begins a line of its own, whatever the last one has become.
        await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes((file.Length > 0 ? "\n" : "") + lines), ct);
        file.Flush(flushToDisk: true);
    }

    private static string Format(Erasure e) =>
        string.Create(CultureInfo.InvariantCulture, $"{e.PersonId} {e.AskedAt:O} {e.AskedBy} {e.Reason}\n");

    private static Erasure? Parse(string line) =>
        line.Split(' ') is [var id, var at, var by, var reason] && Guid.TryParse(id, out var person)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, out var asked)
            ? new() { PersonId = person, AskedAt = asked.ToUniversalTime(), AskedBy = by, Reason = reason }
            : null;

    private static NotedRedaction? ParseRedaction(string line)
    {
        try
        {
            return line.Split(' ', 3) is [Redaction, var by, var json] && JsonSerializer.Deserialize<EventRedacted>(json, StoreJson.Options) is { } redacted
                ? new(by, redacted)
                : null;
        }
        catch (JsonException)
        {
            return null; // cut off by a kill
        }
    }
}
