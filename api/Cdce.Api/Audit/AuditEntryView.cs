using System.Text.Json;

namespace Cdce.Api.Audit;

/// <summary>One change: who, for whom, when, what.</summary>
/// <param name="Href">The history of its object.</param>
/// <param name="Id">Object and version, as in <c>pledge.01956f2e-7c1b-7d0a-9e3f-0a1b2c3d4e5f.3</c>.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="On">The day it happened, where that is another.</param>
/// <param name="Who">Id of the account or key; absent for what the program did itself.</param>
/// <param name="OnBehalfOf">The person for whom it was recorded.</param>
/// <param name="EventType">What happened, as in <c>governance.mandate_given</c>.</param>
/// <param name="Recorded">The fields of the event, as they were written.</param>
/// <param name="Sealed">What it says is not shown yet, as with points of a jury before the results are published.</param>
/// <param name="Object">Key of the object, as in <c>committee/25072</c>.</param>
/// <param name="Version">Of the object, after this change.</param>
/// <param name="ObjectHref">The object as it is now, where it has an address.</param>
/// <param name="Correlation">The trace id of the request.</param>
internal sealed record AuditEntryView(
    string Href, string Id, DateTimeOffset At, DateOnly? On, string? Who, Guid? OnBehalfOf, string EventType, JsonElement Recorded, string Object,
    long Version, string? ObjectHref, string? Correlation, bool? Simulated, bool? Sealed)
{
    public static AuditEntryView Of(AuditEntry entry, StoreOptions options, HttpRequest http)
    {
        var e = entry.Metadata;
        return new(HistoryOf(e.StreamKey, http), $"{e.StreamKey.Replace('/', '.')}.{e.Version}", e.Timestamp, e.HappenedOn, e.UserName,
            Guid.TryParse(entry.OnBehalfOf, out var person) ? person : null, e.TypeName, entry.Data, e.StreamKey, e.Version,
            AddressOf(e.StreamKey, options, http), e.CorrelationId, entry.Simulated ? true : null, entry.Sealed ? true : null);
    }

    public static string HistoryOf(string streamKey, HttpRequest http) =>
        http.Absolute($"/api/v1/audit/objects?object={Uri.EscapeDataString(streamKey)}");

    public static string? AddressOf(string streamKey, StoreOptions options, HttpRequest http) =>
        options.Events.StreamOf(streamKey)?.PathOf(streamKey) is { } path ? http.Absolute("/api/v1" + path) : null;
}
