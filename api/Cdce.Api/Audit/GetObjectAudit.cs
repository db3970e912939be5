using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.Audit;

/// <summary>The history of one object without a gap: each change with what stood there before and after.</summary>
internal sealed class GetObjectAudit : IEndpoint
{
    /// <param name="Object">Its key, as in <c>committee/25072</c>.</param>
    /// <param name="ObjectHref">The object as it is now, where it has an address.</param>
    /// <param name="Versions">Oldest first.</param>
    internal sealed record ObjectAuditView(string Href, string Object, string? ObjectHref, IReadOnlyList<VersionView> Versions);

    /// <param name="Entry">The change.</param>
    /// <param name="Changes">What it changed in the object.</param>
    internal sealed record VersionView(AuditEntryView Entry, IReadOnlyList<ChangeOfField> Changes);

    /// <param name="Field">Its place in the object, as in <c>mandates[2].endedOn</c>.</param>
    /// <param name="Before">Absent where it was not there.</param>
    /// <param name="After">Absent where it is there no longer.</param>
    internal sealed record ChangeOfField(string Field, JsonElement? Before, JsonElement? After);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/audit/objects", Handle)
        .WithName("getObjectAudit")
        .WithSummary("See each change of one object, before and after");

    /// <param name="streamKey">Key of the object.</param>
    private static async Task<Results<Ok<ObjectAuditView>, ProblemHttpResult>> Handle(
        HttpRequest http, AuditLog log, StoreOptions options, [FromQuery(Name = "object")] string streamKey, CancellationToken ct)
    {
        var versions = await log.HistoryAsync(streamKey, ct);
        if (versions.Count == 0)
            return Problems.NotFound();
        return TypedResults.Ok(new ObjectAuditView(
            AuditEntryView.HistoryOf(streamKey, http), streamKey, AuditEntryView.AddressOf(streamKey, options, http),
            [.. versions.Select(v => new VersionView(AuditEntryView.Of(v.Entry, options, http),
                [.. v.Changes.Select(c => new ChangeOfField(c.Field, c.Before, c.After))]))]));
    }
}
