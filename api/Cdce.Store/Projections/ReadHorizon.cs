namespace Cdce.Store;

/// <summary>Up to when a question looks: today, or a past day in one of two readings.</summary>
public sealed class ReadHorizon
{
    /// <summary>The day asked for; null means now.</summary>
    public DateOnly? AsOf { get; set; }

    public AsOfReading Reading { get; set; } = AsOfReading.TrueThen;
}

/// <summary>The two meanings of "as of".</summary>
public enum AsOfReading
{
    /// <summary>Facts that had happened by that day, with all that is known of them now.</summary>
    TrueThen,

    /// <summary>What had been recorded by the end of that day.</summary>
    KnownThen,
}
