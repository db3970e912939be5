using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringProposals;
using Cdce.Learning.MentoringRequests;
using Cdce.Learning.MentoringRules;
using Cdce.Testing;
using static Cdce.Testing.Scenario<Cdce.Learning.MentoringRequests.MentoringRequest>;

namespace Cdce.Learning.Tests.MentoringRequests;

public class MentoringRequestTests
{
    private const string Mentor = "92094";
    private const string Mentee = "55004";

    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly Guid Id = new("01956f2e-0000-7000-8000-000000000001");
    private static readonly Guid Proposal = new("01956f2e-0000-7000-8000-000000000002");
    private static readonly Guid Pair = new("01956f2e-0000-7000-8000-000000000003");
    private static readonly MentoringDelays Delays = RulesOfMentoring.Shipped.Delays;

    private static readonly MentoringRequested Requested = new(Id, Mentee, "momentum", ["governance"], ["shops"], new(2026, 3, 1));
    private static readonly ScorePart[] Parts = [new("served", 40), new("distance", 10, Value: 30)];

    private static readonly MentoringProposalApproved Approved =
        new(Id, 1, Proposal, Mentor, Mentee, 50, Parts, false, new(2026, 3, 24), new(2026, 3, 10));

    private static readonly MentoringAccepted MentorYes = new("mentor", new(2026, 3, 11));
    private static readonly MentoringAccepted MenteeYes = new("mentee", new(2026, 3, 12));
    private static readonly MentoringMatched Matched = new(Pair, Mentor, new(2026, 3, 12));

    private static readonly ProposedMentor Proposed = new(Id, Mentee, ["committee"], Mentor, 50, Parts, false,
        [new AlternativeMentor("63023", 45, [new("served", 45)], 5)], new Dictionary<string, int>());

    private static readonly MentoringProfile Offering = Scenario<MentoringProfile>.Given(
        new MentoringOffered(Mentor, new(["committee"], [], 1, ["fr"], 80, null, null), new(2026, 1, 1), new(2026, 1, 1)));

    [Fact]
    public void An_alert_opens_a_request()
    {
        var events = CommuneLosingMomentumHandler.Decide(null, new(Id, Mentee, new(2026, 3, 1), ["governance"], ["shops"]));

        Assert.Equivalent(Requested, Assert.Single(events));
    }

    [Fact]
    public void The_same_alert_twice_opens_one_request() => Assert.Empty(CommuneLosingMomentumHandler.Decide(
        Given(Requested), new(Id, Mentee, new(2026, 3, 1), ["governance"], ["shops"])));

    [Fact]
    public void Regained_momentum_closes_an_open_request_and_an_offer()
    {
        Assert.Equal([new MentoringRequestClosed("momentumRegained", Today)], CommuneRegainedMomentumHandler.Decide(Given(Requested), Today));
        Assert.Equal([new MentoringRequestClosed("momentumRegained", Today)],
            CommuneRegainedMomentumHandler.Decide(Given(Requested, Approved), Today));
    }

    [Fact]
    public void Regained_momentum_leaves_a_running_pair_and_a_closed_request_alone()
    {
        Assert.Empty(CommuneRegainedMomentumHandler.Decide(Given(Requested, Approved, MentorYes, MenteeYes, Matched), Today));
        Assert.Empty(CommuneRegainedMomentumHandler.Decide(Given(Requested, new MentoringRequestClosed("withdrawn", Today)), Today));
    }

    [Fact]
    public void A_commune_asks_for_itself() =>
        RequestMentoring.Decide(Id, new(Mentee), ["shops"], alreadyAsked: false, byCoordination: false, Today)
            .Then(new MentoringRequested(Id, Mentee, "commune", [], ["shops"], Today));

    [Fact]
    public void A_second_request_of_the_same_commune_is_refused() =>
        RequestMentoring.Decide(Id, new(Mentee), [], alreadyAsked: true, byCoordination: true, Today)
            .ThenRefused("mentoring-already-requested");

    [Fact]
    public void A_request_dated_tomorrow_is_refused() =>
        RequestMentoring.Decide(Id, new(Mentee, On: Today.AddDays(1)), [], false, true, Today).ThenRefused("mentoring-in-future");

    [Fact]
    public void The_coordination_approves_what_was_proposed() => Approve(Given(Requested))
        .Then(Approved with { AnswerBy = Today.AddDays(Delays.ReassignAfterDays), On = Today });

