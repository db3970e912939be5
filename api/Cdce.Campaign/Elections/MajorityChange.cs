namespace Cdce.Campaign.Elections;

/// <summary>How a new majority stands towards the campaign, as those who recorded it see it.</summary>
public enum MajoritySupport
{
    /// <summary>Nobody has asked it yet.</summary>
    NotKnown,
    Opposed,
    Reserved,
    Favourable,

    /// <summary>It carries the campaign itself.</summary>
    Committed,
}

/// <summary>What is known of the new college, on the stream of the fact that the majority changed.</summary>
/// <param name="College">Parties or lists, and who is in charge by office; no names of people.</param>
/// <param name="On">The day of the change.</param>
public sealed record MajorityDescribed(Guid ActivityId, string NisCode, MajoritySupport Support, DateOnly On, [property: FreeText] string? College = null);

/// <summary>The kind of fact that a change of majority is.</summary>
internal static class MajorityChange
{
    public const string Kind = "majorityChanged";
}

/// <summary>A step of the hand-over, as the facts recorded since show it.</summary>
/// <param name="DueOn">The last day of its delay.</param>
/// <param name="DoneOn">The day of the first fact that shows it; absent while there is none.</param>
/// <param name="Overdue">Its delay is over and no fact shows it.</param>
/// <param name="Kinds">Codes of facts that would show it.</param>
internal sealed record HandOverStep(string Code, LocalText Label, DateOnly DueOn, DateOnly? DoneOn, Guid? ActivityId, bool Overdue, IReadOnlyList<string> Kinds)
{
    /// <param name="changedOn">The day of the change.</param>
    /// <param name="until">The day of the next change of majority, from which facts are another team's; null where there is none.</param>
    /// <param name="facts">Of the commune, as they hold on <paramref name="day"/>.</param>
    public static IReadOnlyList<HandOverStep> All(ElectionRules rules, DateOnly changedOn, DateOnly? until, IReadOnlyList<DatedFact> facts, DateOnly day) =>
        [.. rules.Checklist.Select(item =>
        {
            var shows = facts.Where(f => item.Kinds.Contains(f.Kind) && f.On >= changedOn && !(f.On >= until) && f.On <= day)
                .OrderBy(f => f.On).ThenBy(f => f.ActivityId).FirstOrDefault();
            var due = changedOn.AddDays(item.WithinDays);
            return new HandOverStep(item.Code, item.Label, due, shows?.On, shows?.ActivityId, shows is null && due < day, item.Kinds);
        })];
}

/// <summary>A commune whose council or majority is new and that nobody has spoken with since.</summary>
/// <param name="Since">The election or the change of majority, whichever came last.</param>
/// <param name="Days">From then to the day asked for.</param>
/// <param name="LastContactOn">The last political contact before; absent where none is known.</param>
internal sealed record SilentCommune(string NisCode, bool MajorityChanged, DateOnly Since, int Days, DateOnly? LastContactOn)
{
    /// <summary>Null where there was a contact since, or where the delay still runs.</summary>
    /// <param name="facts">Of the commune, as they hold on <paramref name="day"/>.</param>
    public static SilentCommune? Of(string nisCode, ElectionRules rules, IEnumerable<DatedFact> facts, DateOnly day)
    {
        var known = facts.Where(f => f.On <= day).ToList();
        var changed = known.Where(f => f.Kind == MajorityChange.Kind).Select(f => (DateOnly?)f.On).Max();
        var elected = rules.LastBy(day)?.On;
        if ((changed > elected || elected is null ? changed : elected) is not { } since)
            return null;
        var contact = known.Where(f => rules.ContactKinds.Contains(f.Kind)).Select(f => (DateOnly?)f.On).Max();
        var days = day.DayNumber - since.DayNumber;
        return contact >= since || days <= rules.ContactWithinDays ? null : new SilentCommune(nisCode, since == changed, since, days, contact);
    }
}
