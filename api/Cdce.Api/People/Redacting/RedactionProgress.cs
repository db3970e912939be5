namespace Cdce.Api.People.Redacting;

/// <summary>How far the work after a redaction is.</summary>
internal sealed class RedactionProgress
{
    /// <summary>The redacted event.</summary>
    public long Sequence { get; set; }

    /// <summary>Which of its redactions.</summary>
    public long Number { get; set; }

    /// <summary>Of the redacted event.</summary>
    public string EventType { get; set; } = "";

    /// <summary>Read models up to this number may hold the words; null until others were asked for.</summary>
    public long? LastGeneration { get; set; }

    /// <summary>When its last byte was gone from the tables; null while something is left to do.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>A redaction with who decided it.</summary>
/// <param name="AskedBy"><c>account:</c> or <c>key:</c> and an id.</param>
internal sealed record NotedRedaction(string AskedBy, EventRedacted Event)
{
    /// <summary>The same bytes are not redacted to the same bytes twice.</summary>
    public (long Sequence, string Before, string After) Key => (Event.Sequence, Event.Before, Event.After);
}

/// <summary>Why words are taken out.</summary>
internal static class RedactionReasons
{
    /// <summary>Asked by the person, part of forgetting somebody, or nothing that should ever have been written.</summary>
    public static readonly string[] All = ["asked", "forgotten", "neverNeeded"];
}
