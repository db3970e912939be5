using Cdce.Contracts.Campaign;
using Cdce.Learning.MentoringProfiles;
using Cdce.Testing;
using static Cdce.Testing.Scenario<Cdce.Learning.MentoringProfiles.MentoringProfile>;

namespace Cdce.Learning.Tests.MentoringProfiles;

public class MentoringProfileTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);

    private static readonly CommuneDescribed Eupen = new("63023", "Eupen", "Eupen", null, "Liège", "wallonia", "de", 20_000,
        50.63, 6.03, new(2025, 1, 1));

    private static readonly MentoringCommuneDescribed Described = new("63023", new LocalText("Eupen", "Eupen"), "Liège",
        "wallonia", ["de"], 20_000, 50.63, 6.03, new(2025, 1, 1));

    private static readonly CommuneStandingChanged Standing =
        new("63023", true, "onTrack", ["committee"], ["shops"], new(2026, 1, 1));

    private static readonly MentoringOffer Offer = new(["committee"], ["shops"], 2, ["de", "fr"], 60, null, null);
    private static readonly MentoringOffered Offered = new("63023", Offer, new(2026, 2, 1), new(2026, 2, 1));
    private static readonly OfferMentoring.Request Request = new(["committee"], 2, ["de", "fr"], 60, true, ["shops"]);

    [Fact]
    public void A_described_commune_gets_a_profile_with_its_language()
    {
        var described = Assert.IsType<MentoringCommuneDescribed>(Assert.Single(CommuneDescribedHandler.Decide(null, Eupen)));

        Assert.Equal(["de"], described.Languages);
        Assert.Equal("Eupen", described.Name.De);
    }

    [Fact]
    public void The_same_description_twice_changes_nothing() =>
        Assert.Empty(CommuneDescribedHandler.Decide(Commune(CommuneDescribedHandler.Decide(null, Eupen)), Eupen));

    [Fact]
    public void An_older_description_is_not_news() =>
        Assert.Empty(CommuneDescribedHandler.Decide(Commune(Described), Eupen with { Population = 1, On = new(2024, 1, 1) }));

    [Fact]
    public void A_newer_description_is_taken() =>
        Assert.Single(CommuneDescribedHandler.Decide(Commune(Described), Eupen with { Population = 21_000, On = new(2026, 1, 1) }));

    [Fact]
    public void The_standing_may_arrive_before_the_description()
    {
        var noted = CommuneStandingChangedHandler.Decide(null, Standing);

        var profile = Commune([.. noted, .. CommuneDescribedHandler.Decide(Commune(noted), Eupen)]);

        Assert.Equal("Eupen", profile.Commune?.Name.Fr);
        Assert.Equal(["committee"], profile.Standing?.StrongCriteria);
    }

    [Fact]
    public void The_same_standing_twice_changes_nothing()
    {
        var profile = Commune([Described, .. CommuneStandingChangedHandler.Decide(Commune(Described), Standing)]);

        Assert.Empty(CommuneStandingChangedHandler.Decide(profile, Standing));
        Assert.Empty(CommuneStandingChangedHandler.Decide(profile, Standing with { Titled = false, On = new(2025, 1, 1) }));
        Assert.Single(CommuneStandingChangedHandler.Decide(profile, Standing with { Titled = false }));
    }

    [Fact]
    public void An_offer_is_recorded_with_its_consent() =>
        OfferMentoring.Decide("63023", null, Request, Today).Then(new MentoringOffered("63023", Offer, Today, Today));

    [Fact]
    public void An_offer_without_consent_is_refused() =>
        OfferMentoring.Decide("63023", null, Request with { Consent = false }, Today).ThenRefused("mentoring-consent-missing");

    [Fact]
    public void A_second_offer_is_refused() =>
        OfferMentoring.Decide("63023", Given(Offered), Request, Today).ThenRefused("mentoring-already-offered");

    [Fact]
    public void An_offer_dated_tomorrow_is_refused() =>
        OfferMentoring.Decide("63023", null, Request with { On = Today.AddDays(1) }, Today).ThenRefused("mentoring-in-future");

    [Theory]
    [InlineData(-1, "fr", 60)]
    [InlineData(11, "fr", 60)]
    [InlineData(1, "english", 60)]
    [InlineData(1, "fr", 0)]
    public void An_offer_out_of_range_is_malformed(int capacity, string language, int km) => Assert.False(
        new OfferMentoring.Validator().Validate(new OfferMentoring.Request([], capacity, [language], km, true)).IsValid);

    [Fact]
    public void What_is_left_out_of_a_change_stays() =>
        UpdateMentoringProfile.Decide(Given(Offered), new(Capacity: 0), Today)
            .Then(new MentoringOfferRevised(Offer with { Capacity = 0 }, Today));

    [Fact]
    public void Only_what_is_offered_can_be_changed() =>
        UpdateMentoringProfile.Decide(null, new(Capacity: 0), Today).ThenRefused("mentoring-not-offered");

    [Fact]
    public void A_change_dated_tomorrow_is_refused() =>
        UpdateMentoringProfile.Decide(Given(Offered), new(On: Today.AddDays(1)), Today).ThenRefused("mentoring-in-future");

    [Fact]
    public void A_period_that_ends_before_it_begins_is_refused() =>
        UpdateMentoringProfile.Decide(
            Given(Offered, new MentoringOfferRevised(Offer with { From = Today }, Today)),
            new(Until: Today.AddDays(-1)), Today).ThenRefused("mentoring-period-reversed");

    [Fact]
    public void An_offer_can_be_withdrawn_and_made_again()
    {
        WithdrawMentoringOffer.Decide(Given(Offered), new("noTime"), Today).Then(new MentoringOfferWithdrawn("noTime", Today));
        OfferMentoring.Decide("63023", Given(Offered, new MentoringOfferWithdrawn("noTime", Today)), Request, Today)
            .Then(new MentoringOffered("63023", Offer, Today, Today));
    }

    [Fact]
    public void Nothing_offered_cannot_be_withdrawn() =>
        WithdrawMentoringOffer.Decide(null, new("noTime"), Today).ThenRefused("mentoring-not-offered");

    [Fact]
    public void A_withdrawal_dated_tomorrow_is_refused() =>
        WithdrawMentoringOffer.Decide(Given(Offered), new("noTime", Today.AddDays(1)), Today).ThenRefused("mentoring-in-future");

    [Fact]
    public void Reserved_places_are_not_free()
    {
        var request = new Guid("01956f2e-0000-7000-8000-000000000001");

        Assert.Equal(1, Given(Offered, new MentoringPlaceReserved(request, Today)).FreePlaces);
        Assert.Equal(2, Given(Offered, new MentoringPlaceReserved(request, Today),
            new MentoringPlaceFreed(request, Today)).FreePlaces);
    }

    private static DescribedCommune Commune(params object[] events) => Scenario<DescribedCommune>.Given(events);
}
