using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Elections;

/// <summary>One version of the rules of the watch as it is shown.</summary>
public sealed class ElectionRulesRow
{
    /// <summary>Number of the version, from 1.</summary>
    public int Revision { get; set; }

    public DateOnly ValidFrom { get; set; }
    public required string LabelFr { get; set; }
    public string? LabelDe { get; set; }
    public IReadOnlyList<ElectionDay> Elections { get; set; } = [];
    public int ContactWithinDays { get; set; }
    public IReadOnlyList<string> ContactKinds { get; set; } = [];
    public IReadOnlyList<HandOverItem> Checklist { get; set; } = [];
    public string? Reason { get; set; }
    public long Version { get; set; }

    public ElectionRules ToRules() => new(Revision, ValidFrom, new LocalText(LabelFr, LabelDe), Elections, ContactWithinDays, ContactKinds, Checklist, Reason);

    internal static void Map(EntityTypeBuilder<ElectionRulesRow> row)
    {
        row.ToTable("election_rules").ShownToAll("Rules of the campaign, without communes.").HasKey(r => r.Revision);
        row.Property(r => r.Revision).ValueGeneratedNever();
        row.Property(r => r.Elections).AsJson();
        row.Property(r => r.ContactKinds).AsJson();
        row.Property(r => r.Checklist).AsJson();
    }
}

/// <summary>Keeps the versions of the rules.</summary>
public sealed class ElectionRulesProjection
{
    public void On(IEvent<ElectionWatchRevised> e, CampaignDb db) => db.ElectionRules.Add(new ElectionRulesRow
    {
        Revision = e.Data.Revision,
        ValidFrom = e.Data.ValidFrom,
        LabelFr = e.Data.Label.Fr,
        LabelDe = e.Data.Label.De,
        Elections = e.Data.Elections,
        ContactWithinDays = e.Data.ContactWithinDays,
        ContactKinds = e.Data.ContactKinds,
        Checklist = e.Data.Checklist,
        Reason = e.Data.Reason,
        Version = e.Version,
    });
}
