using Cdce.Learning.MentoringRules;

namespace Cdce.Learning.MentoringPairs;

/// <summary>How a pair does on a day.</summary>
public enum PairCondition
{
    /// <summary>Within the agreed rhythm.</summary>
    OnTrack,

    /// <summary>Past the rhythm, within the grace.</summary>
    Watch,

    /// <summary>Past the grace.</summary>
    Silent,

    /// <summary>Resting by agreement.</summary>
    Paused,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>The health of a pair on a day.</summary>
/// <param name="DaysSinceContact">Since the last session, the start or the resumption.</param>
/// <param name="NextSessionBy">The day by which the agreed rhythm wants the next session; absent for a pair that rests or is over.</param>
internal sealed record PairHealth(PairCondition Condition, int DaysSinceContact, DateOnly? NextSessionBy)
{
    public static PairHealth On(
        DateOnly day, DateOnly lastContactOn, int rhythmDays, bool paused, bool ended, MentoringDelays delays)
    {
        var days = Math.Max(0, day.DayNumber - lastContactOn.DayNumber);
        var condition = ended ? PairCondition.Ended
            : paused ? PairCondition.Paused
            : days <= rhythmDays ? PairCondition.OnTrack
            : days <= rhythmDays + delays.NudgeGraceDays ? PairCondition.Watch
            : PairCondition.Silent;
        return new PairHealth(condition, days, ended || paused ? null : lastContactOn.AddDays(rhythmDays));
    }
}