    [Fact]
    public void The_coordination_may_choose_an_alternative()
    {
        var approved = Assert.IsType<MentoringProposalApproved>(
            Assert.Single(Approve(Given(Requested), new(Proposal, "63023"), mentor: Offering with { NisCode = "63023" }).Events));

        Assert.True(approved.Alternative);
        Assert.Equal(45, approved.Score);
    }

    [Fact]
    public void A_mentor_that_was_not_proposed_is_refused() =>
        Approve(Given(Requested), new(Proposal, "21004")).ThenRefused("mentor-not-proposed");

    [Fact]
    public void A_proposal_without_this_request_is_refused() =>
        ApproveMentoringProposal.Decide(Given(Requested), null, Offering, new(Proposal), Delays, Today).ThenRefused("mentor-not-proposed");

    [Fact]
    public void A_request_that_has_a_mentor_is_not_approved_again() =>
        Approve(Given(Requested, Approved)).ThenRefused("mentoring-request-not-open");

    [Fact]
    public void A_mentor_that_declined_is_not_approved_again() =>
        Approve(Given(Requested, Approved, new MentoringDeclined("mentor", Mentor, "noTime", Today))).ThenRefused("mentor-tried-already");

    [Fact]
    public void A_mentor_without_an_offer_is_not_approved() =>
        Approve(Given(Requested), mentor: Offering with { Offer = null }).ThenRefused("mentor-not-available");

    [Fact]
    public void A_mentor_outside_its_period_is_not_approved() => Approve(Given(Requested),
        mentor: Offering with { Offer = Offering.Offer! with { Until = Today.AddDays(-1) } }) // offered above
        .ThenRefused("mentor-not-available");

    [Fact]
    public void A_mentor_whose_last_place_is_taken_is_not_approved() =>
        Approve(Given(Requested), mentor: Offering with { ReservedFor = [Pair] }).ThenRefused("mentor-without-place");

    [Fact]
    public void An_approval_dated_tomorrow_is_refused() =>
        Approve(Given(Requested), new(Proposal, On: Today.AddDays(1))).ThenRefused("mentoring-in-future");

    [Fact]
    public void An_approval_before_the_request_is_refused() =>
        Approve(Given(Requested), new(Proposal, On: Requested.On.AddDays(-1))).ThenRefused("mentoring-before-request");

    [Fact]
    public void The_first_yes_waits_for_the_second() =>
        AcceptMentoring.Decide(Pair, Given(Requested, Approved), "mentor", Today, Today).Then(new MentoringAccepted("mentor", Today));

    [Fact]
    public void The_second_yes_makes_the_pair() =>
        AcceptMentoring.Decide(Pair, Given(Requested, Approved, MentorYes), "mentee", Today, Today)
            .Then(new MentoringAccepted("mentee", Today), new MentoringMatched(Pair, Mentor, Today));

    [Fact]
    public void Nobody_accepts_before_the_coordination_has_decided() =>
        AcceptMentoring.Decide(Pair, Given(Requested), "mentee", Today, Today).ThenRefused("no-mentoring-offer");

    [Fact]
    public void The_same_side_does_not_accept_twice() =>
        AcceptMentoring.Decide(Pair, Given(Requested, Approved, MentorYes), "mentor", Today, Today).ThenRefused("mentoring-already-answered");

    [Fact]
    public void An_answer_dated_tomorrow_is_refused() =>
        AcceptMentoring.Decide(Pair, Given(Requested, Approved), "mentor", Today.AddDays(1), Today).ThenRefused("mentoring-in-future");

    [Fact]
    public void An_answer_before_the_offer_is_refused() =>
        AcceptMentoring.Decide(Pair, Given(Requested, Approved), "mentor", Approved.On.AddDays(-1), Today).ThenRefused("mentoring-before-offer");

    [Fact]
    public void A_no_opens_the_request_again_without_this_mentor()
    {
        DeclineMentoring.Decide(Given(Requested, Approved), "mentee", new("tooFar"), Today)
            .Then(new MentoringDeclined("mentee", Mentor, "tooFar", Today));

        var open = Given(Requested, Approved, MentorYes, new MentoringDeclined("mentee", Mentor, "tooFar", Today));
        Assert.Equal(RequestState.Open, open.State);
        Assert.Equal([Mentor], open.Avoid);
        Assert.Null(open.MentorNisCode);
    }

    [Fact]
    public void Only_an_offer_can_be_declined() =>
        DeclineMentoring.Decide(Given(Requested), "mentee", new("tooFar"), Today).ThenRefused("no-mentoring-offer");

