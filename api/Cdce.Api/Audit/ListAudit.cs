using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.Audit;

/// <summary>Who did what, when and for whom: every change there was, newest first.</summary>
internal sealed class ListAudit : IEndpoint
{
    private sealed record Cursor(ulong Transaction, long Sequence);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/audit", Handle)
        .WithName("listAudit")
        .WithSummary("List every change, newest first");

    /// <param name="who">Id of an account or key.</param>
    /// <param name="from">The first day of recording, in Brussels.</param>
    /// <param name="to">The last.</param>
    /// <param name="streamKey">Key of one object, as in <c>committee/25072</c>.</param>
    /// <param name="eventType">How the names of the event types begin, as in <c>governance.</c></param>
    /// <param name="correlation">Trace id of a request.</param>
    private static async Task<Results<Ok<Page<AuditEntryView>>, ProblemHttpResult>> Handle(
        HttpRequest http, AuditLog log, StoreOptions options, string? who, DateOnly? from, DateOnly? to,
        [FromQuery(Name = "object")] string? streamKey, string? eventType, string? correlation, string? cursor, int? pageSize,
        CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var before))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));
        if (to < from)
            return Problems.BadRequest(new InputIssue("query", "to", "Not before from."));

        var size = Paging.Size(pageSize);
        var entries = await log.ReadAsync(AuditFilters.Of(who, from, to, streamKey, eventType, correlation),
            before is null ? null : new LogPosition(before.Transaction, before.Sequence), size + 1, ct);
        var next = entries.Count > size && entries[size - 1].Metadata.Position is var last
            ? http.Next(new Cursor(last.Transaction, last.Sequence))
            : null;
        return TypedResults.Ok(new Page<AuditEntryView>([.. entries.Take(size).Select(e => AuditEntryView.Of(e, options, http))], size, next));
    }
}
