namespace Cdce.Store;

/// <summary>One set of read tables of a module, in the schema that bears its name.</summary>
/// <param name="AsOf">The day it looks at; null for the present.</param>
/// <param name="Events">How many events of the log it has passed.</param>
public sealed record Generation(
    string Name, string Module, string Fingerprint, GenerationState State, DateOnly? AsOf, AsOfReading Reading, long Events)
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>Whether the event belongs to what this generation looks at.</summary>
    internal bool Includes(EventMetadata @event)
    {
        if (AsOf is not { } day)
            return true;
        var recordedOn = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(@event.Timestamp, Brussels).DateTime);
        return (Reading == AsOfReading.TrueThen ? @event.HappenedOn ?? recordedOn : recordedOn) <= day;
    }
}

/// <summary>The life of a generation.</summary>
public enum GenerationState
{
    /// <summary>Replaying the log; not read yet.</summary>
    Building,

    /// <summary>Follows the log and answers questions.</summary>
    Live,

    /// <summary>Replaced; dropped once nobody can be reading it any more.</summary>
    Retired,
}
