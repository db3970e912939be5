using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>One version of the grid as it is shown.</summary>
public sealed class GridRow
{
    /// <summary>Number of the version, from 1.</summary>
    public int Grid { get; set; }

    public required string LabelFr { get; set; }
    public string? LabelDe { get; set; }
    public bool Example { get; set; }
    public IReadOnlyList<GridCriterion> Criteria { get; set; } = [];
    public IReadOnlyList<GridBand> Bands { get; set; } = [];
    public DateOnly PublishedOn { get; set; }
    public long Version { get; set; }

    /// <summary>As it is read: with the thresholds in its texts.</summary>
    public GridContent ToContent() => GridWords.Fill(ToSource());

    /// <summary>As it was published.</summary>
    public GridContent ToSource() => new(new LocalText(LabelFr, LabelDe), Example, Criteria, Bands);

    internal static void Map(EntityTypeBuilder<GridRow> row)
    {
        row.ToTable("fair_o_meter_grids").ShownToAll("Rules of the campaign, without communes.").HasKey(r => r.Grid);
        row.Property(r => r.Grid).ValueGeneratedNever();
        row.Property(r => r.Criteria).AsJson();
        row.Property(r => r.Bands).AsJson();
    }
}

/// <summary>Keeps the versions of the grid.</summary>
public sealed class GridProjection
{
    public void On(IEvent<GridPublished> e, CampaignDb db) => db.FairOMeterGrids.Add(new GridRow
    {
        Grid = e.Data.Grid,
        LabelFr = e.Data.Content.Label.Fr,
        LabelDe = e.Data.Content.Label.De,
        Example = e.Data.Content.Example,
        Criteria = e.Data.Content.Criteria,
        Bands = e.Data.Content.Bands,
        PublishedOn = e.Data.On,
        Version = e.Version,
    });
}
