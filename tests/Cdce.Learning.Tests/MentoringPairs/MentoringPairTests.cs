using Cdce.Learning.MentoringPairs;
using Cdce.Learning.MentoringRules;
using Cdce.Testing;
using static Cdce.Testing.Scenario<Cdce.Learning.MentoringPairs.MentoringPair>;

namespace Cdce.Learning.Tests.MentoringPairs;

public class MentoringPairTests
{
    private const string Mentor = "92094";
    private const string Mentee = "55004";

    private static readonly DateOnly Today = new(2026, 6, 30);
    private static readonly Guid Id = new("01956f2e-0000-7000-8000-000000000001");
    private static readonly Guid Session = new("01956f2e-0000-7000-8000-000000000002");
    private static readonly MentoringDelays Delays = new(7, 14, 60, NudgeGraceDays: 15, NoticeAfterNudgeDays: 14);

    private static readonly PairStarted Started = new(Id, Id, Mentor, Mentee, 60, new(2026, 1, 1));
    private static readonly PairEnded Ended = new(Id, Mentor, Mentee, "completed", null, null, Today);
    private static readonly MentoringSessionRecorded Met = Session_on(new(2026, 4, 1));
    private static readonly PairPaused Paused = new("elections", new(2026, 5, 1));

    [Fact]
    public void A_session_is_recorded() =>
        RecordMentoringSession.Decide(Session, Given(Started), new(new(2026, 4, 1), "visit", "progress", "Charte relue."), Today).Then(Met);

    [Fact]
    public void A_session_after_the_end_is_refused() =>
        RecordMentoringSession.Decide(Session, Given(Started, Ended), new(Today, "visit", "progress"), Today).ThenRefused("mentoring-pair-ended");

    [Fact]
    public void A_session_dated_tomorrow_is_refused() =>
        RecordMentoringSession.Decide(Session, Given(Started), new(Today.AddDays(1), "visit", "progress"), Today).ThenRefused("mentoring-in-future");

    [Fact]
    public void A_session_before_the_pair_is_refused() =>
        RecordMentoringSession.Decide(Session, Given(Started), new(new(2025, 12, 31), "visit", "progress"), Today).ThenRefused("mentoring-before-pair");

    [Theory]
    [InlineData("Appeler Marie au 0470 12 34 56.")]
    [InlineData("Écrire à marie@exemple.be.")]
    public void A_session_with_contact_details_is_malformed(string text) =>
        Assert.False(new RecordMentoringSession.Validator().Validate(new RecordMentoringSession.Request(Today, "visit", "progress", text)).IsValid);

    [Fact]
    public void A_session_with_dates_and_numbers_is_well_formed() => Assert.True(new RecordMentoringSession.Validator()
        .Validate(new RecordMentoringSession.Request(Today, "visit", "progress", "Prochaine visite le 12/03/2026, 25 personnes, 1 200 tracts.")).IsValid);

    [Fact]
    public void A_mistaken_session_is_taken_back_with_its_own_day() =>
        WithdrawMentoringSession.Decide(Given(Started, Met), Session)
            .Then(new MentoringSessionWithdrawn(Session, Id, Mentor, Mentee, new(2026, 4, 1)));

    [Fact]
    public void An_unknown_session_cannot_be_taken_back() =>
        WithdrawMentoringSession.Decide(Given(Started), Session).ThenRefused("mentoring-session-unknown");

    [Fact]
    public void A_session_taken_back_is_no_contact() => Assert.Equal(Started.On,
        Given(Started, Met, new MentoringSessionWithdrawn(Session, Id, Mentor, Mentee, Met.On)).LastContactOn);

    [Fact]
    public void A_session_is_an_activity_of_both_communes()
    {
        var activities = MentoringSessionHeldHandler.Handle(new(Session, Id, Mentor, Mentee, Today));

        Assert.Equal([Mentee, Mentor], activities.Select(a => a.NisCode));
        Assert.All(activities, a => Assert.Equal("mentoringSession", a.Kind));
        Assert.Equal(2, activities.Select(a => a.ActivityId).Distinct().Count());
        Assert.Equal(activities.Select(a => a.ActivityId),
            MentoringSessionTakenBackHandler.Handle(new(Session, Id, Mentor, Mentee, Today)).Select(a => a.ActivityId));
    }

    [Fact]
    public void A_pair_agrees_on_goals_and_rhythm()
    {
        PairGoal[] goals = [new("Une charte adoptée", "committee")];

        AgreeOnMentoring.Decide(Given(Started), new(goals, 30), Today).Then(new PairAgreed(goals, 30, null, Today));
        Assert.Equal(30, Given(Started, new PairAgreed(goals, 30, null, Today)).RhythmDays);
    }

