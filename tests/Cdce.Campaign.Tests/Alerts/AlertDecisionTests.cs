using Cdce.Campaign.Alerts;
using Cdce.Testing;
using static Cdce.Testing.Scenario<Cdce.Campaign.Alerts.MomentumWatch>;

namespace Cdce.Campaign.Tests.Alerts;

public class AlertDecisionTests
{
    private const string Tellin = "84068";
    private const string Ann = "account-1";
    private const string Bob = "account-2";
    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly Guid Loss = new("01956f2e-0000-7000-8000-000000000001");
    private static readonly Guid Call = new("01956f2e-0000-7000-8000-000000000002");
    private static readonly Guid Other = new("01956f2e-0000-7000-8000-000000000003");
    private static readonly MomentumLost Lost = new(Loss, Tellin, Today.AddDays(-9), 10, 20, 0.9m, Today.AddDays(-9), 1, [], []);
    private static readonly HelpCalled Called =
        new(Call, Tellin, Today.AddDays(-9), ["ageing"], "callBack", true, Ann, Today.AddDays(-2));

    [Fact]
    public void Taking_an_alert_makes_the_caller_its_owner() =>
        AcknowledgeMomentumAlert.Decide(Given(Lost), Loss, Ann, Today).Then(new AlertAcknowledged(Loss, Tellin, Today, Ann));

    [Fact]
    public void An_alert_can_be_handed_to_a_colleague() =>
        AcknowledgeMomentumAlert.Decide(Given(Lost, new AlertAcknowledged(Loss, Tellin, Today, Ann)), Loss, Bob, Today)
            .Then(new AlertAcknowledged(Loss, Tellin, Today, Bob));

    [Fact]
    public void Taking_what_one_has_changes_nothing() =>
        AcknowledgeMomentumAlert.Decide(Given(Lost, new AlertAcknowledged(Loss, Tellin, Today, Ann)), Loss, Ann, Today).Then();

    [Fact]
    public void An_alert_that_is_over_is_not_taken() =>
        AcknowledgeMomentumAlert.Decide(Given(Lost, new MomentumRegained(Loss, Tellin, Today, 1, 1)), Loss, Ann, Today)
            .ThenRefused("alert-is-over");

    [Fact]
    public void A_contact_is_noted_with_the_next_date() =>
        NoteContact.Decide(Given(Lost), Loss, new("phone", "listened", Today.AddDays(-1), Today.AddDays(20)), Today)
            .Then(new ContactNoted(Loss, Tellin, Today.AddDays(-1), "phone", "listened", Today.AddDays(20)));

    [Fact]
    public void A_contact_of_tomorrow_is_refused() =>
        NoteContact.Decide(Given(Lost), Loss, new("phone", "listened", Today.AddDays(1)), Today).ThenRefused("contact-in-future");

    [Fact]
    public void A_next_contact_before_the_contact_is_refused() =>
        NoteContact.Decide(Given(Lost), Loss, new("phone", "listened", Today, Today.AddDays(-1)), Today)
            .ThenRefused("next-contact-before-contact");

    [Fact]
    public void Nothing_is_noted_on_an_alert_that_is_over() =>
        NoteContact.Decide(Given(Lost), Other, new("phone", "listened"), Today).ThenRefused("alert-is-over");

    [Fact]
    public void An_alert_is_closed_with_its_reason_by_whoever_has_it() =>
        CloseMomentumAlert.Decide(Given(Lost, new AlertAcknowledged(Loss, Tellin, Today, Ann)), Loss, "helped", Today)
            .Then(new AlertClosed(Loss, Tellin, Today, "helped"));

    [Fact]
    public void An_alert_without_owner_is_not_closed() =>
        CloseMomentumAlert.Decide(Given(Lost), Loss, "helped", Today).ThenRefused("alert-has-no-owner");

    [Fact]
    public void An_alert_is_closed_once() =>
        CloseMomentumAlert.Decide(Given(Lost, new AlertClosed(Loss, Tellin, Today, "helped")), Loss, "helped", Today)
            .ThenRefused("alert-is-over");

    [Fact]
    public void Closing_a_call_leaves_the_loss_open()
    {
        var watch = Given(Lost, Called, new AlertClosed(Call, Tellin, Today, "answered"));

        Assert.Equal(Loss, watch.Loss?.AlertId);
        Assert.Empty(watch.Calls);
    }

    [Fact]
    public void A_call_for_help_is_to_be_answered_within_the_agreed_days() =>
        CallForHelp.Decide(null, Tellin, new(["ageing", "ageing", "budget"], "visit", true), Ann, Today, 7, Call)
            .Then(new HelpCalled(Call, Tellin, Today, ["ageing", "budget"], "visit", true, Ann, Today.AddDays(7)));

