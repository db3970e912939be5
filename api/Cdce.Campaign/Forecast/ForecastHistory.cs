using Cdce.Campaign.TitleFiles;

namespace Cdce.Campaign.Forecast;

/// <summary>Where communes stand on their way to the title, as far as a forecast tells them apart.</summary>
public enum TitleGroup
{
    /// <summary>No step is known.</summary>
    Outside,

    /// <summary>Interested or registered.</summary>
    OnTheWay,

    /// <summary>A resolution was voted, or evidence speaks for a candidacy or a title.</summary>
    Candidate,

    /// <summary>The application was sent.</summary>
    Applied,

    /// <summary>Holds the title; a renewal that is due or a difficulty included.</summary>
    Titled,

    Suspended,

    /// <summary>The title was given back or withdrawn.</summary>
    Gone,
}

/// <summary>A commune with the steps of its title file.</summary>
/// <param name="From">First day of its existence.</param>
/// <param name="Ended">The day from which it exists no more.</param>
public sealed record ForecastCommune(string NisCode, DateOnly From, DateOnly? Ended, IReadOnlyList<TitleFact> Facts)
{
    /// <summary>Where it stood; null where it did not exist, or where a step is only known to have happened by a later day.</summary>
    public TitleGroup? On(DateOnly day)
    {
        if (day < From || Ended <= day || Facts.Any(f => f.KnownBy && f.On > day))
            return null;
        return TitlePath.Of(Facts.Where(f => f.On <= day)).State switch
        {
            TitleState.Unaware => TitleGroup.Outside,
            TitleState.Interested or TitleState.Registered => TitleGroup.OnTheWay,
            TitleState.Candidate or TitleState.ProbablyTitled => TitleGroup.Candidate,
            TitleState.Applied or TitleState.UnderReview => TitleGroup.Applied,
            TitleState.Titled or TitleState.RenewalDue or TitleState.InDifficulty => TitleGroup.Titled,
            TitleState.Suspended => TitleGroup.Suspended,
            _ => TitleGroup.Gone,
        };
    }
}

/// <summary>What was seen from year to year up to a day, by which the years to come are judged.</summary>
/// <param name="From">The first day that was looked at.</param>
/// <param name="Now">How many communes are where on the day.</param>
/// <param name="Seen">How often a commune went from one group to another, or stayed, within a year.</param>
public sealed record ForecastHistory(DateOnly From, DateOnly Day, IReadOnlyDictionary<TitleGroup, int> Now,
    IReadOnlyDictionary<(TitleGroup From, TitleGroup To), int> Seen)
{
    /// <param name="years">So many years are looked back on.</param>
    public static ForecastHistory Of(IReadOnlyList<ForecastCommune> communes, DateOnly day, int years)
    {
        var days = Enumerable.Range(0, years + 1).Select(y => day.AddYears(-y)).Reverse().ToList();
        var stood = communes.Select(c => days.ConvertAll(c.On)).ToList();
        var seen = stood.SelectMany(s => s.Zip(s.Skip(1))).Where(step => step is { First: not null, Second: not null })
            .CountBy(step => (step.First.GetValueOrDefault(), step.Second.GetValueOrDefault())).ToDictionary();
        return new ForecastHistory(days[0], day, stood.Select(s => s[^1]).OfType<TitleGroup>().CountBy(g => g).ToDictionary(), seen);
    }

    /// <summary>Years that communes of a group were seen to spend.</summary>
    public int YearsOf(TitleGroup group) => Seen.Where(s => s.Key.From == group).Sum(s => s.Value);

    /// <summary>How often communes went from a group to one of others within a year.</summary>
    public int Moves(TitleGroup from, params ReadOnlySpan<TitleGroup> to)
    {
        var sum = 0;
        foreach (var group in to)
            sum += Seen.GetValueOrDefault((from, group));
        return sum;
    }
}
