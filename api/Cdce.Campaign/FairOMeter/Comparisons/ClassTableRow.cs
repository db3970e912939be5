using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.FairOMeter.Comparisons;

/// <summary>One version of the classes as it is shown.</summary>
public sealed class ClassTableRow
{
    /// <summary>Number of the version, from 1.</summary>
    public int Table { get; set; }

    public DateOnly ValidFrom { get; set; }
    public bool Example { get; set; }
    public required string LabelFr { get; set; }
    public string? LabelDe { get; set; }
    public int RuralBelow { get; set; }
    public IReadOnlyList<ComparisonClass> Classes { get; set; } = [];
    public long Version { get; set; }

    public ClassTable ToTable() => new(Table, ValidFrom, Example, new LocalText(LabelFr, LabelDe), RuralBelow, Classes);

    internal static void Map(EntityTypeBuilder<ClassTableRow> row)
    {
        row.ToTable("fair_o_meter_classes").ShownToAll("Rules of the campaign, without communes.").HasKey(r => r.Table);
        row.Property(r => r.Table).ValueGeneratedNever();
        row.Property(r => r.Classes).AsJson();
    }
}

/// <summary>Keeps the versions of the classes.</summary>
public sealed class ClassTableProjection
{
    public void On(IEvent<ComparisonClassesRevised> e, CampaignDb db) => db.FairOMeterClasses.Add(new ClassTableRow
    {
        Table = e.Data.Table,
        ValidFrom = e.Data.ValidFrom,
        Example = e.Data.Example,
        LabelFr = e.Data.Label.Fr,
        LabelDe = e.Data.Label.De,
        RuralBelow = e.Data.RuralBelow,
        Classes = e.Data.Classes,
        Version = e.Version,
    });
}
