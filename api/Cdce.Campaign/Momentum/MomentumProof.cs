using System.Text.Json;

namespace Cdce.Campaign.Momentum;

/// <summary>How far the warning can be trusted: what the last back-test of these parameters measured.</summary>
/// <param name="Seeds">The simulated decades that were judged, as in 101..120.</param>
/// <param name="FittedOn">The simulated decades on which the parameters were chosen; never the judged ones.</param>
/// <param name="Communes">Communes in each decade.</param>
/// <param name="Edition">The shipped parameters that were judged.</param>
/// <param name="Methods">The warning first, then what it is compared with, at no more false alarms than the warning gives.</param>
/// <param name="Calibration">The stated probability beside what was true.</param>
public sealed record MomentumProof(
    string Seeds, string FittedOn, int Communes, string Edition,
    IReadOnlyList<ProvenMethod> Methods, IReadOnlyList<ProvenProbability> Calibration)
{
    /// <summary>The figures that ship with the program.</summary>
    public static MomentumProof Load()
    {
        using var stream = typeof(MomentumProof).Assembly
            .GetManifestResourceStream("Cdce.Campaign.Momentum.reference.momentum-proof.json")
            ?? throw new InvalidOperationException("The figures of the back-test are missing.");
        return JsonSerializer.Deserialize<MomentumProof>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("The figures of the back-test are empty.");
    }
}

/// <summary>What one way of warning did.</summary>
/// <param name="Method">momentum, cusum, lastSignIn, lastRecording or lastMeeting</param>
/// <param name="FalseAlarms">Warnings without a loss, per commune and year in which it was well.</param>
/// <param name="LeadDays">Days of warning before the loss, median over all losses; negative where the warning came after it.</param>
/// <param name="Recall">Share of the losses that were warned of before they were over (0 to 1).</param>
/// <param name="Before">Share of the losses that were warned of before they came (0 to 1).</param>
/// <param name="Precision">Share of the warnings that were right (0 to 1).</param>
public sealed record ProvenMethod(
    string Method, double FalseAlarms, double LeadDays, double Recall, double Before, double Precision, int Warnings, int Losses);

/// <summary>How often it was true when a probability of about so much was stated.</summary>
/// <param name="Looks">How often it was stated.</param>
public sealed record ProvenProbability(double Stated, double Observed, int Looks);
