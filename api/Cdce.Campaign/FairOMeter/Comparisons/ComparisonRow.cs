using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.FairOMeter.Comparisons;

/// <summary>What is told of a class, without saying whom it is about.</summary>
/// <param name="Communes">How many.</param>
public sealed record ShownFigures(string Class, int Communes, Quarters? Score, Quarters? Progress);

/// <summary>The figures of one edition as they are shown.</summary>
public sealed class ComparisonRow
{
    public required string Edition { get; set; }
    public int Table { get; set; }
    public IReadOnlyList<ShownFigures> Classes { get; set; } = [];
    public DateOnly DrawnOn { get; set; }
    public long Version { get; set; }

    internal static void Map(EntityTypeBuilder<ComparisonRow> row)
    {
        row.ToTable("fair_o_meter_comparisons").ShownToAll("Figures of classes, without communes.").HasKey(r => r.Edition);
        row.Property(r => r.Classes).AsJson();
    }
}

/// <summary>Keeps the figures that were drawn.</summary>
public sealed class ComparisonProjection
{
    public void On(IEvent<ComparisonDrawn> e, CampaignDb db) => db.FairOMeterComparisons.Add(new ComparisonRow
    {
        Edition = e.Data.Edition,
        Table = e.Data.Table,
        Classes = [.. e.Data.Classes.Where(c => c.Score is not null).Select(c => new ShownFigures(c.Class, c.Communes.Count, c.Score, c.Progress))],
        DrawnOn = e.Data.On,
        Version = e.Version,
    });
}
