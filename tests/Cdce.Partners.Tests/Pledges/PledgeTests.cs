using Cdce.Contracts;
using Cdce.Contracts.Partners;
using Cdce.Partners.Partners;
using Cdce.Partners.Pledges;
using Cdce.Testing;
using static Cdce.Testing.Scenario<Cdce.Partners.Pledges.Pledge>;

namespace Cdce.Partners.Tests.Pledges;

public class PledgeTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly Guid Id = new("01956f2e-0000-7000-8000-000000000001");
    private static readonly Guid PartnerId = new("01956f2e-0000-7000-8000-000000000002");
    private static readonly Guid Renewal = new("01956f2e-0000-7000-8000-000000000003");
    private static readonly string[] Products = ["café", "chocolat"];

    private static readonly Partner Shop = Scenario<Partner>.Given(
        new PartnerRegistered(PartnerId, new("shop", "Séquoia", "51067"), null, new(2026, 1, 1)));

    private static readonly PledgeConfirmed Confirmed = new(
        Id, PartnerId, "shop", "51067", "Séquoia", Products, true, null, null, new(2026, 12, 31), new(2025, 1, 1));

    private static readonly PledgeWithdrawn Withdrawn = new(Id, "51067", "closed", new(2026, 3, 1), []);

    [Fact]
    public void A_pledge_holds_as_long_as_the_rule_says_where_its_form_says_nothing() =>
        ConfirmPledge.Decide(Id, Shop, new(PartnerId, Products, true, new(2025, 1, 1)), 0, Today)
            .Then(Confirmed with { ValidUntil = new(2027, 1, 1) });

    [Fact]
    public void A_pledge_that_makes_no_sense_is_refused()
    {
        var merged = Shop with { MergedInto = Id };

        ConfirmPledge.Decide(Id, merged, new(PartnerId, Products, true), 0, Today).ThenRefused("partner-merged");
        ConfirmPledge.Decide(Id, Shop, new(PartnerId, Products, true, Today.AddDays(1)), 0, Today).ThenRefused("pledge-in-future");
        ConfirmPledge.Decide(Id, Shop, new(PartnerId, Products, true, ValidUntil: Today.AddDays(-1)), 0, Today)
            .ThenRefused("pledge-period-reversed");
        ConfirmPledge.Decide(Id, Shop, new(PartnerId, Products, true), 1, Today).ThenRefused("pledge-exists");
    }

    [Theory]
    [InlineData(false, "café")]
    [InlineData(false, "café", "Cafe")]
    [InlineData(true, "café", "chocolat")]
    public void A_pledge_names_two_products_at_least(bool valid, params string[] products) =>
        Assert.Equal(valid, new ConfirmPledge.Validator().Validate(new ConfirmPledge.Request(PartnerId, products, true)).IsValid);

    [Fact]
    public void A_pledge_is_renewed_even_after_it_ran_out() =>
        RenewPledge.Decide(Renewal, Given(Confirmed), new(Products, true, new(2028, 3, 14)), Today)
            .Then(new PledgeRenewed(Renewal, Id, "shop", "51067", Products, true, null, new(2028, 3, 14), Today));

    [Fact]
    public void A_renewal_that_makes_no_sense_is_refused()
    {
        RenewPledge.Decide(Renewal, Given(Confirmed, Withdrawn), new(Products, true), Today).ThenRefused("pledge-withdrawn");
        RenewPledge.Decide(Renewal, Given(Confirmed), new(Products, true, On: Today.AddDays(1)), Today).ThenRefused("pledge-in-future");
        RenewPledge.Decide(Renewal, Given(Confirmed), new(Products, true, On: new(2024, 1, 1)), Today).ThenRefused("pledge-renewed-before");
        RenewPledge.Decide(Renewal, Given(Confirmed), new(Products, true, Today.AddDays(-1)), Today).ThenRefused("pledge-period-reversed");
    }

    [Fact]
    public void A_pledge_is_withdrawn_from_a_day_on() =>
        WithdrawPledge.Decide(Given(Confirmed), new("closed", new(2026, 3, 1)), Today).Then(Withdrawn);

    [Fact]
    public void A_mistaken_pledge_never_was() =>
        WithdrawPledge.Decide(Given(Confirmed), new("recordedByMistake"), Today)
            .Then(new PledgeWithdrawn(Id, "51067", "recordedByMistake", Confirmed.On, []));

    [Fact]
    public void A_withdrawal_that_makes_no_sense_is_refused()
    {
        WithdrawPledge.Decide(Given(Confirmed, Withdrawn), new("closed"), Today).ThenRefused("pledge-withdrawn");
        WithdrawPledge.Decide(Given(Confirmed), new("closed", Today.AddDays(1)), Today).ThenRefused("pledge-in-future");
        WithdrawPledge.Decide(Given(Confirmed), new("closed", new(2024, 1, 1)), Today).ThenRefused("pledge-not-begun");
    }

    [Fact]
    public void A_pledge_lapses_once_the_day_after_its_last()
    {
        var lapsed = new PledgeLapsed(Renewal, Id, "shop", "51067", new(2027, 1, 1));

        Assert.Empty(CheckPledgeHandler.Decide(Renewal, Given(Confirmed), new(2026, 12, 31)));
        Assert.Equal([lapsed], CheckPledgeHandler.Decide(Renewal, Given(Confirmed), new(2027, 1, 5)));
        Assert.Empty(CheckPledgeHandler.Decide(Renewal, Given(Confirmed, lapsed), new(2027, 1, 5)));
    }

    [Fact]
    public void A_pledge_that_was_renewed_or_withdrawn_does_not_lapse()
    {
        var renewed = new PledgeRenewed(Renewal, Id, "shop", "51067", Products, true, null, new(2029, 1, 1), new(2026, 12, 1));

        Assert.Empty(CheckPledgeHandler.Decide(Renewal, Given(Confirmed, renewed), new(2027, 1, 5)));
        Assert.Empty(CheckPledgeHandler.Decide(Renewal, Given(Confirmed, Withdrawn), new(2027, 1, 5)));
    }

    [Fact]
    public void A_pledge_is_looked_at_the_morning_after_its_last_day() => Assert.Equal(
        new ScheduledMessage(new CheckPledge(Id), new(2027, 1, 1, 6, 0, 0, TimeSpan.Zero)),
        PledgeExpectedHandler.Handle(new(Id, new(2026, 12, 31))));

    [Theory]
    [InlineData("shop", "shops", "shop")]
    [InlineData("horeca", "shops", "horeca")]
    [InlineData("school", "organisations", "school")]
    [InlineData("youth", "organisations", "organisation")]
    [InlineData("producer", "localProducts", "producer")]
    [InlineData("unspecified", null, null)]
    public void A_pledge_speaks_for_the_criterion_of_its_partner_and_is_counted_under_its_kind(
        string kind, string? criterion, string? counted)
    {
        var activity = Assert.IsType<CommuneActivityRecorded>(Outbound.Translate(Confirmed with { Kind = kind })[0]);

        Assert.Equal((Id, "partnerPledge", criterion, Confirmed.On), (activity.ActivityId, activity.Kind, activity.Criterion, activity.On));
        Assert.Equal((counted, Confirmed.ValidUntil), (activity.PartnerKind, activity.ValidUntil));
    }

    [Fact]
    public void A_withdrawal_takes_the_fact_back() =>
        Assert.Equal([new CommuneActivityWithdrawn(Id, "51067", Withdrawn.On, "pledgeWithdrawn")], Outbound.Translate(Withdrawn));

    [Fact]
    public void A_withdrawal_takes_the_renewals_back_too()
    {
        var renewed = new PledgeRenewed(Renewal, Id, "shop", "51067", Products, true, null, new(2028, 1, 1), new(2026, 2, 1));
        var decision = WithdrawPledge.Decide(Given(Confirmed, renewed), new("closed", new(2026, 3, 1)), Today);

        Assert.Equal([Id, Renewal], Outbound.Translate(Assert.IsType<PledgeWithdrawn>(Assert.Single(decision.Events))).Select(m => m.ActivityId));
    }
}
