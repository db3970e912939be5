using Cdce.Contracts.Campaign;
using Cdce.Partners.Coverage;
using Cdce.Partners.Partners;
using Cdce.Partners.Pledges;
using Cdce.Testing;

namespace Cdce.Partners.Tests.Coverage;

public class CoverageTests
{
    private static readonly DateOnly Day = new(2026, 3, 14);
    private static readonly Dictionary<string, int> Targets = new() { ["shop"] = 4, ["horeca"] = 2, ["organisation"] = 1 };

    [Fact]
    public void The_count_equals_the_list_and_one_more_closes_the_gap_by_one()
    {
        var one = Shops(Pledge(1));
        var two = Shops(Pledge(1), Pledge(2));

        Assert.Equal((1, 3), (one.Counted, one.Gap));
        Assert.Equal((2, 2), (two.Counted, two.Gap));
        Assert.All(new[] { one, two }, c => Assert.Equal(c.Counted, c.Partners.Count));
    }

    [Fact]
    public void Only_a_pledge_that_holds_on_the_day_counts()
    {
        Assert.Equal(0, Shops(Pledge(1, since: Day.AddDays(1))).Counted);
        Assert.Equal(0, Shops(Pledge(1, until: Day.AddDays(-1))).Counted);
        Assert.Equal(1, Shops(Pledge(1, since: Day, until: Day)).Counted);

        var withdrawn = Pledge(1);
        withdrawn.WithdrawnOn = Day;
        Assert.Equal(0, Shops(withdrawn).Counted);
        withdrawn.WithdrawnOn = Day.AddDays(1);
        Assert.Equal(1, Shops(withdrawn).Counted);
    }

    [Fact]
    public void A_shop_must_show_it_a_school_need_not()
    {
        var hidden = Pledge(1);
        hidden.VisibilityShown = false;
        Assert.Equal(0, Shops(hidden).Counted);

        hidden.Kind = "school";
        Assert.Equal(1, Of("school", [hidden]).Counted);
    }

    [Fact]
    public void A_partner_with_two_pledges_counts_once() =>
        Assert.Equal(1, Shops(Pledge(1), Pledge(2, partner: 1)).Counted);

    [Fact]
    public void Institutions_and_the_like_count_as_organisations()
    {
        var pledge = Pledge(1);
        pledge.Kind = "care";
        Assert.Equal(0, Of("organisation", [pledge]).Gap);
    }

    [Fact]
    public void More_than_enough_leaves_no_gap() =>
        Assert.Equal(0, Shops([.. Enumerable.Range(1, 6).Select(i => Pledge(i))]).Gap);

    [Fact]
    public void Partners_without_a_pledge_are_prospects()
    {
        var partner = new PartnerRow { Id = Id(9), Kind = "shop", Name = "Séquoia", PlainName = "sequoia", NisCode = "51067" };

        Assert.Equal("Séquoia", Assert.Single(Of("shop", [Pledge(1)], partner).Prospects).Name);
        Assert.Empty(Of("shop", [Pledge(9)], partner).Prospects);
    }

    [Fact]
    public void Without_targets_there_is_no_gap() => Assert.All(
        KindCoverage.Of([Pledge(1)], [], null, Day, path => path), c => Assert.Null(c.Gap));

    [Fact]
    public void The_target_is_that_of_the_bracket()
    {
        var row = new PartnerTargetRow { Table = 1, ByPopulation = """{"15000":{"shop":4},"0":{"shop":1},"5000":{"shop":2}}""" };

        Assert.Equal([1, 2, 4, 4], new[] { 4_999, 5_000, 15_000, 90_000 }.Select(p => row.For(p)["shop"]));
    }

    [Fact]
    public void The_same_description_of_a_commune_twice_changes_nothing()
    {
        var described = new CommuneDescribed("51067", "Enghien", null, "Edingen", "Hainaut", "Wallonie", "fr", 14_000, 50.69, 4.04, new(2025, 1, 1));
        var commune = Scenario<PartnerCommune>.Given(PartnerCommuneDescribedHandler.Decide(null, described));

        Assert.Empty(PartnerCommuneDescribedHandler.Decide(commune, described));
        Assert.Empty(PartnerCommuneDescribedHandler.Decide(commune, described with { Population = 1, On = new(2024, 1, 1) }));
        Assert.Single(PartnerCommuneDescribedHandler.Decide(commune, described with { Population = 14_100, On = new(2026, 1, 1) }));
    }

    private static KindCoverage Shops(params PledgeRow[] pledges) => Of("shop", pledges);

    private static KindCoverage Of(string kind, PledgeRow[] pledges, params PartnerRow[] partners) =>
        KindCoverage.Of(pledges, partners, Targets, Day, path => path).Single(c => c.Kind == kind);

    private static PledgeRow Pledge(int id, int? partner = null, DateOnly? since = null, DateOnly? until = null) => new()
    {
        Id = Id(id),
        PartnerId = Id(partner ?? id),
        Kind = "shop",
        PartnerName = $"Commerce {id}",
        Products = ["café", "chocolat"],
        VisibilityShown = true,
        Since = since ?? new(2025, 1, 1),
        ValidUntil = until ?? new(2027, 1, 1),
    };

    private static Guid Id(int i) => new(i, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]);
}
