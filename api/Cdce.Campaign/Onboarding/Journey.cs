using Cdce.Campaign.Elections;

namespace Cdce.Campaign.Onboarding;

/// <summary>A step of a commune's dated plan.</summary>
/// <param name="DueOn">The start and the expected days of all steps up to this one.</param>
/// <param name="DoneOn">The day of the first fact since the start that shows it; absent while there is none.</param>
/// <param name="Days">From the last step before that was done, or from the start; 0 where it was done before those.</param>
/// <param name="Overdue">Its day is over and no fact shows it.</param>
/// <param name="Kinds">Codes of facts or of steps of the title file that would show it.</param>
internal sealed record PlannedStep(string Code, LocalText Label, int ExpectedDays, DateOnly DueOn, DateOnly? DoneOn, Guid? ActivityId, int? Days, bool Overdue, IReadOnlyList<string> Kinds);

/// <summary>A commune's way from its first step on; communes may take the steps in their own order.</summary>
/// <param name="Current">The first step that no fact shows; null where the way is over.</param>
/// <param name="WaitingSince">The last day on which a step was done.</param>
internal sealed record Journey(DateOnly StartedOn, IReadOnlyList<PlannedStep> Steps, PlannedStep? Current, DateOnly WaitingSince)
{
    /// <summary>Null while nothing shows the first step.</summary>
    /// <param name="facts">Of the commune, as they hold on <paramref name="day"/>.</param>
    /// <param name="over">The commune holds the title or has left.</param>
    public static Journey? Of(OnboardingRules rules, IReadOnlyList<DatedFact> facts, bool over, DateOnly day)
    {
        if (rules.Steps is not [var first, ..] || facts.Where(f => first.Kinds.Contains(f.Kind) && f.On <= day).Select(f => (DateOnly?)f.On).Min() is not { } start)
            return null;
        var (due, reached) = (start, start);
        List<PlannedStep> steps = [];
        foreach (var step in rules.Steps)
        {
            due = due.AddDays(step.ExpectedDays);
            var shows = facts.Where(f => step.Kinds.Contains(f.Kind) && f.On >= start && f.On <= day).OrderBy(f => f.On).ThenBy(f => f.ActivityId).FirstOrDefault();
            steps.Add(new PlannedStep(step.Code, step.Label, step.ExpectedDays, due, shows?.On, shows?.ActivityId,
                shows is null ? null : Math.Max(0, shows.On.DayNumber - reached.DayNumber), shows is null && !over && due < day, step.Kinds));
            if (shows?.On > reached)
                reached = shows.On;
        }

        return new Journey(start, steps, over || steps[^1].DoneOn is not null ? null : steps.Find(s => s.DoneOn is null), reached);
    }
}

/// <summary>What all ways together say of a step.</summary>
/// <param name="Done">Communes that have done it.</param>
/// <param name="MedianDays">Of those: half of them took at most so many days.</param>
/// <param name="Waiting">Communes for which it is the next step.</param>
/// <param name="Late">Of those, the ones whose day for it is over.</param>
/// <param name="MedianWaitingDays">Days since their last step.</param>
internal sealed record StepFigures(string Code, LocalText Label, int ExpectedDays, int Done, decimal? MedianDays, int Waiting, int Late, decimal? MedianWaitingDays)
{
    public static IReadOnlyList<StepFigures> Of(OnboardingRules rules, IReadOnlyList<Journey> journeys, DateOnly day) => [.. rules.Steps.Select(step =>
    {
        var done = journeys.Select(j => j.Steps.First(s => s.Code == step.Code)).Where(s => s.DoneOn is not null).Select(s => s.Days.GetValueOrDefault()).ToList();
        var waiting = journeys.Where(j => j.Current?.Code == step.Code).ToList();
        return new StepFigures(step.Code, step.Label, step.ExpectedDays, done.Count, Median(done), waiting.Count, waiting.Count(j => j.Current?.Overdue is true),
            Median([.. waiting.Select(j => day.DayNumber - j.WaitingSince.DayNumber)]));
    })];

    /// <summary>The step at which most communes are late; null where none is.</summary>
    public static string? StallsAt(IEnumerable<StepFigures> steps) => steps.Where(s => s.Late > 0).MaxBy(s => s.Late)?.Code;

    /// <summary>The middle one, or the mean of the two in the middle; null of nothing.</summary>
    internal static decimal? Median(IReadOnlyCollection<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2m;
    }
}
