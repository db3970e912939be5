using System.Text.Json;

namespace Cdce.Api.Undoing;

/// <summary>An action that can be taken back for a while, and the command that does it: one that everybody else sends, too, with its own refusals.</summary>
/// <param name="EventType">What was done.</param>
/// <param name="UndoneBy">The event that says it was taken back.</param>
/// <param name="Operation">The operation that takes it back.</param>
/// <param name="Method">POST or DELETE.</param>
/// <param name="Path">Below <c>/api/v1</c>: <c>{id}</c> is that of the object, other names are fields of what was recorded.</param>
/// <param name="Key">The field that tells several of a kind within one object apart; the event that takes it back names the same.</param>
/// <param name="Body">What the command is sent with; a name in braces is a field of what was recorded.</param>
internal sealed record Undoable(
    string EventType, string UndoneBy, string Operation, string Method, string Path, string? Key = null, IReadOnlyDictionary<string, string>? Body = null)
{
    /// <summary>How long an action is offered.</summary>
    public static readonly TimeSpan Offered = TimeSpan.FromDays(30);

    // A code: whoever reads it sees it in his or her own language.
    private static readonly Dictionary<string, string> Undone = new() { ["reason"] = "undone" };

    public static readonly IReadOnlyList<Undoable> All =
    [
        new("campaign.activity_recorded", "campaign.activity_withdrawn", "withdrawActivity", "POST", "/campaign/activities/{id}/withdrawal", null, Undone),
        new("campaign.import_confirmed", "campaign.import_undone", "undoImport", "POST", "/campaign/imports/{id}/undoing", null, Undone),
        new("campaign.title_step_recorded", "campaign.title_step_withdrawn", "withdrawTitleStep", "POST",
            "/campaign/communes/{id}/titleFile/steps/{stepId}/withdrawal", "stepId", Undone),
        new("campaign.watch_paused", "campaign.watch_resumed", "resumeWatch", "DELETE", "/campaign/communes/{id}/watchPause"),
        new("governance.mandate_given", "governance.mandate_ended", "endMandate", "POST", "/governance/mandates/{mandateId}/end", "mandateId",
            new Dictionary<string, string> { ["reason"] = "recordedByMistake" }),
        new("learning.mentoring_session_recorded", "learning.mentoring_session_withdrawn", "withdrawMentoringSession", "DELETE",
            "/learning/mentoringPairs/{id}/sessions/{sessionId}", "sessionId"),
        new("learning.pair_paused", "learning.pair_resumed", "resumeMentoring", "POST", "/learning/mentoringPairs/{id}/resumption", null,
            new Dictionary<string, string>()),
        new("partners.partner_absorbed", "partners.partner_merge_undone", "undoPartnerMerge", "POST", "/partners/partners/{id}/mergeUndoing", "duplicateId",
            new Dictionary<string, string> { ["duplicateId"] = "{duplicateId}" }),
        new("partners.partners_imported", "partners.partners_import_undone", "undoPartnerImport", "POST", "/partners/imports/{id}/undoing", null, Undone),
        new("partners.pledge_confirmed", "partners.pledge_withdrawn", "withdrawPledge", "POST", "/partners/pledges/{id}/withdrawal", null,
            new Dictionary<string, string> { ["reason"] = "recordedByMistake" }),
    ];

    public static Undoable? Of(string eventType) => All.FirstOrDefault(u => u.EventType == eventType);

    /// <summary>Fills the names in braces.</summary>
    public static string Fill(string template, AuditEntry entry)
    {
        foreach (var name in template.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]))
            template = template.Replace($"{{{name}}}", name == "id" ? IdOf(entry.Metadata.StreamKey) : FieldOf(entry.Data, name), StringComparison.Ordinal);
        return template;
    }

    /// <summary>Whether this later event of the same object takes the action back.</summary>
    public bool IsUndoneBy(AuditEntry action, AuditEntry later) =>
        later.Metadata.TypeName == UndoneBy && later.Metadata.Version > action.Metadata.Version
        && (Key is null || later.Data.EnumerateObject().Any(p => p.Value.ValueKind == JsonValueKind.String && p.Value.GetString() == FieldOf(action.Data, Key)));

    public static string IdOf(string streamKey) => streamKey[(streamKey.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>A text of what was recorded, at its top or one level below; empty where there is none.</summary>
    public static string FieldOf(JsonElement recorded, string name)
    {
        if (recorded.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            return value.GetString() ?? "";
        return recorded.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object)
            .Select(p => p.Value.TryGetProperty(name, out var inner) ? inner.GetString() : null).FirstOrDefault(text => text is not null) ?? "";
    }
}
