using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.ProgrammeReports;

/// <summary>A result as the report says it, for good.</summary>
/// <param name="Value">In the unit of what is counted.</param>
/// <param name="Target">What the year should come to; null where no period covers it.</param>
public sealed record ProgrammeResult(string Code, LocalText Label, string Source, int Value, int? Target);

/// <summary>The report of a year was drawn up: its numbers stay, whatever is recorded, corrected or revised later.</summary>
/// <param name="Edition">From 1; a later one stands beside the earlier ones, never in their place.</param>
/// <param name="Day">The last day that it counts.</param>
/// <param name="On">The day on which it was drawn up.</param>
/// <param name="Indicators">Revision of the indicators.</param>
/// <param name="Reason">Why there is another one; no names of people.</param>
/// <param name="CountsSimulated">Simulated data were among what was counted.</param>
public sealed record ProgrammeReportDrawn(int Year, int Edition, DateOnly Day, DateOnly On, int Indicators, IReadOnlyList<ProgrammeResult> Results,
    [property: FreeText] string? Reason = null, bool CountsSimulated = false);

/// <summary>How often the report of a year was drawn up.</summary>
public sealed record ProgrammeReport(int Year, int Editions)
{
    public static ProgrammeReport Create(ProgrammeReportDrawn e) => new(e.Year, e.Edition);

    public ProgrammeReport Apply(ProgrammeReportDrawn e) => new(e.Year, e.Edition);
}

/// <summary>One edition of a year's report as it is shown.</summary>
public sealed class ProgrammeReportRow
{
    public int Year { get; set; }
    public int Edition { get; set; }
    public DateOnly Day { get; set; }
    public DateOnly On { get; set; }
    public int Indicators { get; set; }
    public IReadOnlyList<ProgrammeResult> Results { get; set; } = [];
    public string? Reason { get; set; }
    public long Version { get; set; }
    public bool Simulated { get; set; }

    internal static void Map(EntityTypeBuilder<ProgrammeReportRow> row)
    {
        row.ToTable("programme_reports").ShownToAll("Sums over the whole campaign, without communes.").HasKey(r => new { r.Year, r.Edition });
        row.Property(r => r.Year).ValueGeneratedNever();
        row.Property(r => r.Edition).ValueGeneratedNever();
        row.Property(r => r.Results).AsJson();
    }
}

/// <summary>Keeps the editions.</summary>
public sealed class ProgrammeReportProjection
{
    public void On(IEvent<ProgrammeReportDrawn> e, CampaignDb db) => db.ProgrammeReports.Add(new ProgrammeReportRow
    {
        Year = e.Data.Year,
        Edition = e.Data.Edition,
        Day = e.Data.Day,
        On = e.Data.On,
        Indicators = e.Data.Indicators,
        Results = e.Data.Results,
        Reason = e.Data.Reason,
        Version = e.Version,
        Simulated = e.Data.CountsSimulated || e.IsSimulated(),
    });
}
