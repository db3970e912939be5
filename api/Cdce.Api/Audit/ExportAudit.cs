using System.Runtime.CompilerServices;
using System.Text.Json;
using Cdce.Api.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.Audit;

/// <summary>All changes that match, to take away; sent while they are read, however many there are.</summary>
internal sealed class ExportAudit : IEndpoint
{
    private const string LinesType = "application/jsonl";

    private static readonly string[] Columns =
        ["at", "on", "who", "onBehalfOf", "eventType", "object", "version", "correlation", "simulated", "recorded"];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/audit/export", Handle)
        .WithName("exportAudit")
        .WithSummary("Download changes as CSV or as lines of JSON")
        .WithMetadata(new StreamedMetadata())
        .Produces<string>(StatusCodes.Status200OK, CsvText.MediaType, LinesType);

    /// <param name="format">csv, which is usual, or jsonl: one object on each line.</param>
    /// <param name="who">Id of an account or key.</param>
    /// <param name="from">The first day of recording, in Brussels.</param>
    /// <param name="to">The last.</param>
    /// <param name="streamKey">Key of one object.</param>
    /// <param name="eventType">How the names of the event types begin.</param>
    /// <param name="correlation">Trace id of a request.</param>
    private static Results<PushStreamHttpResult, ProblemHttpResult> Handle(
        HttpContext context, AuditLog log, StoreOptions options, string? format, string? who, DateOnly? from, DateOnly? to,
        [FromQuery(Name = "object")] string? streamKey, string? eventType, string? correlation)
    {
        if (format is not (null or "csv" or "jsonl"))
            return Problems.BadRequest(new InputIssue("query", "format", "Must be csv or jsonl."));
        if (to < from)
            return Problems.BadRequest(new InputIssue("query", "to", "Not before from."));
        var ct = context.RequestAborted;
        var entries = log.StreamAsync(AuditFilters.Of(who, from, to, streamKey, eventType, correlation), null, null, ct);
        return format == "jsonl"
            ? TypedResults.Stream(output => WriteLinesAsync(output, entries, options, context.Request, ct), LinesType + "; charset=utf-8", "changes.jsonl")
            : TypedResults.Stream(output => CsvText.WriteAsync(output, Columns, RowsAsync(entries, ct), ct), CsvText.MediaType + "; charset=utf-8", "changes.csv");
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        IAsyncEnumerable<AuditEntry> entries, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var entry in entries.WithCancellation(ct))
        {
            var e = entry.Metadata;
            yield return [e.Timestamp.ToString("O"), e.HappenedOn, e.UserName, entry.OnBehalfOf, e.TypeName, e.StreamKey, e.Version,
                e.CorrelationId, entry.Simulated, entry.Data.GetRawText()];
        }
    }

    private static async Task WriteLinesAsync(
        Stream output, IAsyncEnumerable<AuditEntry> entries, StoreOptions options, HttpRequest http, CancellationToken ct)
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        WebHost.Json(json);
        await foreach (var entry in entries.WithCancellation(ct))
        {
            await output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(AuditEntryView.Of(entry, options, http), json), ct);
            await output.WriteAsync("\n"u8.ToArray(), ct);
        }
    }
}
