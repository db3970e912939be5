using System.Globalization;
using System.Text.Json;
using Cdce.Api.Demo;
using Cdce.Campaign.Momentum;

namespace Cdce.Api.BackTests;

/// <summary>A true loss of momentum, which no way of warning gets to see.</summary>
/// <param name="WarnableFrom">From when a warning of it is right: since its cause, but a year at most before the loss.</param>
/// <param name="RecoveredOn">The day from which the commune was back, or null while it is not.</param>
internal sealed record TrueLoss(DateOnly WarnableFrom, DateOnly LostOn, DateOnly? RecoveredOn);

/// <summary>What happened to one commune, and what was recorded of it.</summary>
/// <param name="SignIns">Days on which somebody signed in, in order.</param>
internal sealed record JudgedCommune(
    string NisCode, DateOnly ActiveFrom, IReadOnlyList<MomentumFact> Facts, IReadOnlyList<DateOnly> SignIns,
    IReadOnlyList<WatchPause> Pauses, IReadOnlyList<TrueLoss> Losses);

/// <summary>A history with the truth behind it, simulated or imported.</summary>
internal sealed record JudgedHistory(string Name, DateOnly From, DateOnly Until, IReadOnlyList<JudgedCommune> Communes)
{
    private const int LongestWarning = 365;

    // A file that does not say what set a loss off grants this many days of warning before it.
    private const int UsualWarning = 182;

    /// <summary>The history that a plan simulates.</summary>
    public static JudgedHistory Simulated(SimulationPlan plan)
    {
        var simulation = SimulatedDecade.Generate(plan);
        var commands = simulation.Commands.ToLookup(c => c.NisCode, StringComparer.Ordinal);
        var labels = simulation.Labels.ToLookup(l => l.NisCode, StringComparer.Ordinal);
        return new JudgedHistory($"seed {plan.Seed}", plan.From, plan.Until,
        [
            .. simulation.ActiveFrom.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new JudgedCommune(
                c.Key, c.Value, FactsOf([.. commands[c.Key]], plan.Until), simulation.SignIns[c.Key],
                [.. commands[c.Key].OfType<AnnouncePause>().Select(p => new WatchPause(p.On, p.Until))],
                [.. labels[c.Key].Select(l => Loss(l.CauseOn, l.LostOn, l.RecoveredOn))])),
        ]);
    }

    /// <summary>A history from a file with one JSON object a line: docs/operators.md says which.</summary>
    public static async Task<JudgedHistory> ReadAsync(string path, CancellationToken ct)
    {
        var lines = new List<Line>();
        await foreach (var text in File.ReadLinesAsync(path, ct))
        {
            if (!string.IsNullOrWhiteSpace(text))
                lines.Add(Read(text, lines.Count + 1));
        }

        var facts = lines.Where(l => l.Kind is not null && l.On is not null).ToList();
        if (facts.Count == 0 || !lines.Exists(l => l.LostOn is not null))
            throw new StartRefusedException("The file needs facts and at least one loss; see docs/operators.md.");
        return new JudgedHistory(Path.GetFileName(path), facts.Min(RecordedOn), facts.Max(RecordedOn),
            [.. lines.GroupBy(l => l.Commune, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Commune)]);
    }

    private static JudgedCommune Commune(IGrouping<string, Line> lines)
    {
        var facts = lines.Where(l => l.Kind is not null && l.On is not null)
            .Select((l, i) => new MomentumFact(Id(i), l.Kind!, l.Criterion, l.On!.Value, RecordedOn(l))).ToList(); // filtered just now
        return new JudgedCommune(lines.Key, facts.Count == 0 ? DateOnly.MaxValue.AddYears(-1) : facts.Min(RecordedOnOf), facts,
            [.. lines.Where(l => l.SignedInOn is not null).Select(l => l.SignedInOn!.Value).Concat(facts.Select(RecordedOnOf)).Order()],
            [.. lines.Where(l => l is { PausedFrom: not null, PausedUntil: not null }).Select(l => new WatchPause(l.PausedFrom!.Value, l.PausedUntil!.Value))],
            [.. lines.Where(l => l.LostOn is not null).Select(l => Loss(l.CauseOn ?? l.LostOn!.Value.AddDays(-UsualWarning), l.LostOn!.Value, l.RecoveredOn))]);
    }

    private static Line Read(string text, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, JsonSerializerOptions.Web) is { Commune.Length: > 0 } line
                ? line
                : throw new JsonException("commune is missing");
        }
        catch (JsonException refused)
        {
            throw new StartRefusedException(string.Create(CultureInfo.InvariantCulture, $"Line {number} cannot be read: {refused.Message}"));
        }
    }

    private static TrueLoss Loss(DateOnly causeOn, DateOnly lostOn, DateOnly? recoveredOn)
    {
        var earliest = lostOn.AddDays(-LongestWarning);
        return new TrueLoss(causeOn > earliest ? causeOn : earliest, lostOn, recoveredOn);
    }

    // What the ledger would hold: the program itself notes pledges that ran out.
    private static List<MomentumFact> FactsOf(List<SimulatedCommand> commands, DateOnly until)
    {
        var facts = new List<MomentumFact>();
        foreach (var command in commands)
        {
            if (KindOf(command) is var (kind, criterion))
                facts.Add(new MomentumFact(Id(facts.Count), kind, criterion, command.On, Day(command.RecordedAt)));
        }

        foreach (var pledges in commands.OfType<ConfirmPledge>().GroupBy(p => p.Partner, StringComparer.Ordinal))
        {
            foreach (var (pledge, next) in pledges.Zip(pledges.Skip(1).Cast<ConfirmPledge?>().Append(null)))
            {
                var lapsed = pledge.Until.AddDays(1);
                if (lapsed <= until && !(next?.RecordedAt < new DateTimeOffset(lapsed.ToDateTime(default), TimeSpan.Zero)))
                    facts.Add(new MomentumFact(Id(facts.Count), "partnerPledgeLapsed", "shops", lapsed, lapsed));
            }
        }

        return facts;
    }

    private static (string Kind, string? Criterion)? KindOf(SimulatedCommand command) => command switch
    {
        RecordFact fact => (fact.Kind, fact.Criterion),
        ConfirmPledge pledge => (pledge.Renewal ? "partnerPledgeRenewed" : "partnerPledge", "shops"),
        TakeTitleStep { Step: "resolutionVoted" } => ("councilResolution", "authority"),
        TakeTitleStep { Step: "awarded" } => ("titleAwarded", null),
        _ => null,
    };

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static DateOnly RecordedOn(Line line) => line.RecordedOn ?? line.On ?? default;

    private static DateOnly RecordedOnOf(MomentumFact fact) => fact.RecordedOn;

    // Facts of one day keep the order of the history.
    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private sealed record Line(
        string Commune, string? Kind, string? Criterion, DateOnly? On, DateOnly? RecordedOn, DateOnly? SignedInOn,
        DateOnly? PausedFrom, DateOnly? PausedUntil, DateOnly? CauseOn, DateOnly? LostOn, DateOnly? RecoveredOn);
}
