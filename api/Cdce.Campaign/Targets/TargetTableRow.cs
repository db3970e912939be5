using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Targets;

/// <summary>One table of targets as it is shown.</summary>
public sealed class TargetTableRow
{
    /// <summary>Number of the table, from 1.</summary>
    public int Table { get; set; }

    public DateOnly ValidFrom { get; set; }
    public bool Provisional { get; set; }
    public required string LabelFr { get; set; }
    public string? LabelDe { get; set; }
    public IReadOnlyList<TargetBracket> Brackets { get; set; } = [];
    public string? Reason { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public string? RecordedBy { get; set; }
    public long Version { get; set; }

    public TargetTable ToTable() => new(Table, ValidFrom, Provisional, new LocalText(LabelFr, LabelDe), Brackets);

    internal static void Map(EntityTypeBuilder<TargetTableRow> row)
    {
        row.ToTable("target_tables").ShownToAll("Rules of the campaign, without communes.").HasKey(r => r.Table);
        row.Property(r => r.Table).ValueGeneratedNever();
        row.Property(r => r.Brackets).AsJson();
    }
}

/// <summary>Keeps the tables of targets.</summary>
public sealed class TargetsProjection
{
    public void On(IEvent<TargetsRevised> e, CampaignDb db) => db.TargetTables.Add(new TargetTableRow
    {
        Table = e.Data.Table,
        ValidFrom = e.Data.ValidFrom,
        Provisional = e.Data.Provisional,
        LabelFr = e.Data.Label.Fr,
        LabelDe = e.Data.Label.De,
        Brackets = e.Data.Brackets,
        Reason = e.Data.Reason,
        RecordedAt = e.Timestamp,
        RecordedBy = e.UserName,
        Version = e.Version,
    });
}
