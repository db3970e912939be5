using Cdce.Platform.Notices;

namespace Cdce.Api.Notices;

/// <summary>What a mail will say.</summary>
/// <param name="Lines">One for each object, with its latest state.</param>
/// <param name="Told">The items behind the lines.</param>
/// <param name="Dropped">Items that this person is not told: not wished, or no longer in a role for it.</param>
internal sealed record Digest(IReadOnlyList<DigestLine> Lines, IReadOnlyList<NoticeItem> Told, IReadOnlyList<NoticeItem> Dropped)
{
    /// <summary>Chooses from what waits for somebody: for the mail of the morning, or for one that cannot wait for it.</summary>
    /// <param name="hidden">Objects that were told in confidence to somebody else.</param>
    /// <param name="until">For the mail of the morning: what came later is for the next one. Null for a mail at once.</param>
    public static Digest Of(IReadOnlyList<NoticeItem> waiting, Recipient recipient, IReadOnlyDictionary<string, TopicWish> wishes,
        IReadOnlySet<string> hidden, DateTimeOffset? until, bool monday)
    {
        var dropped = waiting.Where(i => wishes[i.Topic].Mail == Rhythm.Off || hidden.Contains(i.Object) || WhyOf(i, recipient) is (false, _)).ToList();
        var told = waiting.Except(dropped).Where(i => IsDue(i, wishes[i.Topic].Mail, i.RecordedAt <= until, monday)).ToList();
        return new([.. Group(told, recipient)], told, dropped);
    }

    /// <summary>The latest state of each object, newest first.</summary>
    public static IEnumerable<DigestLine> Group(IEnumerable<NoticeItem> items, Recipient recipient) => items
        .GroupBy(i => (i.Topic, i.Object)).Select(same => same.MaxBy(i => i.Sequence)).OfType<NoticeItem>().OrderByDescending(i => i.Sequence)
        .Select(i => new DigestLine(i.Topic, i.State, i.Area, i.Path, i.On, WhyOf(i, recipient).Role));

    /// <summary>Whether somebody may still be told, and for which role.</summary>
    public static (bool Told, HeldRole? Role) WhyOf(NoticeItem item, Recipient recipient) =>
        recipient.RoleFor(Topics.Of(item.Topic).Roles, item.Area) is { } role && !item.Direct ? (true, role) : (item.Direct, null);

    private static bool IsDue(NoticeItem item, Rhythm mail, bool morning, bool monday) => mail switch
    {
        Rhythm.AtOnce => true,
        Rhythm.Daily => morning || item.Urgent,
        Rhythm.Weekly => (morning && monday) || item.Urgent,
        _ => false,
    };
}

/// <summary>One line: what, where, why, and the page where something can be done.</summary>
/// <param name="Role">Null where it concerns the person.</param>
/// <param name="Code">Tells the object from others of its kind.</param>
/// <param name="Reminder">Speaks of a day that comes or has passed.</param>
internal sealed record DigestLine(string Topic, string State, string Area, string Path, DateOnly On, HeldRole? Role, bool Reminder = false, string? Code = null);
