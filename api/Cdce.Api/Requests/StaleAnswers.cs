using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cdce.Api.Requests;

/// <summary>
/// Says to whoever was too late what happened since the version that he or she had read: which events, when, and which fields of the object they
/// touched. Their values are read anew, by who may read them.
/// </summary>
internal sealed class StaleAnswers(AuditLog log)
{
    /// <returns>The problem with what was changed since, or as it was where nothing is known of it.</returns>
    public async Task<byte[]> DescribeAsync(HttpRequest request, IDocumentSession session, byte[] problem, CancellationToken ct)
    {
        if (!EntityVersion.TryParse(request.Headers.IfMatch.ToString(), CultureInfo.InvariantCulture, out var read)
            || session.Fetched().FirstOrDefault(s => s.Version > read.Value) is not { StreamKey: { } key, Version: var version }
            || JsonNode.Parse(problem) is not JsonObject answer)
        {
            return problem;
        }

        var since = (await log.HistoryAsync(key, ct)).Where(v => v.Entry.Metadata.Version > read.Value && v.Entry.Metadata.Version <= version);
        answer["version"] = version;
        answer["changedSince"] = new JsonArray([.. since.Select(v => new JsonObject
        {
            ["eventType"] = v.Entry.Metadata.TypeName,
            ["at"] = v.Entry.Metadata.Timestamp.ToString("O", CultureInfo.InvariantCulture),
            ["fields"] = new JsonArray([.. v.Changes.Select(c => JsonValue.Create(c.Field))]),
        })]);
        return JsonSerializer.SerializeToUtf8Bytes(answer);
    }
}
