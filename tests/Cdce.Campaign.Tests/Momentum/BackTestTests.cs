using System.Globalization;
using Cdce.Api.Demo;

namespace Cdce.Campaign.Tests.Momentum;

/// <summary>
/// The warning against two simple rules on simulated decades (figures in docs/decisions/momentum.md). Simulated communes
/// are not real ones: this shows that the warning does what it is meant to do, not how often it will be right.
/// </summary>
public class BackTestTests
{
    private static readonly Lazy<IReadOnlyList<BackTest>> Decades = new(() => [.. Enumerable.Range(1, 5).Select(seed => Replay(seed, 60))]);

    [Fact]
    public void At_the_same_rate_of_false_alarms_momentum_finds_more_losses_than_the_simple_rules()
    {
        var momentum = Decades.Value.Select(d => d.OfMomentum()).ToList();
        var lastRecording = Decades.Value.Zip(momentum, (d, m) => d.OfLastRecording(m.FalseAlarmsPerYear)).ToList();
        var lastMeeting = Decades.Value.Zip(momentum, (d, m) => d.OfLastMeeting(m.FalseAlarmsPerYear)).ToList();

        Assert.InRange(momentum.Average(m => m.FalseAlarmsPerYear), 0.0, 0.2);
        Assert.True(Recall(momentum) > Recall(lastMeeting), $"{Recall(momentum)} and {Recall(lastMeeting)}");
        Assert.True(Recall(momentum) > 0.6, $"{Recall(momentum)}");
        Assert.True(Recall(momentum) > Recall(lastRecording), $"{Recall(momentum)} and {Recall(lastRecording)}");
    }

    [Fact]
    public void What_is_called_nearly_certain_is_mostly_true_and_what_is_called_unlikely_is_not()
    {
        var calibration = Decades.Value.SelectMany(d => d.Calibration()).ToList();

        Assert.All(calibration.Where(c => c.Stated > 0.9), c => Assert.InRange(c.True, 0.65, 1));
        Assert.All(calibration.Where(c => c.Stated < 0.1), c => Assert.InRange(c.True, 0, 0.2));
    }

    [Fact]
    public void The_figures_come_again_from_the_same_seed() =>
        Assert.Equal(Replay(1, 6).OfMomentum(), Replay(1, 6).OfMomentum());

    private static double Recall(List<BackTestResult> results) => results.Average(r => r.Recall);

    private static BackTest Replay(int seed, int communes) => BackTest.Run(
        new SimulationPlan(seed, new DateOnly(2016, 11, 22), new DateOnly(2026, 11, 22), Communes(communes)), Histories.Parameters);

    private static List<CommuneTraits> Communes(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new CommuneTraits(
            (50_000 + 37 * i).ToString(CultureInfo.InvariantCulture), $"Commune {i}", 3_000 + i % 12 * i % 9 * 1_700 + 900 * i, i % 15 == 7 ? "de" : "fr"))];
}
