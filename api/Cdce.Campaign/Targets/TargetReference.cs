namespace Cdce.Campaign.Targets;

/// <summary>The provisional targets that the module ships.</summary>
internal static class TargetReference
{
    public static IEnumerable<TargetsRevised> Events() => EmbeddedReference
        .Json<ReferenceFile>("Targets.reference.targets.json").Versions
        .Select(v => new TargetsRevised(v.Version, v.ValidFrom, v.Provisional, v.Label, v.Brackets));

    private sealed record ReferenceFile(IReadOnlyList<Entry> Versions);

    private sealed record Entry(int Version, DateOnly ValidFrom, bool Provisional, LocalText Label,
        IReadOnlyList<TargetBracket> Brackets);
}
