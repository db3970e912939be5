namespace Cdce.Api.Demo;

/// <summary>What to simulate.</summary>
/// <param name="Seed">The same seed gives the same commands.</param>
/// <param name="From">First simulated day.</param>
/// <param name="Until">Last simulated day; nothing is recorded later.</param>
/// <param name="Communes">The communes that live through it.</param>
/// <param name="Rates">Another world than the usual one, if any.</param>
public sealed record SimulationPlan(
    int Seed, DateOnly From, DateOnly Until, IReadOnlyList<CommuneTraits> Communes, SimulationRates? Rates = null);

/// <summary>How a simulated world differs from the usual one: what is judged well in one only has learnt its rates by heart.</summary>
/// <param name="Facts">How many facts there are, times the usual.</param>
/// <param name="Lateness">How late they are recorded, times the usual.</param>
/// <param name="Signs">Whether departures and changes are ever recorded, and tired people write less and later.</param>
public sealed record SimulationRates(double Facts = 1, double Lateness = 1, bool Signs = true);

/// <summary>What the simulation needs to know of a commune.</summary>
/// <param name="Language">fr or de: the language in which its committee writes.</param>
public sealed record CommuneTraits(string NisCode, string Name, int Population, string Language);

/// <summary>Something a person would do in the application.</summary>
/// <param name="RecordedAt">When it is typed in.</param>
/// <param name="On">The day it happened, often earlier.</param>
public abstract record SimulatedCommand(DateTimeOffset RecordedAt, string NisCode, DateOnly On);

/// <summary>A step of the title file.</summary>
/// <param name="Step">Code of the step, as the title file knows it.</param>
public sealed record TakeTitleStep(DateTimeOffset RecordedAt, string NisCode, DateOnly On, string Step, string Note)
    : SimulatedCommand(RecordedAt, NisCode, On);

/// <summary>A fact for the ledger.</summary>
public sealed record RecordFact(DateTimeOffset RecordedAt, string NisCode, DateOnly On, string Kind, string? Criterion, string Note)
    : SimulatedCommand(RecordedAt, NisCode, On);

/// <summary>A partner is entered in the register.</summary>
/// <param name="Partner">Names the partner within the simulation.</param>
public sealed record EnterPartner(DateTimeOffset RecordedAt, string NisCode, DateOnly On, string Partner, string Kind, string Name)
    : SimulatedCommand(RecordedAt, NisCode, On);

/// <summary>A partner confirms or renews its pledge.</summary>
/// <param name="Until">The last day on which the pledge is valid.</param>
public sealed record ConfirmPledge(DateTimeOffset RecordedAt, string NisCode, DateOnly On, string Partner, DateOnly Until, bool Renewal)
    : SimulatedCommand(RecordedAt, NisCode, On);

/// <summary>A titled commune that does well offers to mentor others.</summary>
/// <param name="CanGive">Codes of the criteria in which it feels strong, separated by spaces.</param>
/// <param name="Capacity">How many communes it can help at once.</param>
public sealed record OfferToMentor(
    DateTimeOffset RecordedAt, string NisCode, DateOnly On, string CanGive, int Capacity, int MaxDistanceKm, string Language)
    : SimulatedCommand(RecordedAt, NisCode, On);

/// <summary>A commune says that it will pause, and until when.</summary>
/// <param name="Until">The last day of the pause.</param>
public sealed record AnnouncePause(DateTimeOffset RecordedAt, string NisCode, DateOnly On, DateOnly Until)
    : SimulatedCommand(RecordedAt, NisCode, On);

/// <summary>A committee says itself that it is running out of breath.</summary>
public sealed record CallForHelp(DateTimeOffset RecordedAt, string NisCode, DateOnly On, string Cause)
    : SimulatedCommand(RecordedAt, NisCode, On);

/// <summary>The truth behind a commune's silence, which no event carries.</summary>
/// <param name="Cause">secretaryLeft, secretaryBurntOut, membersLeft, majorityChanged, aldermanLostInterest or budgetCut</param>
/// <param name="CauseOn">The day of what set it off.</param>
/// <param name="LostOn">The day from which the commune did less than half of its own usual.</param>
/// <param name="RecoveredOn">The day from which it was back, or null while it is not.</param>
public sealed record LossLabel(string NisCode, string Cause, DateOnly CauseOn, DateOnly LostOn, DateOnly? RecoveredOn);

/// <summary>A simulated history: commands in the order of their recording, and the truth behind them.</summary>
/// <param name="ActiveFrom">From when each commune takes part, by NIS code.</param>
/// <param name="SignIns">The days on which somebody of each commune signed in, by NIS code.</param>
public sealed record SimulatedHistory(
    IReadOnlyList<SimulatedCommand> Commands, IReadOnlyList<LossLabel> Labels, IReadOnlyDictionary<string, DateOnly> ActiveFrom,
    IReadOnlyDictionary<string, IReadOnlyList<DateOnly>> SignIns);

/// <summary>
/// Makes up years in the life of communes, in which decline has causes (people leave, a majority changes, an alderman
/// loses interest, a secretary burns out, a budget is cut) and facts thin out as a consequence. Pure: seed and plan in, commands out. It
/// knows nothing of how the application judges momentum. All rates are ours, chosen to be plausible.
/// </summary>
public static class SimulatedDecade
{
    public static SimulatedHistory Generate(SimulationPlan plan)
    {
        var lives = plan.Communes
            .Select(c => CommuneLife.Live(c, plan.From, plan.Until, plan.Rates ?? new SimulationRates(), SeededRandom.For(plan.Seed, c.NisCode)))
            .ToList();

        // Sorting is stable, so commands of one moment keep the order in which their commune produced them.
        var commands = lives.SelectMany(l => l.Commands)
            .OrderBy(c => c.RecordedAt).ThenBy(c => c.NisCode, StringComparer.Ordinal)
            .ToList();
        return new SimulatedHistory(
            commands,
            [.. lives.SelectMany(l => l.Labels).OrderBy(l => l.LostOn).ThenBy(l => l.NisCode, StringComparer.Ordinal)],
            lives.ToDictionary(l => l.Commune.NisCode, l => l.ActiveFrom),
            lives.ToDictionary(l => l.Commune.NisCode, l => l.SignIns));
    }

    /// <summary>Chooses which communes take part, the same ones for the same seed.</summary>
    public static IReadOnlyList<CommuneTraits> Choose(int seed, int count, IEnumerable<CommuneTraits> candidates) =>
        [.. candidates
            .OrderBy(c => SeededRandom.For(seed, "chosen/" + c.NisCode).Unit())
            .ThenBy(c => c.NisCode, StringComparer.Ordinal)
            .Take(count)
            .OrderBy(c => c.NisCode, StringComparer.Ordinal)];
}
