using Cdce.Campaign.Criteria;
using Cdce.Campaign.Targets;
using Cdce.Campaign.TitleFiles;

namespace Cdce.Campaign.Tests.Criteria;

public class CriterionStateTests
{
    private static readonly DateOnly Day = new(2026, 3, 14);
    private static readonly TargetTable Table = new(1, new(2009, 5, 1), true, new LocalText("x"), [new(0, 2, 1, 1, 1, 1)]);
    private static int last;

    [Fact]
    public void Without_facts_nothing_has_started() =>
        Assert.All(CriterionState.All("62063", Facts(), Day), state => Assert.Equal(CriterionStatus.NotStarted, state.Status));

    [Fact]
    public void Criterion_1_is_not_met_without_a_resolution()
    {
        var state = CriterionState.Of("authority", "62063", Facts(Fact("purchase", "authority", -10)), Day);

        Assert.Equal(CriterionStatus.Underway, state.Status);
        Assert.Contains(state.Requirements, r => r is { Code: "resolution", Status: RequirementStatus.Blocking });
    }

    [Theory]
    [InlineData(1, CriterionStatus.Underway)]
    [InlineData(2, CriterionStatus.Met)]
    public void Criterion_1_needs_two_products(int products, CriterionStatus expected)
    {
        var facts = Facts() with { Steps = [Resolution(-400, [.. new[] { "coffee", "tea" }.Take(products)])] };

        Assert.Equal(expected, CriterionState.Of("authority", "62063", facts, Day).Status);
    }

    [Fact]
    public void A_later_resolution_takes_the_place_of_an_earlier_one()
    {
        var facts = Facts() with { Steps = [Resolution(-800, "coffee", "tea"), Resolution(-10, "coffee")] };
        var state = CriterionState.Of("authority", "62063", facts, Day);

        Assert.Equal(CriterionStatus.MetBefore, state.Status);
        Assert.Contains(state.Requirements, r => r is { Code: "products", Have: 1, Need: 2 });
    }

    [Fact]
    public void Criterion_2_counts_partners_and_not_pledges()
    {
        var twice = new[] { Pledge("shop", "/p/1", -300), Pledge("shop", "/p/1", -20), Pledge("horeca", "/p/9", -20) };

        Assert.Equal(CriterionStatus.Underway, CriterionState.Of("shops", "62063", Facts(twice), Day).Status);
        Assert.Equal(CriterionStatus.Met,
            CriterionState.Of("shops", "62063", Facts([.. twice, Pledge("shop", "/p/2", -20)]), Day).Status);
    }

    [Fact]
    public void A_pledge_that_has_run_out_or_ended_no_longer_counts()
    {
        var met = new[] { Pledge("shop", "/p/1", -300), Pledge("shop", "/p/2", -300), Pledge("horeca", "/p/3", -300) };
        var lapsed = met.Select(p => p.SourcePath == "/p/2" ? p with { ValidUntil = Day.AddDays(-1) } : p).ToArray();
        var ended = met.Select(p => p.SourcePath == "/p/2" ? p with { EndedOn = Day } : p).ToArray();

        Assert.Equal(CriterionStatus.Met, CriterionState.Of("shops", "62063", Facts(met), Day).Status);
        Assert.Equal(CriterionStatus.MetBefore, CriterionState.Of("shops", "62063", Facts(lapsed), Day).Status);
        Assert.Equal(CriterionStatus.MetBefore, CriterionState.Of("shops", "62063", Facts(ended), Day).Status);
    }

    [Fact]
    public void The_table_in_force_on_the_day_decides_and_a_later_one_changes_nothing_before()
    {
        var harder = new TargetTable(2, Day, true, new LocalText("x"), [new(0, 5, 1, 1, 1, 1)]);
        var facts = Facts() with { Targets = [Table, harder] };

        Assert.Equal(2, facts.TargetOn(Day.AddDays(-1))?.Shops);
        Assert.Equal(5, facts.TargetOn(Day)?.Shops);
    }

    [Fact]
    public void An_awareness_action_is_needed_every_year()
    {
        var clips = new[] { Fact("pressClip", "communication", -30), Fact("newsletter", "communication", -60) };

        Assert.Equal(CriterionStatus.Met,
            CriterionState.Of("communication", "62063", Facts([.. clips, Fact("awarenessAction", "communication", -100)]), Day).Status);
        Assert.Equal(CriterionStatus.Underway,
            CriterionState.Of("communication", "62063", Facts([.. clips, Fact("awarenessAction", "communication", -400)]), Day).Status);
    }

    [Fact]
    public void A_committee_that_has_not_met_for_a_year_was_met_before()
    {
        Assert.Equal(CriterionStatus.Met,
            CriterionState.Of("committee", "62063", Facts(Fact("committeeMeeting", "committee", -30)), Day).Status);
        Assert.Equal(CriterionStatus.MetBefore,
            CriterionState.Of("committee", "62063", Facts(Fact("committeeMeeting", "committee", -500)), Day).Status);
    }

    [Fact]
    public void A_new_initiative_meets_criterion_6() => Assert.Equal(CriterionStatus.Met,
        CriterionState.Of("localProducts", "62063", Facts(Fact("localProductInitiative", "localProducts", -30)), Day).Status);

    [Fact]
    public void Facts_of_later_days_change_nothing() => Assert.Equal(CriterionStatus.NotStarted,
        CriterionState.Of("localProducts", "62063", Facts(Fact("localProductInitiative", "localProducts", 1)), Day).Status);

    [Fact]
    public void Everything_missing_says_where_it_is_mended() => Assert.All(
        CriterionState.All("62063", Facts(), Day).SelectMany(s => s.Requirements), r =>
        {
            Assert.NotEmpty(r.Remedy.Operation);
            Assert.StartsWith("/communes/62063/", r.Remedy.Route, StringComparison.Ordinal);
        });

    [Fact]
    public void What_is_met_blocks_nowhere() => Assert.All(
        CriterionState.All("62063", Facts(Fact("committeeMeeting", "committee", -30), Fact("localProductInitiative", "localProducts", -1)), Day)
            .Where(s => s.Status is CriterionStatus.Met),
        s => Assert.DoesNotContain(s.Requirements, r => r.Status is RequirementStatus.Blocking));

    private static CriterionFacts Facts(params CriterionFact[] facts) => new(facts, [], 20_000, [Table]);

    private static CriterionFact Fact(string kind, string? criterion, int daysFromNow) =>
        new(NewId(), kind, criterion, Day.AddDays(daysFromNow), null, null, null, null);

    private static CriterionFact Pledge(string kind, string path, int daysFromNow) =>
        new(NewId(), "partnerPledge", "shops", Day.AddDays(daysFromNow), kind, path, null, null);

    private static TitleFact Resolution(int daysFromNow, params string[] products) => new(NewId(), TitleStep.ResolutionVoted,
        Day.AddDays(daysFromNow), Vote: new CouncilVote(null, null, null, products));

    private static Guid NewId() => new(Interlocked.Increment(ref last), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
