using Cdce.Partners.Partners;
using Cdce.Testing;
using static Cdce.Testing.Scenario<Cdce.Partners.Partners.Partner>;

namespace Cdce.Partners.Tests.Partners;

public class PartnerTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly Guid Id = new("01956f2e-0000-7000-8000-000000000001");
    private static readonly Guid Other = new("01956f2e-0000-7000-8000-000000000002");
    private static readonly PartnerDescription Oxfam = new("shop", "Oxfam-Magasins du monde", "55004", "Rue de la Station 4", "7090");
    private static readonly PartnerRegistered Registered = new(Id, Oxfam, null, new(2026, 1, 1));
    private static readonly PartnerRegistered OtherRegistered = Registered with { PartnerId = Other };
    private static readonly RegisterPartner.Request Request = new("shop", "Oxfam-Magasins du monde", "55004");

    [Fact]
    public void A_partner_is_registered() => RegisterPartner.Decide(Id, Request, [], Today)
        .Then(new PartnerRegistered(Id, new("shop", "Oxfam-Magasins du monde", "55004", Products: [], Labels: []), null, Today));

    [Fact]
    public void An_entry_that_may_mean_the_same_is_offered_first()
    {
        var refused = RegisterPartner.Decide(Id, Request, [Other.ToString()], Today);

        refused.ThenRefused("partner-may-exist");
        Assert.Equal([Other.ToString()], refused.Refusal?.Allowed);
        Assert.Null(RegisterPartner.Decide(Id, Request with { NotADuplicate = true }, [Other.ToString()], Today).Refusal);
    }

    [Fact]
    public void A_partner_of_tomorrow_is_refused() =>
        RegisterPartner.Decide(Id, Request with { On = Today.AddDays(1) }, [], Today).ThenRefused("partner-in-future");

    [Theory]
    [InlineData("bakery", "Séquoia", "51067", null)]
    [InlineData("shop", "", "51067", null)]
    [InlineData("shop", "Séquoia", "5106", null)]
    [InlineData("shop", "Séquoia", "51067", "0202.239.952")]
    public void A_malformed_entry_is_not_taken(string kind, string name, string nis, string? number) => Assert.False(
        new RegisterPartner.Validator().Validate(new RegisterPartner.Request(kind, name, nis, EnterpriseNumber: number)).IsValid);

    [Fact]
    public void An_entry_is_put_right_as_of_its_own_day() => UpdatePartner.Decide(Given(Registered), new(Postcode: "7091"))
        .Then(new PartnerDescriptionCorrected(Id, Oxfam with { Postcode = "7091" }, Registered.On));

    [Fact]
    public void What_changes_nothing_is_nothing() => UpdatePartner.Decide(Given(Registered), new(Postcode: "7090")).Then();

    [Fact]
    public void A_merged_entry_is_not_changed() =>
        UpdatePartner.Decide(Given(Registered, new PartnerMergedInto(Id, Other, Today)), new(Postcode: "7091")).ThenRefused("partner-merged");

    [Fact]
    public void Two_entries_are_merged_and_parted()
    {
        MergePartners.Decide(Given(Registered), Given(OtherRegistered)).Then();
        var merged = Given(OtherRegistered, new PartnerMergedInto(Other, Id, Today));
        var kept = Given(Registered, new PartnerAbsorbed(Id, Other, Today));
        Assert.False(merged.Stands);
        Assert.True(kept.Stands);
        UndoPartnerMerge.Decide(kept, merged).Then();

        Assert.True(Given(OtherRegistered, new PartnerMergedInto(Other, Id, Today), new PartnerMergeUndone(Other, Id, Today)).Stands);
        Assert.Empty(Given(Registered, new PartnerAbsorbed(Id, Other, Today), new PartnerMergeUndone(Id, Other, Today)).Absorbed);
    }

    [Fact]
    public void A_merge_that_makes_no_sense_is_refused()
    {
        var merged = Given(OtherRegistered, new PartnerMergedInto(Other, Id, Today));

        MergePartners.Decide(Given(Registered), Given(Registered)).ThenRefused("partner-merged-with-itself");
        MergePartners.Decide(Given(Registered), merged).ThenRefused("partner-merged");
        UndoPartnerMerge.Decide(Given(Registered), Given(OtherRegistered)).ThenRefused("partner-not-merged");
    }

    [Fact]
    public void Likeness_has_three_rules()
    {
        var numbered = Oxfam with { EnterpriseNumber = "0403170701" };

        Assert.Equal("enterpriseNumber", PartnerLikeness.Rule(numbered, numbered with { Name = "OMDM", NisCode = "92094" }));
        Assert.Equal("nameAndCommune", PartnerLikeness.Rule(Oxfam, Oxfam with { Name = "OXFAM Magasins du Monde ASBL", Address = null }));
        Assert.Equal("nameAndAddress", PartnerLikeness.Rule(Oxfam, Oxfam with { NisCode = "55040", Address = "rue de la station, 4" }));
        Assert.Null(PartnerLikeness.Rule(Oxfam, Oxfam with { NisCode = "55040", Address = "Grand-Place 1" }));
        Assert.Null(PartnerLikeness.Rule(Oxfam, Oxfam with { Name = "Séquoia" }));
    }
}
