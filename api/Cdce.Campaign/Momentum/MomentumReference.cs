using System.Text.Json;

namespace Cdce.Campaign.Momentum;

/// <summary>The example parameters that the module ships.</summary>
public static class MomentumReference
{
    /// <summary>The parameters and where they come from.</summary>
    /// <param name="ValidFrom">The first day for which they are meant.</param>
    /// <param name="Edition">Names these values; a later release may ship others.</param>
    /// <param name="FittedOn">The simulated decades on which they were chosen.</param>
    public sealed record Example(MomentumParameters Parameters, DateOnly ValidFrom, string Edition, string FittedOn);

    /// <summary>Reads them.</summary>
    public static Example Load()
    {
        using var stream = typeof(MomentumReference).Assembly
            .GetManifestResourceStream("Cdce.Campaign.Momentum.reference.momentum-parameters.json")
            ?? throw new InvalidOperationException("The example parameters of the momentum are missing.");
        var file = JsonSerializer.Deserialize<File>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("The example parameters of the momentum are empty.");
        return new Example(new MomentumParameters(1, true, file.Kinds, file.Detection), file.ValidFrom, file.Edition, file.FittedOn);
    }

    private sealed record File(string Edition, string FittedOn, DateOnly ValidFrom,
        IReadOnlyList<KindParameters> Kinds, DetectionParameters Detection);
}