    [Fact]
    public void An_agreement_that_makes_no_sense_is_refused()
    {
        AgreeOnMentoring.Decide(Given(Started, Ended), new([], 30), Today).ThenRefused("mentoring-pair-ended");
        AgreeOnMentoring.Decide(Given(Started), new([], 30, On: Today.AddDays(1)), Today).ThenRefused("mentoring-in-future");
        AgreeOnMentoring.Decide(Given(Started), new([], 30, On: new(2025, 12, 31)), Today).ThenRefused("mentoring-before-pair");
        AgreeOnMentoring.Decide(Given(Started), new([], 30, Until: Today.AddDays(-1)), Today).ThenRefused("mentoring-period-reversed");
    }

    [Fact]
    public void A_check_in_is_the_commune_s_own()
    {
        var mentor = new CurrentUser("u", [new(Role.Member, Mentor)]) { Operation = "checkInOnMentoring" };
        var coordination = new CurrentUser("c", [new(Role.NationalCoordinator)]) { Operation = "checkInOnMentoring" };

        CheckInOnMentoring.Decide(Given(Started), mentor, new(4), Today).Then(new PairCheckedIn("mentor", 4, Today));
        CheckInOnMentoring.Decide(Given(Started), mentor, new(4, "mentee"), Today).ThenRefused("mentoring-side-unclear");
        CheckInOnMentoring.Decide(Given(Started), coordination, new(4), Today).ThenRefused("mentoring-side-unclear");
        CheckInOnMentoring.Decide(Given(Started), coordination, new(4, "mentee"), Today).Then(new PairCheckedIn("mentee", 4, Today));
        CheckInOnMentoring.Decide(Given(Started, Ended), mentor, new(4), Today).ThenRefused("mentoring-pair-ended");
        CheckInOnMentoring.Decide(Given(Started), mentor, new(4, On: Today.AddDays(1)), Today).ThenRefused("mentoring-in-future");
        CheckInOnMentoring.Decide(Given(Started), mentor, new(4, On: new(2025, 12, 31)), Today).ThenRefused("mentoring-before-pair");
    }

    [Fact]
    public void A_pair_rests_and_goes_on()
    {
        PauseMentoring.Decide(Given(Started), new("elections"), Today).Then(new PairPaused("elections", Today));
        ResumeMentoring.Decide(Given(Started, Paused), new(), Today).Then(new PairResumed(Today));
        Assert.Equal(Today, Given(Started, Paused, new PairResumed(Today)).LastContactOn);
    }

    [Fact]
    public void A_rest_that_makes_no_sense_is_refused()
    {
        PauseMentoring.Decide(Given(Started, Paused), new("elections"), Today).ThenRefused("mentoring-pair-paused");
        PauseMentoring.Decide(Given(Started, Ended), new("elections"), Today).ThenRefused("mentoring-pair-ended");
        PauseMentoring.Decide(Given(Started), new("elections", Today.AddDays(1)), Today).ThenRefused("mentoring-in-future");
        PauseMentoring.Decide(Given(Started), new("elections", new(2025, 12, 31)), Today).ThenRefused("mentoring-before-pair");
        ResumeMentoring.Decide(Given(Started), new(), Today).ThenRefused("mentoring-pair-not-paused");
        ResumeMentoring.Decide(Given(Started, Ended), new(), Today).ThenRefused("mentoring-pair-ended");
        ResumeMentoring.Decide(Given(Started, Paused), new(Today.AddDays(1)), Today).ThenRefused("mentoring-in-future");
        ResumeMentoring.Decide(Given(Started, Paused), new(Paused.On.AddDays(-1)), Today).ThenRefused("mentoring-before-pause");
    }

    [Fact]
    public void A_pair_ends_completed_or_cancelled()
    {
        var evaluation = new PairEvaluation(4, 5, 80);

        EndMentoring.Decide(Given(Started, Met), new("completed", null, evaluation), Today)
            .Then(new PairEnded(Id, Mentor, Mentee, "completed", null, evaluation, Today));
        EndMentoring.Decide(Given(Started), new("cancelled", "noTime"), Today)
            .Then(new PairEnded(Id, Mentor, Mentee, "cancelled", "noTime", null, Today));
    }

    [Fact]
    public void An_end_that_makes_no_sense_is_refused()
    {
        EndMentoring.Decide(Given(Started), new("completed"), Today).ThenRefused("mentoring-without-session");
        EndMentoring.Decide(Given(Started, Ended), new("cancelled", "noTime"), Today).ThenRefused("mentoring-pair-ended");
        EndMentoring.Decide(Given(Started), new("cancelled", "noTime", On: Today.AddDays(1)), Today).ThenRefused("mentoring-in-future");
        EndMentoring.Decide(Given(Started), new("cancelled", "noTime", On: new(2025, 12, 31)), Today).ThenRefused("mentoring-before-pair");
    }

