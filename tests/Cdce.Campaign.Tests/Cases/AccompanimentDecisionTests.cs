using Cdce.Campaign.Alerts;
using Cdce.Campaign.Cases;
using Cdce.Campaign.Momentum;
using Cdce.Testing;
using static Cdce.Testing.Scenario<Cdce.Campaign.Cases.Accompaniment>;

namespace Cdce.Campaign.Tests.Cases;

public class AccompanimentDecisionTests
{
    private const string Tellin = "84068";
    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly Guid Id = new("01956f2e-0000-7000-8000-000000000001");
    private static readonly MomentumReason Cause = new("silence", 2, "committeeMeeting", Days: 152, UsualDays: 91);
    private static readonly MomentumAlertRow Alert = new() { AlertId = Id, NisCode = Tellin, Causes = [Cause] };
    private static readonly AccompanimentOpened Opened = new(Id, Tellin, Id, Today.AddDays(-30), "account-1", [Cause]);
    private static readonly AccompanimentClosed Closed = new(Id, "revived", Today.AddDays(-1));

    [Fact]
    public void It_opens_with_the_causes_of_its_alert() =>
        OpenAccompaniment.Decide(Alert, null, "account-1", Today).Then(Opened with { On = Today });

    [Fact]
    public void It_opens_once_for_an_alert() =>
        OpenAccompaniment.Decide(Alert, Given(Opened), "account-1", Today).ThenRefused("accompaniment-exists");

    [Fact]
    public void A_goal_is_set() => SetAccompanimentGoal.Decide(Given(Opened), new("resumeMeetings", Today.AddDays(90)), Today)
        .Then(new AccompanimentGoalSet(Id, "resumeMeetings", Today.AddDays(90), Today));

    [Fact]
    public void A_goal_is_not_due_in_the_past() =>
        SetAccompanimentGoal.Decide(Given(Opened), new("resumeMeetings", Today.AddDays(-1)), Today).ThenRefused("goal-due-in-past");

    [Fact]
    public void A_goal_that_was_set_can_be_reached() => ReachAccompanimentGoal.Decide(
            Given(Opened, new AccompanimentGoalSet(Id, "resumeMeetings", Today, Today)), new("resumeMeetings"), Today)
        .Then(new AccompanimentGoalReached(Id, "resumeMeetings", Today));

    [Fact]
    public void A_goal_that_was_not_set_is_not_reached() =>
        ReachAccompanimentGoal.Decide(Given(Opened), new("resumeMeetings"), Today).ThenRefused("goal-not-set");

    [Fact]
    public void A_goal_is_not_reached_tomorrow() => ReachAccompanimentGoal.Decide(
            Given(Opened, new AccompanimentGoalSet(Id, "resumeMeetings", Today, Today)), new("resumeMeetings", Today.AddDays(1)), Today)
        .ThenRefused("goal-in-future");

    [Fact]
    public void A_contact_is_noted() => NoteAccompanimentContact.Decide(Given(Opened), new("visit", "planAgreed"), Today)
        .Then(new AccompanimentContactNoted(Id, Today, "visit", "planAgreed", null));

    [Fact]
    public void A_contact_of_tomorrow_is_refused() =>
        NoteAccompanimentContact.Decide(Given(Opened), new("visit", "planAgreed", Today.AddDays(1)), Today)
            .ThenRefused("contact-in-future");

    [Fact]
    public void A_next_contact_before_the_contact_is_refused() =>
        NoteAccompanimentContact.Decide(Given(Opened), new("visit", "planAgreed", Today, Today.AddDays(-2)), Today)
            .ThenRefused("next-contact-before-contact");

    [Fact]
    public void It_ends_with_an_outcome_and_a_day() =>
        CloseAccompaniment.Decide(Given(Opened), new("revived", Today), Today).Then(Closed with { On = Today });

    [Fact]
    public void It_does_not_end_before_it_began() =>
        CloseAccompaniment.Decide(Given(Opened), new("revived", Today.AddDays(-31)), Today).ThenRefused("closure-before-opening");

    [Fact]
    public void It_does_not_end_tomorrow() =>
        CloseAccompaniment.Decide(Given(Opened), new("revived", Today.AddDays(1)), Today).ThenRefused("closure-in-future");

    [Fact]
    public void A_closed_one_takes_nothing_more()
    {
        var closed = Given(Opened, Closed);

        AccompanimentStream.Decide(closed, c => SetAccompanimentGoal.Decide(c, new("resumeMeetings", Today), Today))
            .ThenRefused("accompaniment-closed");
        AccompanimentStream.Decide(closed, c => ReachAccompanimentGoal.Decide(c, new("resumeMeetings"), Today))
            .ThenRefused("accompaniment-closed");
        AccompanimentStream.Decide(closed, c => NoteAccompanimentContact.Decide(c, new("visit", "planAgreed"), Today))
            .ThenRefused("accompaniment-closed");
        AccompanimentStream.Decide(closed, c => CloseAccompaniment.Decide(c, new("revived", Today), Today))
            .ThenRefused("accompaniment-closed");
    }
}
