namespace Cdce.Store;

/// <summary>
/// Words were taken out of an event. It stands in a stream of its own, <c>redaction/{sequence}</c>, and vouches for the bytes that the event has since;
/// it says where the words stood, and never what they were.
/// </summary>
/// <param name="Sequence">The event.</param>
/// <param name="StreamKey">Its object.</param>
/// <param name="Version">Its version.</param>
/// <param name="Before">The hash of all that was recorded, before.</param>
/// <param name="After">The hash since.</param>
/// <param name="Cuts">What was taken out.</param>
/// <param name="Reason">A code; a sentence could name somebody again.</param>
/// <param name="At">When it was decided; a restored log is redacted again later.</param>
public sealed record EventRedacted(
    long Sequence, string StreamKey, long Version, string Before, string After, IReadOnlyList<TextCut> Cuts, string Reason, DateTimeOffset At)
{
    /// <summary>Its stored name, which the chain knows.</summary>
    public const string Name = "log.event_redacted";

    /// <summary>The stream with the redactions of an event.</summary>
    public static string StreamOf(long sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"redaction/{sequence}");
}

/// <summary>Words of a text.</summary>
/// <param name="Field">Where the text stands in the event: a JSON pointer, as in <c>/fact/summary</c>.</param>
/// <param name="Start">The first UTF-16 unit.</param>
/// <param name="Length">How many.</param>
public sealed record TextCut(string Field, int Start, int Length);

/// <summary>The redactions of one event, folded for its history.</summary>
public sealed record RedactedEvent(IReadOnlyList<TextCut> Cuts, string Reason)
{
    /// <summary>The first redaction.</summary>
    public static RedactedEvent Create(EventRedacted e) => new(e.Cuts, e.Reason);

    /// <summary>A later one.</summary>
    public RedactedEvent Apply(EventRedacted e) => new([.. Cuts, .. e.Cuts], e.Reason);
}
