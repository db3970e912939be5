namespace Cdce.Campaign.Targets;

/// <summary>How many committed partners are expected of communes of a size.</summary>
/// <param name="PopulationTo">Inhabitants, included; absent for no upper end.</param>
public sealed record TargetBracket(int PopulationFrom, int Shops, int Horeca, int Companies, int Organisations, int Schools,
    int? PopulationTo = null)
{
    public bool Covers(int population) => population >= PopulationFrom && !(population > PopulationTo);
}

/// <summary>A table of targets holds from that day. Never the ground of a refusal: the official table is not public.</summary>
public sealed record TargetsRevised(int Table, DateOnly ValidFrom, bool Provisional, LocalText Label,
    IReadOnlyList<TargetBracket> Brackets, [property: FreeText] string? Reason = null);

/// <summary>One version of the table.</summary>
public sealed record TargetTable(int Table, DateOnly ValidFrom, bool Provisional, LocalText Label,
    IReadOnlyList<TargetBracket> Brackets) : IDatedVersion
{
    public TargetBracket? For(int population) => Brackets.FirstOrDefault(b => b.Covers(population));

    int IDatedVersion.Number => Table;
}

/// <summary>All tables of targets, to be revised.</summary>
public sealed record Targets(IReadOnlyList<TargetTable> Tables)
{
    public const string Stream = "targets";

    public static Targets Create(TargetsRevised e) => new Targets([]).Apply(e);

    public Targets Apply(TargetsRevised e) =>
        new([.. Tables, new TargetTable(e.Table, e.ValidFrom, e.Provisional, e.Label, e.Brackets)]);
}
