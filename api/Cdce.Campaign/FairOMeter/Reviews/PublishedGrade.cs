using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>A grade that may be read by everybody. There is a row for what was published and for nothing else.</summary>
public sealed class PublishedGradeRow
{
    public required string Edition { get; set; }
    public required string NisCode { get; set; }
    public required string Grade { get; set; }

    /// <summary>Empty where the grade alone is published.</summary>
    public IReadOnlyList<PublishedCriterion> Criteria { get; set; } = [];

    /// <summary>Points of the score since the edition before; null where there is none.</summary>
    public decimal? Progress { get; set; }

    public string? Since { get; set; }

    public DateOnly PublishedOn { get; set; }

    internal static void Map(EntityTypeBuilder<PublishedGradeRow> row)
    {
        row.ToTable("fair_o_meter_published_grades").ShownToAll("Only what was chosen to be published is here.").HasKey(r => new { r.Edition, r.NisCode });
        row.Property(r => r.Criteria).AsJson();
    }
}

/// <summary>Keeps what is published; what is taken back goes.</summary>
public sealed class PublishedGradeProjection
{
    public async Task On(IEvent<PublicationChosen> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterPublishedGrades.FindAsync([e.Data.Edition, e.Data.NisCode], ct) is { } former)
        {
            if (e.Data.Grade is null)
                db.FairOMeterPublishedGrades.Remove(former);
            else
                Show(former, e.Data);
        }
        else if (e.Data.Grade is not null)
        {
            var row = new PublishedGradeRow { Edition = e.Data.Edition, NisCode = e.Data.NisCode, Grade = e.Data.Grade };
            Show(row, e.Data);
            db.FairOMeterPublishedGrades.Add(row);
        }
    }

    private static void Show(PublishedGradeRow row, PublicationChosen e) =>
        (row.Grade, row.Criteria, row.Progress, row.Since, row.PublishedOn) = (e.Grade ?? row.Grade, e.Criteria ?? [], e.Progress, e.Since, e.On);
}
