namespace Cdce.Platform.Notices;

/// <summary>When and whom to remind of something that has a day.</summary>
/// <param name="Kind">Of what: one of <see cref="ReminderKinds"/>.</param>
/// <param name="Offsets">Days after the day it is about; negative ones are before.</param>
/// <param name="RepeatDays">Again after the last offset, each time after so many days; 0 for never.</param>
/// <param name="Most">So many reminders of one object and one day in all.</param>
/// <param name="Roles">Who is reminded, where the role is held; besides the person whom the object concerns.</param>
public sealed record ReminderRule(
    string Code, string Kind, IReadOnlyList<int> Offsets, int RepeatDays, int Most, IReadOnlyList<Role> Roles);

/// <summary>What people can be reminded of.</summary>
public static class ReminderKinds
{
    public const string AccompanimentContact = "accompanimentContact";
    public const string AlertContact = "alertContact";
    public const string ApiKey = "apiKey";
    public const string Assignment = "assignment";
    public const string AwardSheets = "awardSheets";
    public const string JoinRequest = "joinRequest";
    public const string KeyAction = "keyAction";
    public const string MandateEnd = "mandateEnd";
    public const string MentoringAnswer = "mentoringAnswer";
    public const string MentoringRequest = "mentoringRequest";
    public const string PlannedAction = "plannedAction";

    /// <summary>Those about the Fair-ô-mètre of a commune: their days come from its edition.</summary>
    public const string FairOMeterInvitation = "fairOMeterInvitation";
    public const string FairOMeterReminder = "fairOMeterReminder";
    public const string FairOMeterExtension = "fairOMeterExtension";
    public const string FairOMeterNotBegun = "fairOMeterNotBegun";

    /// <summary>Those that have rules.</summary>
    public static readonly IReadOnlyList<string> All =
        [AccompanimentContact, AlertContact, ApiKey, Assignment, AwardSheets, JoinRequest, KeyAction, MandateEnd, MentoringAnswer, MentoringRequest, PlannedAction];

    /// <summary>Those whose days come from an edition.</summary>
    public static readonly IReadOnlyList<string> OfEditions = [FairOMeterInvitation, FairOMeterReminder, FairOMeterExtension, FairOMeterNotBegun];

    public static string TopicOf(string kind) => OfEditions.Contains(kind) ? Topics.FairOMeterEdition : Topics.Reminders;
}

/// <summary>Something with a day that somebody should not forget.</summary>
/// <param name="Key">The kind and an id: the same as long as it is the same thing.</param>
/// <param name="Area">NIS code; empty for what concerns the campaign.</param>
/// <param name="Day">What offsets count from.</param>
/// <param name="Path">The page of the client where it is done.</param>
/// <param name="Code">Tells it from others of its kind in the same place.</param>
/// <param name="PersonId">Whom it concerns besides those in the roles.</param>
/// <param name="Days">The days on which it is told, where no rule gives them.</param>
/// <param name="Lapses">After its day there is nothing left to do about it.</param>
public sealed record ReminderObject(string Key, string Kind, string Area, DateOnly Day, string Path, Guid? PersonId = null,
    string? Code = null, bool Lapses = false, IReadOnlyList<DateOnly>? Days = null);

/// <summary>Nobody is reminded of an object from one day to another, both included.</summary>
public sealed record ReminderPause(string Key, DateOnly From, DateOnly Until);

/// <summary>A reminder and the day on which it is due.</summary>
/// <param name="Period">The day that the rule gives: with the object and the rule, the name of this reminder.</param>
/// <param name="DueOn">The same day, or the first one after a pause.</param>
public sealed record DueReminder(ReminderObject Item, ReminderRule Rule, DateOnly Period, DateOnly DueOn);

/// <summary>Computes what is due: for the list of what comes next and for sending, the same.</summary>
public static class ReminderPlan
{
    /// <summary>Reminders that are due between two days, both included, in the order of their days.</summary>
    public static IReadOnlyList<DueReminder> Between(
        IReadOnlyList<ReminderRule> rules, IReadOnlyList<ReminderObject> objects, IReadOnlyList<ReminderPause> pauses, DateOnly from, DateOnly until)
    {
        var paused = pauses.ToLookup(p => p.Key);
        return
        [
            .. (from item in objects
                from rule in rules
                where rule.Kind == item.Kind
                from due in Of(rule, item, [.. paused[item.Key].OrderBy(p => p.From)], until)
                where due.DueOn >= @from
                select due).OrderBy(d => d.DueOn).ThenBy(d => d.Item.Key, StringComparer.Ordinal).ThenBy(d => d.Rule.Code, StringComparer.Ordinal),
        ];
    }

    // What falls into a pause waits for its end; of several that wait, the last one is left.
    private static IEnumerable<DueReminder> Of(ReminderRule rule, ReminderObject item, IReadOnlyList<ReminderPause> pauses, DateOnly until) =>
        (item.Days?.Order() ?? Periods(rule, item.Day)).TakeWhile(period => period <= until)
            .Select(period => new DueReminder(item, rule, period, AfterPauses(period, pauses)))
            .Where(due => due.DueOn <= until && (!item.Lapses || due.DueOn <= item.Day))
            .GroupBy(due => due.DueOn).Select(sameDay => sameDay.Last());

    private static IEnumerable<DateOnly> Periods(ReminderRule rule, DateOnly day)
    {
        var offsets = rule.Offsets.Distinct().Order().ToList();
        for (var number = 0; number < rule.Most; number++)
        {
            if (number < offsets.Count)
                yield return day.AddDays(offsets[number]);
            else if (rule.RepeatDays > 0)
                yield return day.AddDays(offsets[^1] + (rule.RepeatDays * (number - offsets.Count + 1)));
            else
                yield break;
        }
    }

    private static DateOnly AfterPauses(DateOnly day, IReadOnlyList<ReminderPause> pauses)
    {
        foreach (var pause in pauses)
        {
            if (pause.From <= day && day <= pause.Until)
                day = pause.Until.AddDays(1);
        }
        return day;
    }
}
