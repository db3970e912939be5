using Cdce.Campaign.Momentum;
using static Cdce.Campaign.Tests.Momentum.Histories;

namespace Cdce.Campaign.Tests.Momentum;

public class CommuneMomentumTests
{
    private static readonly DateOnly Start = new(2018, 1, 8);

    [Fact]
    public void Nothing_recorded_is_unknown_and_not_a_fault()
    {
        var momentum = Array.Empty<MomentumFact>().On(new(2026, 3, 14));

        Assert.Equal((MomentumLevel.Unknown, "noFacts", 0m), (momentum.Level, momentum.UnknownBecause, momentum.Score));
        Assert.Empty(momentum.Reasons);
    }

    [Fact]
    public void A_young_history_is_unknown_even_when_it_goes_silent() =>
        Assert.Equal("shortHistory", Every(30, "committeeMeeting", new(2025, 6, 2), new(2025, 11, 1)).On(new(2026, 6, 14)).UnknownBecause);

    [Fact]
    public void A_fact_every_other_year_is_too_slow_a_rhythm_to_be_judged() =>
        Assert.Equal("slowRhythm", Every(730, "awarenessAction", new(2006, 1, 2), new(2026, 1, 1)).On(new(2026, 3, 14)).UnknownBecause);

    [Fact]
    public void A_summer_break_is_no_loss()
    {
        var facts = EachYear("committeeMeeting", 2016, 2025, [.. Enumerable.Range(1, 12).Where(m => m is not (7 or 8)).Select(m => (m, 10))])
            .ToList();
        for (var day = new DateOnly(2021, 6, 15); day <= new DateOnly(2021, 9, 30); day = day.AddDays(1))
            Assert.Equal(MomentumLevel.OnTrack, facts.On(day).Level);
    }

    [Fact]
    public void A_commune_that_acts_each_autumn_only_is_on_track_in_every_month()
    {
        var facts = EachYear("awarenessAction", 2014, 2025, (10, 3), (10, 8), (11, 22)).ToList();
        for (var day = new DateOnly(2020, 1, 1); day <= new DateOnly(2021, 12, 31); day = day.AddDays(5))
            Assert.Equal(MomentumLevel.OnTrack, facts.On(day).Level);
    }

    [Fact]
    public void A_missed_meeting_rhythm_is_said_with_its_figures()
    {
        var last = new DateOnly(2024, 1, 15);
        var facts = Every(91, "committeeMeeting", last.AddDays(-91 * 24), last)
            .Append(Fact("memberLeft", new(2024, 2, 1))).Append(Fact("memberLeft", new(2024, 3, 1))).ToList();

        var momentum = facts.On(last.AddDays(300));

        Assert.Equal(MomentumLevel.Fading, momentum.Level);
        var silence = Assert.Single(momentum.Reasons, r => r.Code == "silence");
        Assert.Equal(("committeeMeeting", 300, 91), (silence.Kind, silence.Days, silence.UsualDays));
        Assert.Equal(2, Assert.Single(momentum.Reasons, r => r.Code == "membersLeft").Count);
    }

    [Fact]
    public void An_autumn_without_public_action_is_said_with_the_usual_number()
    {
        var facts = EachYear("awarenessAction", 2015, 2023, (10, 3), (10, 8), (11, 22))
            .Concat(EachYear("committeeMeeting", 2015, 2023, (2, 1), (5, 1), (9, 1), (12, 1))).ToList();

        var missed = Assert.Single(facts.On(new(2025, 1, 20)).Reasons, r => r.Code == "seasonMissed");

        Assert.Equal(("autumn", 0, 3m, new DateOnly(2024, 9, 1)), (missed.Season, missed.Count, missed.Usual, missed.From));
    }

    [Fact]
    public void Departures_make_a_decline_likelier_at_the_same_silence()
    {
        var last = new DateOnly(2024, 1, 15);
        var silent = Every(45, "committeeMeeting", Start, last).ToList();
        var left = silent.Append(Fact("memberLeft", last.AddDays(3))).Append(Fact("memberLeft", last.AddDays(20))).ToList();

        Assert.InRange(left.On(last.AddDays(80)).Probability, silent.On(last.AddDays(80)).Probability + 0.1m, 1);
    }

