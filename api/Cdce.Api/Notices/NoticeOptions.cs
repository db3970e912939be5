namespace Cdce.Api.Notices;

/// <summary>How notices go out.</summary>
internal sealed class NoticeOptions
{
    /// <summary>False on a node whose clock is not the real one.</summary>
    public bool Runs { get; set; } = true;

    /// <summary>So many mails a minute at most, from all nodes together.</summary>
    public int PerMinute { get; set; } = 30;

    /// <summary>Mails of the morning begin at this time in Brussels.</summary>
    public TimeOnly MorningFrom { get; set; } = new(7, 0);

    /// <summary>Each person's has its own minute within this time.</summary>
    public int MorningMinutes { get; set; } = 150;

    /// <summary>Mails at once to one person are gathered over so long.</summary>
    public TimeSpan Gathering { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>When somebody's mail of that morning is due.</summary>
    public DateTimeOffset MorningOf(Guid personId, DateOnly day)
    {
        var minute = BitConverter.ToUInt32(personId.ToByteArray(), 12) % (uint)MorningMinutes; // the random part of the id
        return day.StartInBrussels() + SinceMidnight(day) + TimeSpan.FromMinutes(minute);
    }

    // A day on which clocks are set is shorter or longer.
    private TimeSpan SinceMidnight(DateOnly day) =>
        MorningFrom.ToTimeSpan() + (day.AddDays(1).StartInBrussels() - day.StartInBrussels() - TimeSpan.FromDays(1));
}
