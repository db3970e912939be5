using System.Globalization;
using Cdce.Campaign.Momentum;

namespace Cdce.Api.BackTests;

/// <summary>A back-test in lines to read and as data to keep.</summary>
internal static class BackTestReport
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["momentum"] = "momentum",
        ["cusum"] = "seasonal CUSUM per commune",
        ["lastSignIn"] = "days since last sign-in",
        ["lastRecording"] = "days since last recording",
        ["lastMeeting"] = "days since last meeting",
    };

    public static IEnumerable<string> Lines(BackTest test, string title, MomentumReference.Example reference)
    {
        yield return Text($"Judged: {title}, {test.Momentum.All.Losses} losses of four months and more.");
        yield return Text($"Parameters: edition {reference.Edition}, chosen on seeds {reference.FittedOn}. Limits of the others: chosen on what is judged here, at no more false alarms.");
        yield return "";
        yield return $"{"",-28}{"false alarms",14}{"losses",9}{"seen",9}{"warnings",10}{"median days",13}{"limit",9}";
        yield return $"{"",-28}{"a year",14}{"seen",9}{"before",9}{"right",10}{"before loss",13}";
        foreach (var method in test.Methods)
        {
            yield return Text($"{Names[method.Method],-28}{method.All.FalseAlarms,14:0.000}{method.All.Recall,9:0.0%}{method.All.Before,9:0.0%}{method.All.Precision,10:0.0%}{method.All.Lead,13:0}")
                + (method.Limit is { } limit ? Text($"{limit,9:0.0}") : "");
        }

        yield return "";
        yield return "Probability: stated, true, times stated";
        foreach (var bin in test.Calibration)
            yield return Text($"{bin.Stated,12:0.00}{bin.Observed,6:0.00}{bin.Looks,14}");
        if (test.Momentum.Each.Count > 1)
        {
            yield return "";
            foreach (var other in test.Methods.Skip(1))
                yield return Against(test, other);
            yield return "Against the CUSUM seed by seed, losses seen and days: " + string.Join("  ", test.Momentum.Each.Zip(test.Cusum.Each,
                (m, c) => Text($"{100 * (m.Recall - c.Recall):+0;-0;0} %/{m.Lead - c.Lead:+0;-0;0}")));
        }

        yield return "";
        yield return test.BeatsSimpleRules
            ? "The warning sees more losses than each simple rule, and sees them sooner."
            : "The warning does NOT beat each simple rule in losses seen and in days.";
    }

    /// <summary>The figures that the page for the coordination shows.</summary>
    public static MomentumProof Proof(BackTest test, string title, int communes, MomentumReference.Example reference) => new(
        title, reference.FittedOn, communes, reference.Edition,
        [.. test.Methods.Select(m => new ProvenMethod(m.Method, Math.Round(m.All.FalseAlarms, 3), m.All.Lead,
            Math.Round(m.All.Recall, 3), Math.Round(m.All.Before, 3), Math.Round(m.All.Precision, 3), m.All.Warnings, m.All.Losses))],
        test.Calibration);

    private static string Against(BackTest test, JudgedMethod other)
    {
        var recall = test.Better(other, s => 100 * s.Recall);
        var lead = test.Better(other, s => s.Lead);
        var sure = recall.Low > 0 && lead.Low > 0 ? "better in both, beyond chance"
            : recall.High < 0 || lead.High < 0 ? "worse in one, beyond chance" : "not beyond chance in both";
        return Text($"Better than {Names[other.Method]} by {recall.Mean:0.0} % of the losses ({recall.Low:0.0} to {recall.High:0.0}) and {lead.Mean:0} days ({lead.Low:0} to {lead.High:0}): {sure}.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
