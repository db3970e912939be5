namespace Cdce.Campaign.Momentum;

/// <summary>
/// One thing that speaks for a decline, as a code with figures; the client makes the sentence. Codes: <c>silence</c> (no fact of
/// a kind for longer than usual), <c>slower</c> (fewer of a kind than in a usual year), <c>seasonMissed</c> (no public action in a
/// season that had some), <c>membersLeft</c>, <c>majorityChanged</c>, <c>pledgesLapsed</c>, <c>helpCalled</c>.
/// </summary>
/// <param name="Evidence">How strongly it speaks (natural logarithm of how much likelier a decline makes it).</param>
/// <param name="Kind">The kind of fact that is missing.</param>
/// <param name="Days">Days since the last fact of the kind.</param>
/// <param name="UsualDays">Usual days between two of them.</param>
/// <param name="Count">How many there were in the last year, or in the season.</param>
/// <param name="Usual">How many are usual in a year, or in that season (one decimal).</param>
/// <param name="Season">spring, summer, autumn or winter.</param>
/// <param name="From">First day of the season, or the day of the change of majority.</param>
/// <param name="Facts">Activities to look at.</param>
public sealed record MomentumReason(
    string Code, decimal Evidence, string? Kind = null, int? Days = null, int? UsualDays = null,
    int? Count = null, decimal? Usual = null, string? Season = null, DateOnly? From = null,
    IReadOnlyList<Guid>? Facts = null);

/// <summary>Finds the reasons for what the walk has seen.</summary>
internal static class MomentumReasons
{
    private const int DaysOfYear = 365;
    private const int WeeksOfSign = 26;

    // Criterion 4 asks for a public action a year; these kinds are such actions.
    private static readonly HashSet<string> PublicActions =
        new(StringComparer.Ordinal) { "awarenessAction", "oxfamBreakfast", "schoolAction", "organisationAction" };

    private static readonly string[] Seasons = ["winter", "spring", "summer", "autumn"];

    public static IReadOnlyList<MomentumReason> Of(
        List<MomentumFact> past, MomentumParameters parameters, MomentumWalk walk, DateOnly day)
    {
        var reasons = new List<MomentumReason>();
        for (var kind = 0; kind < parameters.Kinds.Count; kind++)
        {
            if (parameters.Kinds[kind].Rhythm && walk.Evidence(kind) is > 0.05 and var evidence)
                reasons.Add(OfKind(past, parameters.Kinds[kind].Kind, walk.FactsPerYear(kind), evidence, day));
        }

        if (SeasonMissed(past, reasons, day) is { } missed)
        {
            reasons.RemoveAll(r => PublicActions.Contains(r.Kind!));
            reasons.Add(missed);
        }

        Add(reasons, Signs(past, parameters, day, "memberLeft", "membersLeft"));
        Add(reasons, Signs(past, parameters, day, "majorityChanged", "majorityChanged"));
        Add(reasons, Signs(past, parameters, day, "partnerPledgeLapsed", "pledgesLapsed"));
        return [.. reasons.OrderByDescending(r => r.Evidence).ThenBy(r => r.Code, StringComparer.Ordinal)
            .ThenBy(r => r.Kind, StringComparer.Ordinal)];
    }

    private static void Add(List<MomentumReason> reasons, MomentumReason? reason)
    {
        if (reason is not null)
            reasons.Add(reason);
    }

    private static MomentumReason OfKind(List<MomentumFact> past, string kind, double perYear, double evidence, DateOnly day)
    {
        var facts = past.Where(f => f.Kind == kind).ToList();
        var last = facts[^1];
        var days = day.DayNumber - last.On.DayNumber;
        var usual = UsualDays(facts, perYear);
        if (days >= 1.5 * usual)
            return new("silence", Rounded(evidence), kind, Days: days, UsualDays: usual, Facts: [last.Id]);

        var year = facts.Where(f => f.On > day.AddDays(-DaysOfYear)).ToList();
        return new("slower", Rounded(evidence), kind, Count: year.Count, Usual: Math.Round((decimal)perYear, 1),
            Facts: [.. year.Select(f => f.Id)]);
    }

    // The median of the gaps between days with such a fact; where there are none, what the rhythm says.
    private static int UsualDays(List<MomentumFact> facts, double perYear)
    {
        var days = facts.Select(f => f.On.DayNumber).Distinct().ToList();
        var gaps = days.Zip(days.Skip(1), (a, b) => b - a).Order().ToList();
        return gaps.Count > 0 ? gaps[gaps.Count / 2] : (int)Math.Round(DaysOfYear / Math.Max(perYear, 0.1));
    }

    // The latest season that is over, without a public action although earlier years had one.
    private static MomentumReason? SeasonMissed(List<MomentumFact> past, List<MomentumReason> reasons, DateOnly day)
    {
        var evidence = reasons.Where(r => PublicActions.Contains(r.Kind!)).Sum(r => r.Evidence);
        var actions = past.Where(f => PublicActions.Contains(f.Kind)).ToList();
        if (evidence <= 0 || actions.Count == 0)
            return null;

        var start = new DateOnly(day.Year, day.Month, 1).AddMonths(-(day.Month % 3));
        for (var back = 1; back <= 4; back++)
        {
            var from = start.AddMonths(-3 * back);
            var earlier = Enumerable.Range(1, 3).Select(y => from.AddYears(-y)).Where(f => f >= actions[0].On.AddMonths(-3))
                .Select(f => Within(actions, f)).ToList();
            if (Within(actions, from) == 0 && earlier.Count > 0 && earlier.Average() is >= 1 and var usual)
            {
                return new("seasonMissed", evidence, Count: 0, Usual: Math.Round((decimal)usual, 1),
                    Season: Seasons[from.Month % 12 / 3], From: from, Facts: [actions[^1].Id]);
            }
        }

        return null;
    }

    private static int Within(List<MomentumFact> facts, DateOnly from) =>
        facts.Count(f => f.On >= from && f.On < from.AddMonths(3));

    // Departures and changes say nothing by themselves; they make a decline likelier to have begun.
    private static MomentumReason? Signs(
        List<MomentumFact> past, MomentumParameters parameters, DateOnly day, string kind, string code)
    {
        var signs = past.Where(f => f.Kind == kind && f.On > day.AddDays(-DaysOfYear)).ToList();
        if (signs.Count == 0 || parameters.IndexOf(kind) is not (>= 0 and var index))
            return null;
        var evidence = Math.Log(1 + signs.Count * parameters.Kinds[index].Risk
            / Math.Max(parameters.Detection.HazardPerWeek * ActivityShare.UsuallyLow(parameters.Detection) * WeeksOfSign, 1e-9));
        return new(code, Rounded(evidence), Count: signs.Count, From: signs[^1].On, Facts: [.. signs.Select(f => f.Id)]);
    }

    private static decimal Rounded(double value) => Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero);
}
