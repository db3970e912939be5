using System.Text.Json;
using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

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
    /// <param name="HasTexts">Whether somebody wrote freely in it, so that words can be taken out.</param>
    /// <param name="Redactions">Words were taken out of it since; absent where none were.</param>
    internal sealed record VersionView(
        AuditEntryView Entry, IReadOnlyList<ChangeOfField> Changes, bool HasTexts, IReadOnlyList<RedactionView>? Redactions);

    /// <param name="At">When it was decided.</param>
    /// <param name="Who">Id of the account or key.</param>
    /// <param name="Reason">asked, forgotten or neverNeeded</param>
    /// <param name="Fields">The texts, by their JSON pointers.</param>
    /// <param name="DoneAt">When the last byte was gone; absent for the minutes until then.</param>
    internal sealed record RedactionView(DateTimeOffset At, string? Who, string Reason, IReadOnlyList<string> Fields, DateTimeOffset? DoneAt);

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
        HttpRequest http, AuditLog log, StoreOptions options, EventRedactions redactions, AccountsDb db,
        [FromQuery(Name = "object")] string streamKey, CancellationToken ct)
    {
        var versions = await log.HistoryAsync(streamKey, ct);
        if (versions.Count == 0)
            return Problems.NotFound();
        var redacted = await RedactedAsync(streamKey, redactions, db, ct);
        var played = versions[0].Entry.Simulated;
        return TypedResults.Ok(new ObjectAuditView(
            AuditEntryView.HistoryOf(streamKey, http), streamKey, AuditEntryView.AddressOf(streamKey, options, http),
            [.. versions.Select(v => new VersionView(AuditEntryView.Of(v.Entry, options, http),
                [.. v.Changes.Select(c => new ChangeOfField(c.Field, c.Before, c.After))],
                !played && !v.Entry.Simulated
                    && EventText.Of(v.Entry.Data, options.Events.ByName(v.Entry.Metadata.TypeName).Stored).Count > 0,
                redacted.TryGetValue(v.Entry.Metadata.Version, out var list) ? list : null))]));
    }

    private static async Task<Dictionary<long, List<RedactionView>>> RedactedAsync(
        string streamKey, EventRedactions redactions, AccountsDb db, CancellationToken ct)
    {
        var found = await redactions.OfObjectAsync(streamKey, ct);
        long[] sequences = [.. found.Select(f => f.Redaction.Sequence).Distinct()];
        var done = sequences.Length == 0 ? [] : await db.Redactions.AsNoTracking().Where(r => sequences.Contains(r.Sequence))
            .ToDictionaryAsync(r => (r.Sequence, r.Number), r => r.DoneAt, ct);
        return found.GroupBy(f => f.Redaction.Version).ToDictionary(g => g.Key, g => g.Select(f => new RedactionView(
            f.Redaction.At, f.Who, f.Redaction.Reason, [.. f.Redaction.Cuts.Select(c => c.Field).Distinct()],
            done.GetValueOrDefault((f.Redaction.Sequence, f.Number)))).ToList());
    }
}
