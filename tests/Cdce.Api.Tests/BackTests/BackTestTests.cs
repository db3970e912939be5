using Cdce.Api.BackTests;
using Cdce.Campaign.Momentum;
using Xunit.Abstractions;

namespace Cdce.Api.Tests.BackTests;

/// <summary>
/// The warning against other ways of warning, on simulated decades that its parameters were not chosen on (docs/decisions/momentum.md
/// has the figures of more of them). Simulated communes are not real ones: this shows that the warning does what it is meant to do.
/// </summary>
public class BackTestTests(ITestOutputHelper output)
{
    private static readonly MomentumParameters Parameters = MomentumReference.Load().Parameters;
    private static readonly Lazy<IReadOnlyList<JudgedHistory>> Histories = new(() => [.. BackTestCommand.Simulated(201, 203, 60)]);
    private static readonly Lazy<BackTest> Judged = new(() => BackTest.Of(Histories.Value, Parameters));

    [Fact]
    public void At_no_fewer_false_alarms_the_simple_rules_see_fewer_losses_and_see_them_later()
    {
        var test = Judged.Value;

        Assert.True(test.BeatsSimpleRules, string.Join('\n', test.Methods.Select(m => $"{m.Method}: {m.All}")));
        Assert.InRange(test.Momentum.All.FalseAlarms, 0.0, 0.2);
        Assert.All(test.Methods, m => Assert.InRange(m.All.FalseAlarms, 0, test.Momentum.All.FalseAlarms));
    }

    [Fact]
    public void A_stated_probability_is_about_how_often_it_is_true() =>
        Assert.All(Judged.Value.Calibration.Where(bin => bin.Looks >= 300), bin => Assert.InRange(bin.Observed - bin.Stated, -0.12, 0.12));

    [Fact]
    public void A_warning_that_looks_away_does_not_pass()
    {
        // Hardly moved by what is recorded, it warns when everybody else has long seen it.
        var blind = Parameters with { Detection = Parameters.Detection with { EvidenceWeight = 0.1 } };

        Assert.False(BackTest.Of(Histories.Value.Take(2), blind).BeatsSimpleRules);
        output.WriteLine($"planted: a warning that hardly looks at the facts -> caught by {nameof(At_no_fewer_false_alarms_the_simple_rules_see_fewer_losses_and_see_them_later)}");
    }

    [Fact]
    public void Losses_of_other_communes_are_not_found()
    {
        var swapped = Histories.Value.Take(2).Select(h => h with
        {
            Communes = [.. h.Communes.Zip(h.Communes.Skip(7).Concat(h.Communes.Take(7)), (mine, other) => mine with { Losses = other.Losses })],
        });
        var (true0, false0) = (Judged.Value.Momentum.All, BackTest.Of(swapped, Parameters).Momentum.All);

        Assert.True(false0.Precision < 0.6 * true0.Precision, $"{false0} and {true0}");
        output.WriteLine($"planted: the losses of other communes -> caught by {nameof(Losses_of_other_communes_are_not_found)}");
    }

    [Fact]
    public void Small_steady_committees_are_left_alone()
    {
        var small = Judged.Value.Communes
            .Where(c => c.Losses.Count == 0 && c.Commune.Facts.Count is > 0 and var facts
                && facts * 365.0 / (Histories.Value[0].Until.DayNumber - c.Commune.ActiveFrom.DayNumber) < 8)
            .ToList();
        var recording = Judged.Value.SimpleRules.Single(r => r.Method == "lastRecording");

        var warned = WarningScore.Of(small, l => l.Momentum.Level is MomentumLevel.Fading).FalseAlarms;
        var byDays = WarningScore.Of(small, l => l.DaysSinceRecording > recording.Limit).FalseAlarms;

        Assert.True(small.Count >= 8, $"only {small.Count}");
        Assert.True(warned < 0.5 * byDays, $"{warned} and {byDays} a year");
        output.WriteLine($"planted: so many days for everybody ({byDays:0.00} needless warnings a year, not {warned:0.00}) -> caught by {nameof(Small_steady_committees_are_left_alone)}");
    }

    [Fact]
    public void The_figures_come_again_from_the_same_seed() => Assert.Equal(
        BackTest.Of(BackTestCommand.Simulated(7, 7, 8), Parameters).Methods.Select(m => m.All),
        BackTest.Of(BackTestCommand.Simulated(7, 7, 8), Parameters).Methods.Select(m => m.All));

    [Fact]
    public void The_shipped_figures_are_those_of_the_shipped_parameters()
    {
        var proof = MomentumProof.Load();

        Assert.Equal(MomentumReference.Load().Edition, proof.Edition);
        Assert.Equal(["momentum", "cusum", "lastSignIn", "lastRecording", "lastMeeting"], proof.Methods.Select(m => m.Method));
    }

    [Fact]
    public async Task The_command_fails_where_the_warning_is_beaten() =>
        Assert.Equal(1, await BackTestCommand.RunAsync(["--seeds", "1..1", "--communes", "5", "--world", "half"]));

    [Fact]
    public async Task A_history_is_read_from_lines_and_a_wrong_line_is_named()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, """
                {"commune":"63079","kind":"committeeMeeting","on":"2015-01-10","recordedOn":"2015-01-14","criterion":"committee"}
                {"commune":"63079","kind":"awarenessAction","on":"2015-05-10"}
                {"commune":"63079","signedInOn":"2015-02-01"}
                {"commune":"63079","pausedFrom":"2016-01-01","pausedUntil":"2016-03-31"}
                {"commune":"63079","causeOn":"2018-03-02","lostOn":"2018-06-01","recoveredOn":"2019-02-01"}

                """);

            var commune = Assert.Single((await JudgedHistory.ReadAsync(path, CancellationToken.None)).Communes);

            Assert.Equal([new(2015, 1, 14), new(2015, 5, 10)], commune.Facts.Select(f => f.RecordedOn));
            Assert.Equal(new TrueLoss(new(2018, 3, 2), new(2018, 6, 1), new(2019, 2, 1)), Assert.Single(commune.Losses));
            Assert.Equal([new WatchPause(new(2016, 1, 1), new(2016, 3, 31))], commune.Pauses);
            Assert.Equal([new(2015, 1, 14), new(2015, 2, 1), new(2015, 5, 10)], commune.SignIns);

            await File.AppendAllTextAsync(path, "{\"commune\":\"63079\",\"on\":\"yesterday\"}\n");
            var refused = await Assert.ThrowsAsync<StartRefusedException>(() => JudgedHistory.ReadAsync(path, CancellationToken.None));
            Assert.StartsWith("Line 6 ", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
