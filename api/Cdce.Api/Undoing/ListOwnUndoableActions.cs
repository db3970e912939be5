using System.Text.Json;
using Cdce.Api.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Undoing;

/// <summary>What one did oneself in the last thirty days and can take back, with what would go.</summary>
internal sealed class ListOwnUndoableActions : IEndpoint
{
    private const int Most = 100;

    /// <param name="Id">Object and version, as in the history.</param>
    /// <param name="At">When it was recorded.</param>
    /// <param name="On">The day it happened, where that is another.</param>
    /// <param name="EventType">What was done.</param>
    /// <param name="Object">Key of the object.</param>
    /// <param name="Recorded">The fields of the event.</param>
    /// <param name="Changes">What it changed in the object: that goes back.</param>
    /// <param name="OfferedUntil">The last moment at which it is offered.</param>
    internal sealed record Item(
        string Href, string Id, DateTimeOffset At, DateOnly? On, string EventType, string Object, JsonElement Recorded,
        IReadOnlyList<GetObjectAudit.ChangeOfField> Changes, DateTimeOffset OfferedUntil, UndoView Undo, bool? Simulated);

    /// <summary>The command that takes it back; it may refuse, and says which later facts rest on it.</summary>
    /// <param name="Operation">Its operation id.</param>
    /// <param name="Method">POST or DELETE.</param>
    /// <param name="Href">Where it is sent.</param>
    /// <param name="Version">Of the object, for <c>If-Match</c>.</param>
    /// <param name="Body">What it is sent with.</param>
    internal sealed record UndoView(string Operation, string Method, string Href, long Version, IReadOnlyDictionary<string, string>? Body);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/me/undoableActions", Handle)
        .WithName("listOwnUndoableActions")
        .WithSummary("List what one did in the last 30 days and can take back");

    private static async Task<Ok<Page<Item>>> Handle(
        HttpRequest http, CurrentUser user, AuditLog log, TimeProvider clock, CancellationToken ct)
    {
        var items = new List<Item>();
        var histories = new Dictionary<string, IReadOnlyList<ObjectVersion>>(StringComparer.Ordinal);
        await foreach (var entry in log.StreamAsync(new(Who: user.Id, From: clock.GetUtcNow() - Undoable.Offered), null, null, ct))
        {
            if (Undoable.Of(entry.Metadata.TypeName) is not { } undoable || !MayUndo(user, undoable, entry))
                continue;
            var key = entry.Metadata.StreamKey;
            if (!histories.TryGetValue(key, out var history))
                histories[key] = history = await log.HistoryAsync(key, ct);
            if (history.Any(later => undoable.IsUndoneBy(entry, later.Entry)))
                continue;
            items.Add(View(entry, undoable, history, http));
            if (items.Count == Most)
                break;
        }
        return TypedResults.Ok(new Page<Item>(items, Most, null));
    }

    private static bool MayUndo(CurrentUser user, Undoable undoable, AuditEntry entry)
    {
        var commune = Undoable.FieldOf(entry.Data, "nisCode") is { Length: > 0 } code ? code : Undoable.FieldOf(entry.Data, "area");
        return user.May(undoable.Operation, commune.Length > 0 ? commune : null);
    }

    private static Item View(AuditEntry entry, Undoable undoable, IReadOnlyList<ObjectVersion> history, HttpRequest http)
    {
        var e = entry.Metadata;
        var href = http.Absolute("/api/v1" + Undoable.Fill(undoable.Path, entry));
        return new(href, $"{e.StreamKey.Replace('/', '.')}.{e.Version}", e.Timestamp, e.HappenedOn, e.TypeName, e.StreamKey, entry.Data,
            [.. history.Single(v => v.Entry.Metadata.Version == e.Version).Changes.Select(c => new GetObjectAudit.ChangeOfField(c.Field, c.Before, c.After))],
            e.Timestamp + Undoable.Offered,
            new(undoable.Operation, undoable.Method, href, history[^1].Entry.Metadata.Version,
                undoable.Body?.ToDictionary(field => field.Key, field => Undoable.Fill(field.Value, entry))),
            entry.Simulated ? true : null);
    }
}
