namespace Cdce.Api.People;

/// <summary>Somebody is to be forgotten, or was: an id and a time, and nothing about the person.</summary>
internal sealed class Erasure
{
    public Guid PersonId { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary><c>account:</c> or <c>key:</c> and an id, or <c>clock</c>.</summary>
    public string AskedBy { get; set; } = "";

    /// <summary>One of <see cref="ErasureReasons"/>.</summary>
    public string Reason { get; set; } = "";

    /// <summary>When its last byte was gone from the tables; null while something is left to do.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>Why somebody is forgotten.</summary>
internal static class ErasureReasons
{
    /// <summary>By oneself.</summary>
    public const string Own = "own";

    /// <summary>Kept long enough.</summary>
    public const string Retention = "retention";

    /// <summary>What the coordination says: asked by the person, or entered by mistake.</summary>
    public static readonly string[] Given = ["asked", "enteredByMistake"];
}