    [Theory]
    [InlineData("cancelled", null, false)]
    [InlineData("completed", "noTime", false)]
    [InlineData("cancelled", "noFit", true)]
    [InlineData("completed", null, true)]
    public void Only_a_cancelled_pair_has_a_reason(string outcome, string? reason, bool valid) =>
        Assert.Equal(valid, new EndMentoring.Validator().Validate(new EndMentoring.Request(outcome, reason)).IsValid);

    [Fact]
    public void A_change_of_mentor_ends_the_pair()
    {
        ChangeMentor.Decide(Given(Started), Today, Today).Then(new PairEnded(Id, Mentor, Mentee, "cancelled", "mentorChanged", null, Today));
        ChangeMentor.Decide(Given(Started, Ended), Today, Today).ThenRefused("mentoring-pair-ended");
        ChangeMentor.Decide(Given(Started), Today.AddDays(1), Today).ThenRefused("mentoring-in-future");
        ChangeMentor.Decide(Given(Started), new(2025, 12, 31), Today).ThenRefused("mentoring-before-pair");
    }

    [Theory]
    [InlineData(60, PairCondition.OnTrack)]
    [InlineData(61, PairCondition.Watch)]
    [InlineData(75, PairCondition.Watch)]
    [InlineData(76, PairCondition.Silent)]
    public void Health_is_the_silence_against_the_rhythm(int days, PairCondition expected)
    {
        var health = PairHealth.On(Started.On.AddDays(days), Started.On, 60, paused: false, ended: false, Delays);

        Assert.Equal(expected, health.Condition);
        Assert.Equal(days, health.DaysSinceContact);
        Assert.Equal(Started.On.AddDays(60), health.NextSessionBy);
    }

    [Fact]
    public void A_pair_that_rests_or_is_over_owes_no_session()
    {
        Assert.Equal(new PairHealth(PairCondition.Paused, 90, null), PairHealth.On(Started.On.AddDays(90), Started.On, 60, true, false, Delays));
        Assert.Equal(new PairHealth(PairCondition.Ended, 90, null), PairHealth.On(Started.On.AddDays(90), Started.On, 60, true, true, Delays));
    }

    [Fact]
    public void A_pair_within_its_rhythm_is_left_alone_until_the_grace_is_over() =>
        Checked(Given(Started), Started.On.AddDays(75), next: Started.On.AddDays(76));

    [Fact]
    public void A_silent_pair_is_nudged_once_then_reported_once()
    {
        var nudgeDay = Started.On.AddDays(76);
        var nudged = new PairNudged(nudgeDay);
        var reportDay = nudgeDay.AddDays(14);
        var reported = new PairSilenceReported(reportDay);

        Checked(Given(Started), nudgeDay, nudgeDay.AddDays(14), nudged);
        Checked(Given(Started, nudged), nudgeDay.AddDays(1), reportDay);
        Checked(Given(Started, nudged), reportDay, reportDay.AddDays(7), reported);
        Checked(Given(Started, nudged, reported), reportDay.AddDays(100), reportDay.AddDays(107));
    }

    [Fact]
    public void A_session_after_the_nudge_begins_a_new_count()
    {
        var nudged = new PairNudged(Started.On.AddDays(76));
        var met = Session_on(Started.On.AddDays(80));

        Checked(Given(Started, nudged, met), Started.On.AddDays(95), next: Started.On.AddDays(80 + 76));
        Checked(Given(Started, nudged, met), Started.On.AddDays(80 + 76), Started.On.AddDays(80 + 90), new PairNudged(Started.On.AddDays(80 + 76)));
    }

    [Fact]
    public void A_resting_pair_gets_no_nudge() => Checked(Given(Started, Paused), new(2027, 1, 1), next: new(2027, 1, 8));

    [Fact]
    public void A_pair_that_is_over_is_not_looked_at_again() => Checked(Given(Started, Ended), new(2027, 1, 1), next: null);

    private static MentoringSessionRecorded Session_on(DateOnly day) => new(Session, Id, Mentor, Mentee, "visit", "progress", "Charte relue.", day);

    private static void Checked(MentoringPair pair, DateOnly today, DateOnly? next, params object[] events)
    {
        var (decided, then) = CheckMentoringPairHandler.Decide(pair, Delays, today);
        Assert.Equal(events, decided);
        Assert.Equal(next, then);
    }
}
