using System.Text.Json;

namespace Cdce.Campaign.Momentum;

/// <summary>The example parameters that the module ships.</summary>
internal static class MomentumReference
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static (MomentumParameters Parameters, DateOnly ValidFrom) Load()
    {
        using var stream = typeof(MomentumReference).Assembly
            .GetManifestResourceStream("Cdce.Campaign.Momentum.reference.momentum-parameters.json")
            ?? throw new InvalidOperationException("The example parameters of the momentum are missing.");
        var file = JsonSerializer.Deserialize<File>(stream, Json)
            ?? throw new InvalidOperationException("The example parameters of the momentum are empty.");
        return (new MomentumParameters(file.Version, file.Example, file.Kinds, file.Detection), file.ValidFrom);
    }

    private sealed record File(int Version, bool Example, DateOnly ValidFrom,
        IReadOnlyList<KindParameters> Kinds, DetectionParameters Detection);
}
