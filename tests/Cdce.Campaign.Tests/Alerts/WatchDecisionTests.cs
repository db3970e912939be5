using Cdce.Campaign.Alerts;
using Cdce.Campaign.Momentum;
using static Cdce.Campaign.Tests.Momentum.Histories;
using static Cdce.Testing.Scenario<Cdce.Campaign.Alerts.MomentumWatch>;

namespace Cdce.Campaign.Tests.Alerts;

public class WatchDecisionTests
{
    private const string Tellin = "84068";
    private static readonly DateOnly Day = new(2026, 3, 14);
    private static readonly Guid Id = new("01956f2e-0000-7000-8000-000000000001");
    private static readonly Guid NextId = new("01956f2e-0000-7000-8000-000000000002");

    private static readonly MomentumReason[] Reasons =
    [
        new("silence", 3.1m, "committeeMeeting", Days: 152, UsualDays: 91),
        new("membersLeft", 1.2m, Count: 2),
        new("seasonMissed", 1.1m, Count: 0, Usual: 3, Season: "autumn"),
        new("slower", 0.2m, "pressClip", Count: 1, Usual: 2),
    ];

    [Fact]
    public void A_fading_commune_opens_one_alert_with_its_three_main_causes()
    {
        var events = Decide(null, MomentumLevel.Fading);

        var lost = Assert.IsType<MomentumLost>(events[0]);
        Assert.Equal((Id, Tellin, Day), (lost.AlertId, lost.NisCode, lost.On));
        Assert.Equal(["silence", "membersLeft", "seasonMissed"], lost.Causes.Select(c => c.Code));
        Assert.IsType<StandingChanged>(events[1]);
    }

    [Fact]
    public void The_same_evaluation_again_opens_nothing()
    {
        var first = Decide(null, MomentumLevel.Fading);

        Assert.Empty(Decide(Given([.. first]), MomentumLevel.Fading));
    }

    [Theory]
    [InlineData(MomentumLevel.OnTrack)]
    [InlineData(MomentumLevel.Watch)]
    [InlineData(MomentumLevel.Unknown)]
    public void Only_fading_opens_an_alert(MomentumLevel level) =>
        Assert.Empty(Decide(null, level).OfType<MomentumLost>());

    [Fact]
    public void Back_on_track_ends_the_episode()
    {
        var events = Decide(Given(Lost(Day.AddDays(-40)), Standing(MomentumLevel.Fading)), MomentumLevel.OnTrack);

        Assert.Equal(new MomentumRegained(Id, Tellin, Day, 10, 20), events[0]);
    }

    [Fact]
    public void An_unknown_level_ends_nothing() =>
        Assert.Empty(Decide(Given(Lost(Day.AddDays(-40))), MomentumLevel.Unknown).OfType<MomentumRegained>());

    [Fact]
    public void An_alert_closed_by_hand_is_not_opened_again_in_the_same_episode() =>
        Assert.Empty(Decide(
            Given(Lost(Day.AddDays(-400)), new AlertClosed(Id, Tellin, Day.AddDays(-300), "helped")),
            MomentumLevel.Fading).OfType<MomentumLost>());

    [Fact]
    public void A_new_episode_after_being_on_track_opens_a_new_alert() =>
        Assert.Single(Decide(
            Given(Lost(Day.AddDays(-400)), new AlertClosed(Id, Tellin, Day.AddDays(-300), "helped"),
                Standing(MomentumLevel.OnTrack)),
            MomentumLevel.Fading, NextId).OfType<MomentumLost>(), lost => lost.AlertId == NextId);

    [Theory]
    [InlineData(89, 0)]
    [InlineData(90, 1)]
    public void A_new_episode_within_the_quiet_time_waits_for_its_end(int daysAgo, int alerts) =>
        Assert.Equal(alerts, Decide(
            Given(Lost(Day.AddDays(-200)), new MomentumRegained(Id, Tellin, Day.AddDays(-daysAgo), 1, 1)),
            MomentumLevel.Fading, NextId).OfType<MomentumLost>().Count());

    [Fact]
    public void A_paused_commune_gets_no_alert() =>
        Assert.Empty(Decide(
            Given(new WatchPaused(Tellin, Day.AddDays(-100), Day, "elections"), Standing(MomentumLevel.Fading)), MomentumLevel.Fading));

    [Fact]
    public void A_pause_that_ran_out_ends_and_the_watch_is_armed_again()
    {
        var paused = Given(Lost(Day.AddDays(-400)), new AlertClosed(Id, Tellin, Day.AddDays(-390), "helped"),
            new WatchPaused(Tellin, Day.AddDays(-390), Day.AddDays(-91), "elections"));

        var events = Decide(paused, MomentumLevel.Fading, NextId);

        Assert.Equal(new WatchResumed(Tellin, Day.AddDays(-90)), events[0]);
        Assert.Equal(NextId, Assert.IsType<MomentumLost>(events[1]).AlertId);
    }

    [Fact]
    public void A_pause_does_not_open_a_second_alert_beside_an_open_one() =>
        Assert.Empty(Decide(
            Given(Lost(Day.AddDays(-400)), new WatchPaused(Tellin, Day.AddDays(-390), Day.AddDays(-200), "elections"),
                new WatchResumed(Tellin, Day.AddDays(-200))),
            MomentumLevel.Fading, NextId).OfType<MomentumLost>());

    [Fact]
    public void A_call_for_help_leaves_the_watch_armed() =>
        Assert.Single(Decide(
            Given(new HelpCalled(NextId, Tellin, Day.AddDays(-5), ["resources"], "callBack", true, "a1", Day)),
            MomentumLevel.Fading).OfType<MomentumLost>());

    [Fact]
    public void A_standing_is_told_only_when_it_changed()
    {
        Assert.Single(Decide(Given(Standing(MomentumLevel.Watch)), MomentumLevel.OnTrack).OfType<StandingChanged>());
        Assert.Empty(Decide(Given(Standing(MomentumLevel.OnTrack)), MomentumLevel.OnTrack));
        Assert.Empty(WatchDecision.Decide(null, Sight(MomentumLevel.Unknown) with { StrongCriteria = [] }, Parameters, Day, Id));
    }

    private static IReadOnlyList<object> Decide(MomentumWatch? watch, MomentumLevel level, Guid? id = null) =>
        WatchDecision.Decide(watch, Sight(level), Parameters, Day, id ?? Id);

    private static Seen Sight(MomentumLevel level) => new(Tellin,
        new CommuneMomentum(10, 20, 15, 25, level, Day.AddDays(-3), MomentumDirection.Steady, 0, 0.9m, null, null, [], [], Reasons),
        false, ["committee"], ["shops"]);

    private static MomentumLost Lost(DateOnly on) => new(Id, Tellin, on, 10, 20, 0.9m, on, 1, Reasons[..3], []);

    private static StandingChanged Standing(MomentumLevel level) =>
        new(Tellin, Day.AddDays(-10), false, level, ["committee"], ["shops"]);
}
