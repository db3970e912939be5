using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.FairOMeter.Evidence;

/// <summary>A person attached a file to an answer, or put it back. What it is called and holds stands in a row that can be forgotten.</summary>
public sealed record AnswerFileAttached(string Edition, string NisCode, string Question, Guid FileId, DateOnly On);

/// <summary>A person took a file off an answer.</summary>
public sealed record AnswerFileWithdrawn(string Edition, string NisCode, string Question, Guid FileId, DateOnly On);

/// <summary>A file behind an answer as it is shown.</summary>
/// <param name="Href">Where it is downloaded; absent once it is not kept any more.</param>
/// <param name="Name">Absent once it is not kept any more.</param>
/// <param name="Kind">pdf, png, jpg, xlsx or ods; absent once it is not kept any more.</param>
/// <param name="Bytes">Its size; absent once it is not kept any more.</param>
/// <param name="AddedOn">The day in Brussels.</param>
/// <param name="Broken">It is not kept any more; the answer rests on it no more.</param>
internal sealed record AttachedFile(string? Href, Guid Id, string? Name, string? Kind, int? Bytes, DateOnly? AddedOn, bool? Broken)
{
    public static IReadOnlyList<AttachedFile> Of(IEnumerable<Guid> files, IReadOnlyDictionary<Guid, EvidenceFileRow> kept, string assessmentId, HttpRequest http) =>
        [.. files.Select(id => kept.GetValueOrDefault(id) is { } file
            ? new AttachedFile(http.Absolute($"/api/v1/campaign/fairOMeter/assessments/{assessmentId}/files/{id}"), id, file.Name.Length == 0 ? file.DownloadName : file.Name, file.Kind,
                file.Bytes, file.AddedAt.DayInBrussels(), null)
            : new AttachedFile(null, id, null, null, null, null, true))];
}
