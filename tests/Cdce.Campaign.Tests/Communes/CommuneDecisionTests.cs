using Cdce.Campaign.Communes;
using Cdce.Testing;
using static Cdce.Testing.Scenario<Cdce.Campaign.Communes.Commune>;

namespace Cdce.Campaign.Tests.Communes;

public class CommuneDecisionTests
{
    private static readonly DateOnly Day = new(2028, 12, 1);
    private static readonly CommuneDescription South = new("Luxembourg", "Région wallonne", "fr", 50.0, 5.7, 100);

    private static readonly Commune A = Given(Registered("82001", "Abourg"), new PopulationRecorded("82001", 9_000, new(2025, 1, 1), "x"));
    private static readonly Commune B = Given(Registered("82002", "Beville"), new PopulationRecorded("82002", 1_000, new(2025, 1, 1), "x"));

    private static readonly MergeCommunes.Request Merger = new(["82001", "82002"], new NewCommune("82050", "Abourg"), Day, "Decree");

    [Fact]
    public void A_merger_registers_the_new_commune_and_ends_the_former_ones() => MergeCommunes.Decide([A, B], null, Merger).Then(
        new CommuneRegistered("82050", new CommuneName("Abourg"), South with { AreaKm2 = 200 }, Day, "Decree"),
        new CommunesMerged("82050", ["82001", "82002"], Day),
        new PopulationRecorded("82050", 10_000, Day, "Sum of the former communes"),
        new CommuneEnded("82001", ["82050"], Day),
        new CommuneEnded("82002", ["82050"], Day));

    [Fact]
    public void A_commune_can_take_another_in()
    {
        var decision = MergeCommunes.Decide([A, B], A, Merger with { Into = new NewCommune("82001", "Abourg") });

        Assert.DoesNotContain(decision.Events, e => e is CommuneRegistered);
        Assert.Equal(["82002"], decision.Events.OfType<CommuneEnded>().Select(e => e.NisCode));
    }

    [Fact]
    public void A_merger_of_a_commune_that_does_not_exist_then_is_refused_with_its_code()
    {
        var decision = MergeCommunes.Decide([A], null, Merger);

        decision.ThenRefused("commune-not-then");
        Assert.Equal(["82002"], decision.Refusal?.Allowed);
    }

    [Fact]
    public void A_merger_under_a_code_in_use_is_refused() =>
        MergeCommunes.Decide([A, B], Given(Registered("82050", "Autre")), Merger).ThenRefused("code-in-use");

    [Fact]
    public void A_merger_is_reversed_as_of_its_own_day()
    {
        var merged = Given(Registered("82050", "Abourg", Day), new CommunesMerged("82050", ["82001", "82002"], Day),
            new PopulationRecorded("82050", 10_000, Day, "x"));

        ReverseMerger.Decide(merged, new("never decided")).Then(
            new MergerReversed("82050", ["82001", "82002"], Day, "never decided"),
            new PopulationWithdrawn("82050", Day, "never decided"),
            new CommuneRegistrationWithdrawn("82050", Day, "never decided"),
            new CommuneRestored("82001", Day, "never decided"),
            new CommuneRestored("82002", Day, "never decided"));
    }

    [Fact]
    public void What_no_merger_made_is_not_reversed() => ReverseMerger.Decide(A, new("x")).ThenRefused("not-merged");

    [Fact]
    public void A_merged_commune_that_has_ended_itself_is_not_reversed() =>
        ReverseMerger.Decide(
                Given(Registered("82050", "Abourg", Day), new CommunesMerged("82050", ["82001", "82002"], Day),
                    new CommuneEnded("82050", ["82060"], Day.AddYears(6))), new("x"))
            .ThenRefused("commune-merged");

    [Fact]
    public void On_the_day_before_a_commune_ends_it_exists_and_on_the_day_not()
    {
        var ended = Given(Registered("82001", "Abourg"), new CommuneEnded("82001", ["82050"], Day));

        Assert.True(ended.ExistsOn(Day.AddDays(-1)));
        Assert.False(ended.ExistsOn(Day));
    }

    [Fact]
    public void A_split_registers_the_parts_and_ends_the_commune()
    {
        var decision = SplitCommune.Decide(A, [], new([new("82051", "Un", Population: 5_000), new("82052", "Deux")], Day, "Decree"));

        Assert.Equal(["82051", "82052"], decision.Events.OfType<CommuneRegistered>().Select(e => e.NisCode));
        Assert.Equal(["82051", "82052"], Assert.Single(decision.Events.OfType<CommuneEnded>()).IntoNisCodes);
        Assert.Equal(5_000, Assert.Single(decision.Events.OfType<PopulationRecorded>()).Population);
    }

    [Fact]
    public void A_split_into_a_code_in_use_is_refused() =>
        SplitCommune.Decide(A, ["82052"], new([new("82051", "Un"), new("82052", "Deux")], Day, "x")).ThenRefused("code-in-use");

    [Fact]
    public void A_split_before_the_commune_existed_is_refused() =>
        SplitCommune.Decide(A, [], new([new("82051", "Un"), new("82052", "Deux")], new(1950, 1, 1), "x")).ThenRefused("commune-not-then");

    [Fact]
    public void A_population_is_recorded_with_its_day()
    {
        var today = new DateOnly(2026, 11, 20);
        RecordPopulation.Decide(A, new(9_100, new(2026, 1, 1), "Statbel"), today)
            .Then(new PopulationRecorded("82001", 9_100, new(2026, 1, 1), "Statbel"));
        RecordPopulation.Decide(A, new(9_000, new(2025, 1, 1), "Statbel"), today).Then();
        RecordPopulation.Decide(A, new(9_000, today.AddDays(1), "Statbel"), today).ThenRefused("population-in-future");
        RecordPopulation.Decide(A, new(9_000, new(1950, 1, 1), "Statbel"), today).ThenRefused("commune-not-then");
    }

    [Fact]
    public void A_commune_is_renamed_from_a_day_on()
    {
        RenameCommune.Decide(A, new("Abourg-la-Neuve", Day, Reason: "Decree"))
            .Then(new CommuneRenamed("82001", new CommuneName("Abourg-la-Neuve"), Day, "Decree"));
        RenameCommune.Decide(A, new("Abourg", Day)).Then();
        RenameCommune.Decide(A, new("Abourg-la-Neuve", new(1950, 1, 1))).ThenRefused("commune-not-then");
    }

    [Theory]
    [InlineData("Liège", "liege")]
    [InlineData("Éghezée", "eghezee")]
    [InlineData("Rhode-Saint-Genèse", "rhode-saint-genese")]
    [InlineData("Sankt Vith / Straße", "sankt vith / strasse")]
    public void Search_text_has_no_accents(string name, string plain) => Assert.Equal(plain, PlainText.Of(name));

    private static CommuneRegistered Registered(string nisCode, string name, DateOnly? on = null) =>
        new(nisCode, new CommuneName(name), South, on ?? new DateOnly(1977, 1, 1), "x");
}
