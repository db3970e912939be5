using Cdce.Campaign.Momentum;
using Cdce.Testing;
using static Cdce.Campaign.Tests.Momentum.Histories;

namespace Cdce.Campaign.Tests.Momentum;

public class MomentumParametersTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly MomentumParametersSet First =
        new(1, true, Parameters.Kinds, Parameters.Detection, new(2006, 1, 1));

    [Fact]
    public void Every_kind_of_the_ledger_has_its_weight() =>
        Assert.Empty(Activities.ActivityKinds.All.Select(k => k.Code).Except(Parameters.Kinds.Select(k => k.Kind)));

    [Fact]
    public void The_shipped_example_passes_its_own_rules() =>
        Assert.Empty(new ReviseMomentumParameters.Validator().Validate(Request(Parameters.Detection)).Errors);

    [Fact]
    public void A_revision_is_the_next_version_and_no_example_any_more()
    {
        var detection = Parameters.Detection with { EvidenceWeight = 0.5 };

        ReviseMomentumParameters.Decide(First, Request(detection), Today)
            .Then(new MomentumParametersSet(2, false, Parameters.Kinds, detection, Today));
    }

    [Fact]
    public void The_same_values_are_no_revision() => ReviseMomentumParameters.Decide(First, Request(Parameters.Detection), Today).Then();

    [Fact]
    public void Thresholds_without_distance_are_refused() => Assert.NotEmpty(new ReviseMomentumParameters.Validator()
        .Validate(Request(Parameters.Detection with { BackProbability = 0.5, WatchProbability = 0.5 })).Errors);

    [Fact]
    public void An_evaluation_of_tomorrow_is_refused() =>
        EvaluateMomentum.Decide(Today.AddDays(1), Today).ThenRefused("evaluation-in-future");

    [Fact]
    public void A_later_example_follows_an_earlier_one_and_never_what_somebody_revised()
    {
        var shipped = MomentumReference.Load();
        var earlier = First with { Detection = Parameters.Detection with { HazardPerWeek = 0.0025 } };

        Assert.Equal(1, MomentumParametersLoader.Next(null, shipped, Today)?.Version);
        Assert.Equal((2, true, Today), MomentumParametersLoader.Next(earlier, shipped, Today) is { } next ? (next.Version, next.Example, next.ValidFrom) : default);
        Assert.Null(MomentumParametersLoader.Next(First, shipped, Today));
        Assert.Null(MomentumParametersLoader.Next(earlier with { Example = false }, shipped, Today));
    }

    private static ReviseMomentumParameters.Request Request(DetectionParameters detection) => new(Parameters.Kinds, detection);
}
