namespace Cdce.Campaign.TitleFiles;

/// <summary>One state that a commune was in, and the step that led there.</summary>
/// <param name="Until">The day the next state began; null for the present one.</param>
public sealed record TitlePeriod(TitleState State, DateOnly From, DateOnly? Until, Guid StepId, bool EvidenceOnly);

/// <summary>The steps of a title file in the order in which they happened, and the states they led to.</summary>
/// <param name="Illegal">A step that cannot stand where its date puts it.</param>
/// <param name="StateBefore">The state the commune was in when the illegal step would have come.</param>
public sealed record TitlePath(TitleState State, IReadOnlyList<TitleFact> Steps, IReadOnlyList<TitlePeriod> Periods,
    TitleFact? Illegal = null, TitleState? StateBefore = null)
{
    private static readonly TitleState[] BeforeTitle =
    [
        TitleState.Unaware, TitleState.Interested, TitleState.Registered, TitleState.Candidate,
        TitleState.ProbablyTitled, TitleState.Applied, TitleState.UnderReview,
    ];

    public static readonly TitlePath Start = new(TitleState.Unaware, [], []);

    public TitleStatus Status => StatusOf(State);

    public DateOnly? Since => Periods is [.., var present] ? present.From : null;

    /// <summary>Whether the present state rests on evidence gathered.</summary>
    public bool EvidenceOnly => Periods is [.., { EvidenceOnly: true }];

    /// <summary>
    /// Puts steps in the order of their days, whenever they were recorded. Where days are known to the month or year only,
    /// or as "by that day", any order within is possible, and the earliest step of the way that fits comes first.
    /// </summary>
    public static TitlePath Of(IEnumerable<TitleFact> facts)
    {
        var rest = facts.Select((fact, index) => (Fact: fact, Index: index)).ToList();
        var steps = new List<TitleFact>();
        var periods = new List<TitlePeriod>();
        var state = TitleState.Unaware;
        while (rest.Count > 0)
        {
            var latest = rest.Min(r => r.Fact.On);
            var possible = rest.Where(r => r.Fact.Earliest <= latest)
                .OrderBy(r => r.Fact.Step).ThenBy(r => r.Fact.On).ThenBy(r => r.Index).ToList();
            var next = possible.FirstOrDefault(r => After(state, r.Fact.Step, r.Fact.OffPlatform) is not null);
            if (next.Fact is null)
                return new TitlePath(state, steps, periods, possible.MinBy(r => r.Fact.On).Fact, state);

            rest.Remove(next);
            steps.Add(next.Fact);
            var then = After(state, next.Fact.Step, next.Fact.OffPlatform) ?? state;
            if (then == state && periods.Count > 0)
                continue;
            // A period begins no earlier than the one before it, however vague its day.
            var from = periods is [.., var before] && before.From > next.Fact.On ? before.From : next.Fact.On;
            if (periods.Count > 0)
                periods[^1] = periods[^1] with { Until = from };
            periods.Add(new TitlePeriod(then, from, null, next.Fact.StepId, next.Fact.EvidenceOnly));
            state = then;
        }

        return new TitlePath(state, steps, periods);
    }

    /// <summary>The state after a step, or null where the step is not possible.</summary>
    /// <param name="offPlatform">It happened on paper or before the commune joined: the file begins at the right stage.</param>
    public static TitleState? After(TitleState state, TitleStep step, bool offPlatform) => (state, step) switch
    {
        (TitleState.Unaware, TitleStep.Interested) => TitleState.Interested,

        (TitleState.Unaware or TitleState.Interested, TitleStep.Registered) => TitleState.Registered,
        (TitleState.Candidate or TitleState.ProbablyTitled, TitleStep.Registered) => state,

        (TitleState.Unaware or TitleState.Interested or TitleState.Registered, TitleStep.ResolutionVoted) =>
            TitleState.Candidate,
        (_, TitleStep.ResolutionVoted) => state,

        (TitleState.Unaware, TitleStep.CommitteeSetUp) => TitleState.Interested,
        (_, TitleStep.CommitteeSetUp) => state,

        (TitleState.Unaware or TitleState.Interested or TitleState.Registered, TitleStep.CandidacyKnown) =>
            TitleState.Candidate,
        (TitleState.Unaware or TitleState.Interested or TitleState.Registered or TitleState.Candidate,
            TitleStep.TitleReported) => TitleState.ProbablyTitled,

        (TitleState.Candidate or TitleState.ProbablyTitled, TitleStep.ApplicationSubmitted) => TitleState.Applied,
        (TitleState.Unaware or TitleState.Interested or TitleState.Registered, TitleStep.ApplicationSubmitted)
            when offPlatform => TitleState.Applied,
        (TitleState.Applied, TitleStep.ReviewStarted) => TitleState.UnderReview,
        (_, TitleStep.ReviewStarted) when offPlatform && BeforeTitle.Contains(state)
            && state is not TitleState.UnderReview => TitleState.UnderReview,
        (TitleState.Applied or TitleState.UnderReview, TitleStep.ApplicationRefused) => TitleState.Candidate,
        (TitleState.UnderReview, TitleStep.Awarded) => TitleState.Titled,
        (_, TitleStep.Awarded) when offPlatform && BeforeTitle.Contains(state) => TitleState.Titled,

        (TitleState.Titled or TitleState.InDifficulty, TitleStep.RenewalDue) => TitleState.RenewalDue,
        (TitleState.Titled or TitleState.RenewalDue or TitleState.InDifficulty, TitleStep.Renewed) => TitleState.Titled,
        (TitleState.Titled or TitleState.RenewalDue, TitleStep.DifficultyReported) => TitleState.InDifficulty,
        (TitleState.InDifficulty, TitleStep.DifficultyOvercome) => TitleState.Titled,
        (TitleState.Titled or TitleState.RenewalDue or TitleState.InDifficulty, TitleStep.Suspended) =>
            TitleState.Suspended,
        (TitleState.Suspended, TitleStep.SuspensionLifted) => TitleState.Titled,
        (TitleState.Titled or TitleState.RenewalDue or TitleState.InDifficulty or TitleState.Suspended,
            TitleStep.Returned) => TitleState.Returned,
        (TitleState.Titled or TitleState.RenewalDue or TitleState.InDifficulty or TitleState.Suspended,
            TitleStep.Withdrawn) => TitleState.Withdrawn,
        (TitleState.Returned or TitleState.Withdrawn, TitleStep.Regained) => TitleState.Titled,
        _ => null,
    };

    public static TitleStatus StatusOf(TitleState state) => state switch
    {
        TitleState.Unaware => TitleStatus.Unaware,
        TitleState.Interested => TitleStatus.Interested,
        TitleState.Registered => TitleStatus.Registered,
        TitleState.Candidate or TitleState.Applied or TitleState.UnderReview => TitleStatus.Candidate,
        TitleState.ProbablyTitled => TitleStatus.Probable,
        TitleState.Titled or TitleState.RenewalDue or TitleState.InDifficulty => TitleStatus.Titled,
        TitleState.Suspended => TitleStatus.Suspended,
        TitleState.Returned => TitleStatus.Returned,
        TitleState.Withdrawn => TitleStatus.Withdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Days spent in each state up to that day (ours: the day a state begins counts, the day it ends does not).</summary>
    public IReadOnlyDictionary<TitleState, int> Durations(DateOnly day) => Periods.Where(p => p.From <= day)
        .GroupBy(p => p.State)
        .ToDictionary(group => group.Key,
            group => group.Sum(p => (p.Until is { } until && until < day ? until : day).DayNumber - p.From.DayNumber));
}