    [Fact]
    public void A_no_dated_tomorrow_is_refused() =>
        DeclineMentoring.Decide(Given(Requested, Approved), "mentee", new("tooFar", On: Today.AddDays(1)), Today).ThenRefused("mentoring-in-future");

    [Fact]
    public void A_no_before_the_offer_is_refused() =>
        DeclineMentoring.Decide(Given(Requested, Approved), "mentee", new("tooFar", On: Approved.On.AddDays(-1)), Today)
            .ThenRefused("mentoring-before-offer");

    [Fact]
    public void An_unanswered_offer_is_reminded_then_taken_back()
    {
        Assert.Equivalent(new object[] { new MentoringAnswerReminded(1, ["mentee"], Today) },
            CheckMentoringAnswerHandler.Decide(Given(Requested, Approved, MentorYes), 1, Today), strict: true);
        Assert.Equal([new MentoringOfferLapsed(1, Mentor, Today)], CheckMentoringAnswerHandler.Decide(
            Given(Requested, Approved, new MentoringAnswerReminded(1, ["mentor", "mentee"], Today)), 1, Today));

        var open = Given(Requested, Approved, new MentoringOfferLapsed(1, Mentor, Today));
        Assert.Equal(RequestState.Open, open.State);
        Assert.Equal([Mentor], open.Avoid);
    }

    [Fact]
    public void A_check_finds_nothing_to_do_once_the_work_is_done()
    {
        Assert.Empty(CheckMentoringAnswerHandler.Decide(Given(Requested, Approved, MentorYes, MenteeYes, Matched), 1, Today));
        Assert.Empty(CheckMentoringAnswerHandler.Decide(Given(Requested, Approved with { Round = 2 }), 1, Today));
        Assert.Empty(CheckMentoringAnswerHandler.Decide(Given(Requested, Approved, new MentoringRequestClosed("withdrawn", Today)), 1, Today));
    }

    [Fact]
    public void A_mentor_is_locked_and_let_go()
    {
        LockMentor.Decide(Given(Requested), Offering, new(Mentor), Today).Then(new MentorLocked(Mentor, Today));
        UnlockMentor.Decide(Given(Requested, new MentorLocked(Mentor, Today)), Today).Then(new MentorUnlocked(Today));
        UnlockMentor.Decide(Given(Requested), Today).Then();
    }

    [Fact]
    public void Only_an_open_request_takes_a_lock() =>
        LockMentor.Decide(Given(Requested, Approved), Offering, new(Mentor), Today).ThenRefused("mentoring-request-not-open");

    [Fact]
    public void A_commune_that_offers_nothing_is_not_locked() =>
        LockMentor.Decide(Given(Requested), null, new(Mentor), Today).ThenRefused("mentor-not-available");

    [Fact]
    public void A_mentor_that_was_tried_is_not_locked() => LockMentor.Decide(
        Given(Requested, Approved, new MentoringOfferLapsed(1, Mentor, Today)), Offering, new(Mentor), Today).ThenRefused("mentor-tried-already");

    [Fact]
    public void A_request_is_taken_back_until_a_pair_runs()
    {
        CloseMentoringRequest.Decide(Given(Requested), Today, Today).Then(new MentoringRequestClosed("withdrawn", Today));
        CloseMentoringRequest.Decide(Given(Requested, Approved, MentorYes, MenteeYes, Matched), Today, Today).ThenRefused("mentoring-pair-running");
        CloseMentoringRequest.Decide(Given(Requested, new MentoringRequestClosed("withdrawn", Today)), Today, Today)
            .ThenRefused("mentoring-request-not-open");
        CloseMentoringRequest.Decide(Given(Requested), Today.AddDays(1), Today).ThenRefused("mentoring-in-future");
    }

    [Fact]
    public void Another_mentor_is_looked_for_without_the_first()
    {
        var request = Given(Requested, Approved, MentorYes, MenteeYes, Matched, new MentorChangeAsked(Mentor, "noFit", Today));

        Assert.Equal(RequestState.Open, request.State);
        Assert.Equal([Mentor], request.Avoid);
        Assert.Null(request.PairId);
    }

    private static Decision Approve(
        MentoringRequest request, ApproveMentoringProposal.Request? asked = null, MentoringProfile? mentor = null) =>
        ApproveMentoringProposal.Decide(request, Proposed, mentor ?? Offering, asked ?? new(Proposal), Delays, Today);
}