    [Fact]
    public void A_commune_that_records_late_is_not_blamed_for_the_last_weeks()
    {
        var prompt = Every(10, "committeeMeeting", Start, new(2024, 1, 15)).ToList();
        var late = prompt.Select(f => f with { RecordedOn = f.On.AddDays(80) }).ToList();

        Assert.True(FirstFading(late, new(2024, 1, 15)) > FirstFading(prompt, new(2024, 1, 15)));
    }

    [Fact]
    public void A_kind_that_a_commune_never_records_is_not_expected_of_it()
    {
        var facts = Every(40, "committeeMeeting", Start, new(2024, 1, 15)).ToList();

        Assert.Equal("committeeMeeting", Assert.Single(facts.On(new(2024, 1, 20)).Kinds).Kind);
    }

    [Fact]
    public void A_single_title_does_not_hide_a_loss()
    {
        var last = new DateOnly(2024, 1, 15);
        var facts = Every(45, "committeeMeeting", Start, last).Append(Fact("titleAwarded", last)).ToList();

        Assert.Equal(MomentumLevel.Fading, facts.On(last.AddDays(330)).Level);
    }

    [Fact]
    public void A_commune_that_starts_again_is_back_within_a_year()
    {
        var facts = Every(40, "committeeMeeting", Start, new(2022, 1, 15))
            .Concat(Every(40, "committeeMeeting", new(2023, 3, 1), new(2025, 12, 1))).ToList();

        Assert.Equal(MomentumLevel.Fading, facts.On(new(2023, 2, 1)).Level);
        Assert.Equal(MomentumLevel.OnTrack, facts.On(new(2024, 3, 1)).Level);
    }

    [Fact]
    public void Silence_during_a_pause_is_not_held_against_a_commune()
    {
        var last = new DateOnly(2024, 1, 15);
        var facts = Every(30, "committeeMeeting", Start, last).ToList();
        var day = last.AddDays(250);

        Assert.Equal(MomentumLevel.Fading, facts.On(day).Level);
        Assert.Equal(MomentumLevel.OnTrack,
            CommuneMomentum.Of(facts, Parameters, Flat, day, pauses: [new(last.AddDays(10), day)]).Level);
    }

    [Fact]
    public void A_lower_but_steady_rhythm_is_accepted_in_the_end()
    {
        var facts = Every(20, "committeeMeeting", new(2012, 1, 2), new(2018, 1, 1))
            .Concat(Every(60, "committeeMeeting", new(2018, 1, 2), new(2026, 1, 1))).ToList();

        Assert.True(facts.On(new(2019, 3, 1)).Level is MomentumLevel.Fading or MomentumLevel.Watch);
        Assert.Equal(MomentumLevel.OnTrack, facts.On(new(2024, 3, 1)).Level);
    }

    [Fact]
    public void The_level_does_not_flicker_around_a_threshold()
    {
        var facts = Every(20, "committeeMeeting", new(2014, 1, 6), new(2020, 1, 1))
            .Concat(Every(33, "committeeMeeting", new(2020, 1, 2), new(2023, 1, 1))).ToList();

        var levels = CommuneMomentum.WithSeries(facts, Parameters, Flat, new(2023, 1, 1)).Series.Select(p => p.Level).ToList();

        Assert.InRange(levels.Zip(levels.Skip(1), (a, b) => a == b ? 0 : 1).Sum(), 0, 6);
    }

    [Fact]
    public void The_last_week_of_the_chart_shows_the_score_of_the_day()
    {
        var facts = Every(33, "committeeMeeting", Start, new(2024, 1, 1)).Append(Fact("titleAwarded", new(2023, 2, 1))).ToList();

        var (momentum, series) = CommuneMomentum.WithSeries(facts, Parameters, Flat, new(2024, 1, 10));

        Assert.Equal(
            (new DateOnly(2024, 1, 10), momentum.Score, momentum.Expected, momentum.Level),
            (series[^1].On, series[^1].Score, series[^1].Expected, series[^1].Level));
    }

    [Fact]
    public void Weak_criteria_are_those_below_their_own_rhythm()
    {
        var facts = Every(60, "committeeMeeting", Start, new(2024, 12, 1), "committee")
            .Concat(Every(60, "partnerPledge", Start, new(2023, 1, 1), "shops")).ToList();

        Assert.Equal(["shops"], facts.On(new(2024, 12, 5)).WeakCriteria());
    }

    private static int FirstFading(List<MomentumFact> facts, DateOnly last) => Enumerable.Range(1, 800)
        .First(d => facts.On(last.AddDays(d)).Level is MomentumLevel.Fading);
}
