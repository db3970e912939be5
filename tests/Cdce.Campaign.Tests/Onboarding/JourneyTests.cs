using Cdce.Campaign.Elections;
using Cdce.Campaign.Onboarding;

namespace Cdce.Campaign.Tests.Onboarding;

public class JourneyTests
{
    private static readonly DateOnly Start = new(2025, 1, 1);
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly OnboardingRules Rules = new(1, Start, new("Exemple"),
        [new("a", new("A"), 0, ["interested"]), new("b", new("B"), 100, ["committeeMeeting"]), new("c", new("C"), 50, ["partnerPledge"]), new("d", new("D"), 30, ["awarded"])], null);

    [Fact]
    public void The_plan_is_dated_from_the_first_step_and_ticked_by_facts_in_any_order()
    {
        // A meeting before the start is none of this way; the pledge came before the meeting.
        var journey = Way(("committeeMeeting", -400), ("interested", 0), ("partnerPledge", 20), ("committeeMeeting", 90), ("committeeMeeting", 200));
        Assert.Equal(Start, journey?.StartedOn);
        Assert.Equal([0, 100, 150, 180], journey?.Steps.Select(s => s.DueOn.DayNumber - Start.DayNumber));
        Assert.Equal([0, 90, 20, null], journey?.Steps.Select(s => s.DoneOn?.DayNumber - Start.DayNumber));
        Assert.Equal([0, 90, 0, null], journey?.Steps.Select(s => s.Days));
        Assert.Equal(("d", true, Start.AddDays(90)), (journey?.Current?.Code, journey?.Current?.Overdue, journey?.WaitingSince));
    }

    [Fact]
    public void A_step_is_late_from_the_day_after_its_own()
    {
        DatedFact[] facts = [new("interested", Start)];
        Assert.False(Journey.Of(Rules, facts, false, Start.AddDays(100))?.Current?.Overdue);
        Assert.True(Journey.Of(Rules, facts, false, Start.AddDays(101))?.Current?.Overdue);
    }

    [Fact]
    public void Nothing_is_waited_for_once_the_last_step_is_done_or_the_commune_holds_the_title()
    {
        Assert.Null(Way(("interested", 0), ("awarded", 10))?.Current);
        var titled = Journey.Of(Rules, [new("interested", Start)], true, Day);
        Assert.Null(titled?.Current);
        Assert.DoesNotContain(titled?.Steps ?? [], s => s.Overdue);
        Assert.Null(Way(("committeeMeeting", 0)));
    }

    [Fact]
    public void Medians_and_where_ways_stall_are_those_of_a_count_by_hand()
    {
        List<Journey?> ways =
        [
            Way(("interested", 0), ("committeeMeeting", 10)),
            Way(("interested", 0), ("committeeMeeting", 30), ("partnerPledge", 70)),
            Way(("interested", 0), ("committeeMeeting", 80)),
            Way(("interested", 0), ("committeeMeeting", 100), ("partnerPledge", 100), ("awarded", 300)),
            Way(("interested", 600)),
        ];
        var figures = StepFigures.Of(Rules, [.. ways.OfType<Journey>()], Day);
        Assert.Equal([5, 4, 2, 1], figures.Select(f => f.Done));
        Assert.Equal([0m, 55m, 20m, 200m], figures.Select(f => f.MedianDays)); // 10 30 80 100; 40 0; 200
        Assert.Equal([0, 1, 2, 1], figures.Select(f => f.Waiting));
        Assert.Equal([0, 0, 2, 1], figures.Select(f => f.Late)); // the last one has until its hundredth day
        Assert.Equal("c", StepFigures.StallsAt(figures));
        var day = Day.DayNumber - Start.DayNumber;
        Assert.Equal([null, day - 600m, day - 45m, day - 70m], figures.Select(f => f.MedianWaitingDays));
    }

    [Fact]
    public void The_median_is_the_middle()
    {
        Assert.Null(StepFigures.Median([]));
        Assert.Equal(7m, StepFigures.Median([7]));
        Assert.Equal(3m, StepFigures.Median([9, 1, 3]));
        Assert.Equal(2.5m, StepFigures.Median([4, 1]));
    }

    private static Journey? Way(params (string Kind, int Days)[] facts) => Journey.Of(Rules, [.. facts.Select(f => new DatedFact(f.Kind, Start.AddDays(f.Days)))], false, Day);
}
