namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>What is known of an earlier edition.</summary>
/// <param name="Sent">Communes that had sent their answers.</param>
internal sealed record EarlierEdition(LocalText Label, int Invited, int Sent);

/// <summary>How many communes will have sent their answers by the last day, with what it is taken from. The numbers from which on one is given are the program's own.</summary>
/// <param name="Expected">Communes, from those that have sent already to all invited.</param>
/// <param name="DaysLeft">From today to the last day.</param>
/// <param name="RecentDays">Where it goes by the pace of this edition: the last so many days.</param>
/// <param name="RecentSent">Sent in these days.</param>
/// <param name="Earlier">Where it goes by an earlier edition: that one.</param>
internal sealed record CompletionForecast(int Expected, int Invited, int Sent, int DaysLeft, int? RecentDays, int? RecentSent, EarlierEdition? Earlier)
{
    /// <summary>The pace is that of the last so many days.</summary>
    public const int PaceDays = 14;

    /// <summary>Before so many days there is no pace.</summary>
    public const int FewestDays = 7;

    /// <summary>Nor with fewer answers sent in these days, nor from an edition with fewer.</summary>
    public const int FewestSent = 5;

    /// <summary>Null where there is too little to say, and once the last day is over.</summary>
    /// <param name="sentOn">When each commune that has sent its answers did so.</param>
    /// <param name="earlier">Latest of those that are over.</param>
    public static CompletionForecast? Of(int invited, IReadOnlyList<DateOnly> sentOn, DateOnly opensOn, DateOnly closesOn, DateOnly today, EarlierEdition? earlier)
    {
        if (today < opensOn || today > closesOn || invited == 0)
            return null;
        var (sent, left) = (sentOn.Count, closesOn.DayNumber - today.DayNumber);
        var days = Math.Min(PaceDays, today.DayNumber - opensOn.DayNumber + 1);
        var recent = sentOn.Count(day => day > today.AddDays(-days));
        if (days >= FewestDays && recent >= FewestSent)
            return new(Math.Min(invited, sent + Rounded((decimal)recent * left / days)), invited, sent, left, days, recent, null);
        return earlier is { Sent: >= FewestSent }
            ? new(Math.Max(sent, Math.Min(invited, Rounded((decimal)invited * earlier.Sent / earlier.Invited))), invited, sent, left, null, null, earlier)
            : null;
    }

    private static int Rounded(decimal number) => (int)decimal.Round(number, MidpointRounding.AwayFromZero);
}
