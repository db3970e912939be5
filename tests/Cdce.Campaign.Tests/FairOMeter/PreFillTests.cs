using Cdce.Api.Demo;
using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Grids;
using Xunit.Abstractions;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>How much of the Fair-ô-mètre is in the ledger already, on simulated communes.</summary>
public class PreFillTests(ITestOutputHelper output)
{
    private static readonly DateOnly Until = new(2026, 11, 22);

    [Fact]
    public void The_median_simulated_commune_with_two_years_of_activity_finds_60_percent_of_the_questions_proposed()
    {
        var communes = Enumerable.Range(0, 40).Select(i => new CommuneTraits($"{60_000 + i}", $"Commune {i}", 6_000 + 900 * i, "fr")).ToList();
        var history = SimulatedDecade.Generate(new SimulationPlan(1, Until.AddYears(-4), Until, communes));
        // Those that hold the title and are not fading: asked for their Fair-ô-mètre, and active for two years.
        var active = communes.Select(c => c.NisCode).Where(code =>
            history.Commands.OfType<TakeTitleStep>().Any(s => s.NisCode == code && s.Step == "awarded" && s.On < Until.AddYears(-1))
            && !history.Labels.Any(l => l.NisCode == code && !(l.RecoveredOn < Until.AddYears(-2)))).ToList();
        var questions = GridReference.Example.Questions().ToList();
        var shares = active.ConvertAll(code => questions.Count(q =>
            Proposal.For(q, QuestionState.Untouched(q.Code), Ledger(code, history), Until) is { Facts.Count: > 0 }) * 100 / questions.Count);

        output.WriteLine($"{active.Count} communes, proposed: {string.Join(", ", shares.Order())} %");
        Assert.True(active.Count >= 5, $"{active.Count} communes");
        Assert.True(shares.Order().ElementAt(shares.Count / 2) >= 60, $"{string.Join(", ", shares.Order())} %");
    }

    [Fact]
    public void An_empty_ledger_proposes_nothing() => Assert.All(GridReference.Example.Questions(), q =>
        Assert.Null(Proposal.For(q, QuestionState.Untouched(q.Code), new CriterionFacts([], [], 20_000, []), Until)));

    // As the program keeps them: facts, steps that are facts, and pledges.
    private static CriterionFacts Ledger(string code, SimulatedHistory history)
    {
        var serial = 0;
        var partners = history.Commands.OfType<EnterPartner>().Where(p => p.NisCode == code).ToDictionary(p => p.Partner, p => p.Kind);
        var facts = history.Commands.Where(c => c.NisCode == code).Select(command => command switch
        {
            RecordFact f => Of(f.Kind, f.On),
            TakeTitleStep { Step: "resolutionVoted" } s => Of(ActivityKinds.CouncilResolution, s.On),
            ConfirmPledge p => Of(ActivityKinds.PartnerPledge, p.On) with { PartnerKind = partners[p.Partner], SourcePath = p.Partner, ValidUntil = p.Until },
            _ => null,
        }).OfType<CriterionFact>().ToList();
        return new CriterionFacts(facts, [], null, []);

        CriterionFact Of(string kind, DateOnly on) => new(new Guid(++serial, 0, 0, new byte[8]), kind, null, on, null, null, null, null);
    }
}
