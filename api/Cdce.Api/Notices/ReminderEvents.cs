using Cdce.Platform.Notices;

namespace Cdce.Api.Notices;

/// <summary>Nobody is reminded of an object until a day.</summary>
/// <param name="Key">The kind and an id.</param>
/// <param name="Area">NIS code; empty for what concerns the campaign.</param>
public sealed record RemindersPaused(string Key, string Area, DateOnly Until);

/// <summary>An object is reminded of again.</summary>
public sealed record RemindersResumed(string Key);

/// <summary>The rules by which people are reminded are others.</summary>
public sealed record ReminderRulesRevised(int Number, IReadOnlyList<ReminderRule> Rules);

/// <summary>What the log tells of the reminders of one object.</summary>
/// <param name="PausedUntil">Absent where they go on.</param>
public sealed record ObjectReminders(string Key, string Area, DateOnly? PausedUntil)
{
    public static string StreamKey(string key) => $"object-reminders/{key}";

    public static ObjectReminders Create(RemindersPaused e) => new(e.Key, e.Area, e.Until);

    public ObjectReminders Apply(RemindersPaused e) => this with { PausedUntil = e.Until };

    public ObjectReminders Apply(RemindersResumed _) => this with { PausedUntil = null };
}

/// <summary>What the log tells of the rules; those that ship are in no event.</summary>
public sealed record RevisedReminderRules(int Number, IReadOnlyList<ReminderRule> Rules)
{
    public const string StreamKey = "reminder-rules";

    public static RevisedReminderRules Create(ReminderRulesRevised e) => new(e.Number, e.Rules);

    public RevisedReminderRules Apply(ReminderRulesRevised e) => new(e.Number, e.Rules);
}
