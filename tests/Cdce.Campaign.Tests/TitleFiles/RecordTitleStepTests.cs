using Cdce.Campaign.Communes;
using Cdce.Campaign.TitleFiles;
using Cdce.Testing;
using static Cdce.Campaign.Tests.TitleFiles.Steps;

namespace Cdce.Campaign.Tests.TitleFiles;

public class RecordTitleStepTests
{
    private static readonly Guid Id = new("01956f2e-0000-7000-8000-000000000001");
    private static readonly DateOnly Day = new(2026, 3, 10);

    [Fact]
    public void A_first_step_opens_the_file() =>
        Decide(File(), new(TitleStep.Interested, Day))
            .Then(new TitleStepRecorded("92094", new TitleFact(Id, TitleStep.Interested, Day)));

    [Fact]
    public void A_step_dated_tomorrow_is_refused() =>
        Decide(File(), new(TitleStep.Interested, Today.AddDays(1))).ThenRefused("step-in-future");

    [Fact]
    public void An_illegal_step_is_refused_with_the_legal_ones()
    {
        var decision = Decide(File(), new(TitleStep.Awarded, Day));

        decision.ThenRefused("step-not-allowed");
        Assert.Equal(["interested", "registered", "resolutionVoted", "committeeSetUp"], decision.Refusal?.Allowed);
    }

    [Fact]
    public void A_step_that_makes_a_later_one_impossible_is_refused() =>
        Decide(File(Step(TitleStep.Awarded, 2020, 1, 1, offPlatform: true), Step(TitleStep.Suspended, 2021, 1, 1, reason: "x")),
                new(TitleStep.Returned, new DateOnly(2020, 6, 1), Reason: "x"))
            .ThenRefused("step-contradicts-later");

    [Theory]
    [InlineData(TitleStep.Suspended)]
    [InlineData(TitleStep.Returned)]
    [InlineData(TitleStep.Withdrawn)]
    [InlineData(TitleStep.DifficultyReported)]
    public void A_grave_step_without_its_reason_is_refused(TitleStep step) =>
        Decide(File(Step(TitleStep.Awarded, 2020, 1, 1, offPlatform: true)), new(step, Day)).ThenRefused("reason-required");

    [Fact]
    public void An_application_needs_resolution_and_committee()
    {
        var decision = Decide(File(Step(TitleStep.ResolutionVoted, 2020, 1, 1)), new(TitleStep.ApplicationSubmitted, Day));

        decision.ThenRefused("application-incomplete");
        Assert.Equal(["committeeSetUp"], decision.Refusal?.Allowed);
    }

    [Fact]
    public void A_file_sent_on_paper_starts_at_its_stage_and_keeps_the_later_requirements()
    {
        var opened = Decide(File(), new(TitleStep.ApplicationSubmitted, Day, OffPlatform: true));
        var file = TitleFile.Create(Assert.IsType<TitleStepRecorded>(Assert.Single(opened.Events)));

        Assert.Equal(TitleState.Applied, file.Path.State);
        Decide(file, new(TitleStep.Awarded, Day.AddDays(1))).ThenRefused("step-not-allowed");
    }

    [Fact]
    public void Evidence_steps_are_for_evidence() =>
        Decide(File(), new(TitleStep.CandidacyKnown, Day)).ThenRefused("step-needs-evidence");

    [Fact]
    public void A_commune_that_the_register_does_not_know_is_refused() =>
        RecordTitleStep.Decide(File(), null, Id, null, new(TitleStep.Interested, Day), Today).ThenRefused("unknown-commune");

    [Fact]
    public void After_its_merger_a_commune_takes_no_steps_and_its_successor_is_named()
    {
        var bertogne = new CommuneLife("82005", "Bertogne", new DateOnly(1977, 1, 1), new DateOnly(2024, 12, 2), ["82039"], []);
        var decision = RecordTitleStep.Decide(File(), bertogne, Id, null, new(TitleStep.Interested, Day), Today);

        decision.ThenRefused("commune-merged");
        Assert.Equal(["82039"], decision.Refusal?.Allowed);
    }

    [Fact]
    public void Before_a_merger_a_step_needs_the_former_code()
    {
        var bastogne = new CommuneLife("82039", "Bastogne", new DateOnly(2024, 12, 2), null, [], ["82003", "82005"]);
        var request = new RecordTitleStep.Request(TitleStep.Awarded, new DateOnly(2015, 10, 12), OffPlatform: true);

        RecordTitleStep.Decide(File(), bastogne, Id, null, request, Today).ThenRefused("commune-not-yet");
        Assert.Null(RecordTitleStep.Decide(File(), bastogne, Id, "82003", request, Today).Refusal);
    }