    [Fact]
    public void A_second_call_of_the_same_person_is_refused() =>
        CallForHelp.Decide(Given(Called), Tellin, new(["budget"]), Ann, Today, 7, Other).ThenRefused("help-already-called");

    [Fact]
    public void Somebody_else_may_call_without_learning_of_the_first_call()
    {
        var decision = CallForHelp.Decide(Given(Called), Tellin, new(["budget"]), Bob, Today, 7, Other);

        Assert.Equal([Call, Other], Given(Called, decision.Events[0]).Calls.Select(c => c.AlertId));
    }

    [Fact]
    public void A_call_that_waited_too_long_is_escalated_once()
    {
        var escalated = CommuneCalledForHelpHandler.Decide(Given(Called), Call, Today);

        Assert.Equal(new AlertEscalated(Call, Tellin, Today), escalated);
        Assert.Null(CommuneCalledForHelpHandler.Decide(Given(Called, new AlertEscalated(Call, Tellin, Today)), Call, Today));
    }

    [Fact]
    public void A_call_that_was_answered_in_time_is_not_escalated()
    {
        Assert.Null(CommuneCalledForHelpHandler.Decide(Given(Called, new AlertAcknowledged(Call, Tellin, Today, Bob)), Call, Today));
        Assert.Null(CommuneCalledForHelpHandler.Decide(Given(Called, new AlertClosed(Call, Tellin, Today, "answered")), Call, Today));
        Assert.Null(CommuneCalledForHelpHandler.Decide(Given(Called), Call, Called.AcknowledgeBy));
        Assert.Null(CommuneCalledForHelpHandler.Decide(null, Call, Today));
    }

    [Fact]
    public void A_pause_is_set_with_its_reason() =>
        PauseWatch.Decide(null, Tellin, new(Today.AddDays(60), "elections"), Today)
            .Then(new WatchPaused(Tellin, Today, Today.AddDays(60), "elections"));

    [Fact]
    public void The_same_pause_again_changes_nothing() =>
        PauseWatch.Decide(Given(new WatchPaused(Tellin, Today, Today.AddDays(60), "elections")), Tellin,
            new(Today.AddDays(60), "elections"), Today).Then();

    [Fact]
    public void A_pause_does_not_end_in_the_past() =>
        PauseWatch.Decide(null, Tellin, new(Today.AddDays(-1), "elections"), Today).ThenRefused("pause-ends-in-past");

    [Fact]
    public void A_pause_lasts_a_year_at_most() =>
        PauseWatch.Decide(null, Tellin, new(Today.AddDays(367), "elections"), Today).ThenRefused("pause-too-long");

    [Fact]
    public void A_paused_watch_can_be_resumed() =>
        ResumeWatch.Decide(Given(new WatchPaused(Tellin, Today.AddDays(-9), Today, "elections")), Today)
            .Then(new WatchResumed(Tellin, Today));

    [Fact]
    public void A_watch_that_is_not_paused_is_not_resumed() =>
        ResumeWatch.Decide(Given(new WatchPaused(Tellin, Today.AddDays(-9), Today.AddDays(-1), "elections")), Today)
            .ThenRefused("watch-not-paused");

    [Theory]
    [InlineData(Ann, true)]
    [InlineData(Bob, false)]
    public void What_was_told_in_confidence_is_hidden_from_the_communes_other_users(string user, bool visible)
    {
        var row = new MomentumAlertRow { NisCode = Tellin, Confidential = true, CalledBy = Ann };

        Assert.Equal(visible, row.IsVisibleTo(new CurrentUser(user, [new(Role.Member, Tellin)])));
        Assert.True(row.IsVisibleTo(new CurrentUser("c", [new(Role.NationalCoordinator)])));
    }

    [Fact]
    public void Another_communes_alert_is_hidden() =>
        Assert.False(new MomentumAlertRow { NisCode = Tellin }
            .IsVisibleTo(new CurrentUser(Ann, [new(Role.Member, "62063")])));

    [Fact]
    public void A_confidential_call_is_told_to_no_other_module()
    {
        Assert.DoesNotContain(Outbound.Translate(Called), m => m is Contracts.Campaign.CommuneLosingMomentum);
        Assert.Contains(Outbound.Translate(Called with { Confidential = false }), m => m is Contracts.Campaign.CommuneLosingMomentum);
    }

    [Fact]
    public void The_message_names_the_causes_by_their_codes()
    {
        var message = Outbound.Translate(Lost with { Causes = [new("silence", 2, "committeeMeeting")], WeakCriteria = ["shops"] });

        Assert.Equal((Loss, Tellin), (message.AlertId, message.NisCode));
        Assert.Equal(["silence"], message.Causes);
        Assert.Equal(["shops"], message.WeakCriteria);
    }
}
