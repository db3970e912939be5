namespace Cdce.Campaign.Momentum;

/// <summary>One fact of the ledger, as far as momentum looks at it.</summary>
/// <param name="Id">The activity.</param>
/// <param name="Criterion">Code of the criterion it speaks for, if any.</param>
/// <param name="On">The day it happened.</param>
/// <param name="RecordedOn">The day it was recorded.</param>
public sealed record MomentumFact(Guid Id, string Kind, string? Criterion, DateOnly On, DateOnly RecordedOn)
{
    /// <summary>Points that are left of the fact on that day, in hundredths: the only place that rounds.</summary>
    public static int Hundredths(KindParameters kind, DateOnly on, DateOnly day)
    {
        var age = day.DayNumber - on.DayNumber;
        return age < 0
            ? 0
            : (int)Math.Round((double)kind.Weight * 100 * Math.Pow(2, -age / (double)kind.HalfLifeDays),
                MidpointRounding.AwayFromZero);
    }
}