    [Fact]
    public void A_year_stands_for_its_last_day_and_this_year_for_today()
    {
        Assert.Equal(new DateOnly(2016, 12, 31), TitleDecisions.LastDay(new DateOnly(2016, 5, 1), DatePrecision.Year, Today));
        Assert.Equal(new DateOnly(2024, 2, 29), TitleDecisions.LastDay(new DateOnly(2024, 2, 1), DatePrecision.Month, Today));
        Assert.Equal(Today, TitleDecisions.LastDay(new DateOnly(2026, 1, 1), DatePrecision.Year, Today));
    }

    [Fact]
    public void A_resolution_that_was_voted_down_is_refused() =>
        RecordCouncilResolution.Decide(File(), Namur, Id, null, new(Day, ["coffee"], InFavour: 9, Against: 12), Today)
            .ThenRefused("resolution-rejected");

    [Fact]
    public void A_resolution_keeps_its_products_once_each()
    {
        var decision = RecordCouncilResolution.Decide(File(), Namur, Id, null, new(Day, ["coffee", "Coffee", " tea "]), Today);

        var recorded = Assert.IsType<TitleStepRecorded>(Assert.Single(decision.Events));
        Assert.Equal(["coffee", "tea"], recorded.Fact.Vote?.Products);
    }

    [Fact]
    public void A_step_moved_to_another_day_is_withdrawn_from_its_old_one()
    {
        var old = Step(TitleStep.Interested, 2020, 1, 1);
        var decision = CorrectTitleStep.Decide(File(old), Namur, old, null, new(new DateOnly(2019, 1, 1), "typing error"), Today);

        decision.Then(
            new TitleStepWithdrawn("92094", old.StepId, old.On, "typing error"),
            new TitleStepCorrected("92094", old with { On = new DateOnly(2019, 1, 1) }, "typing error"));
    }

    [Fact]
    public void A_correction_that_changes_nothing_records_nothing()
    {
        var old = Step(TitleStep.Interested, 2020, 1, 1);

        CorrectTitleStep.Decide(File(old), Namur, old, null, new(old.On, "x"), Today).Then();
    }

    [Fact]
    public void A_correction_that_breaks_the_way_is_refused()
    {
        var award = Step(TitleStep.Awarded, 2020, 1, 1, offPlatform: true);
        var file = File(award, Step(TitleStep.Renewed, 2022, 1, 1));

        CorrectTitleStep.Decide(file, Namur, award, null, new(new DateOnly(2023, 1, 1), "x"), Today)
            .ThenRefused("step-contradicts-later");
    }

    [Fact]
    public void A_step_that_later_ones_rest_on_is_not_withdrawn()
    {
        var award = Step(TitleStep.Awarded, 2020, 1, 1, offPlatform: true);
        var decision = WithdrawTitleStep.Decide(File(award, Step(TitleStep.Renewed, 2022, 1, 1)), award, "x");

        decision.ThenRefused("step-needed-by-later");
        Assert.Equal(["renewed"], decision.Refusal?.Allowed);
    }

    [Fact]
    public void A_step_is_withdrawn_as_of_its_own_day()
    {
        var step = Step(TitleStep.Interested, 2020, 1, 1);

        WithdrawTitleStep.Decide(File(step), step, "x")
            .Then(new TitleStepWithdrawn("92094", step.StepId, step.On, "x"));
    }

    [Fact]
    public void A_deadline_lies_ahead() =>
        SetTitleDeadline.Decide(File(), new(Today.AddDays(-1)), Today).ThenRefused("deadline-in-past");

    [Fact]
    public void The_rules_propose_a_date_for_what_the_campaign_recorded_and_none_for_evidence()
    {
        var recorded = TitlePath.Of([Step(TitleStep.Awarded, 2025, 1, 15, offPlatform: true)]);
        var gathered = TitlePath.Of([Step(TitleStep.Awarded, 2025, 1, 15, offPlatform: true) with { EvidenceOnly = true }]);

        Assert.Equal(new DateOnly(2027, 1, 15), TitleRules.Current.NextDate(recorded, null));
        Assert.Null(TitleRules.Current.NextDate(gathered, null));
        Assert.Equal(new DateOnly(2027, 6, 1), TitleRules.Current.NextDate(gathered, new DateOnly(2027, 6, 1)));
    }

    [Theory]
    [InlineData(TitleStep.ApplicationSubmitted, true)]
    [InlineData(TitleStep.Returned, true)]
    [InlineData(TitleStep.Awarded, false)]
    [InlineData(TitleStep.Suspended, false)]
    public void A_committee_takes_its_own_steps_only(TitleStep step, bool may) =>
        Assert.Equal(may, TitleRules.Current.MayRecord(
            new CurrentUser("u", [new(Role.Member, "92094")]), "92094", step));

    private static Decision Decide(TitleFile file, RecordTitleStep.Request request) =>
        RecordTitleStep.Decide(file, Namur, Id, null, request, Today);
}
