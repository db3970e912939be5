using Cdce.Campaign.Activities;
using Cdce.Campaign.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.ProgrammeReports;

/// <summary>What an indicator should come to in each year of a period.</summary>
/// <param name="From">First year.</param>
/// <param name="Until">Last year.</param>
/// <param name="Value">In the unit of what is counted; 0 or more.</param>
public sealed record ProgrammeTarget(int From, int Until, int Value);

/// <summary>One result that the programme is judged by.</summary>
/// <param name="Source">What is counted: a figure of the campaign's yearly report, or a kind of fact, then those of the year.</param>
public sealed record ProgrammeIndicator(string Code, LocalText Label, string Source, IReadOnlyList<ProgrammeTarget> Targets)
{
    /// <summary>What a year should come to; null where no period covers it.</summary>
    public int? TargetOf(int year) => Targets.FirstOrDefault(t => t.From <= year && year <= t.Until)?.Value;
}

/// <summary>The indicators of the programme, from that day on. Editable: the funder's list is not public.</summary>
public sealed record ProgrammeIndicatorsRevised(int Revision, DateOnly ValidFrom, LocalText Label, IReadOnlyList<ProgrammeIndicator> Indicators,
    [property: FreeText] string? Reason = null);

/// <summary>One version of the indicators.</summary>
public sealed record ProgrammeIndicators(int Revision, DateOnly ValidFrom, LocalText Label, IReadOnlyList<ProgrammeIndicator> Indicators, string? Reason) : IDatedVersion
{
    int IDatedVersion.Number => Revision;
}

/// <summary>How often the indicators were revised.</summary>
public sealed record ProgrammeIndicatorList(int Revisions)
{
    public const string Stream = "programme-indicators";

    public static ProgrammeIndicatorList Create(ProgrammeIndicatorsRevised e) => new(e.Revision);

    public ProgrammeIndicatorList Apply(ProgrammeIndicatorsRevised e) => new(e.Revision);
}

/// <summary>The indicators that the module ships, labelled as an example.</summary>
internal static class ProgrammeReference
{
    public static ProgrammeIndicatorsRevised Event()
    {
        var file = EmbeddedReference.Json<ReferenceFile>("ProgrammeReports.reference.programme-indicators.json");
        return new ProgrammeIndicatorsRevised(1, file.ValidFrom, file.Label, file.Indicators);
    }

    private sealed record ReferenceFile(DateOnly ValidFrom, LocalText Label, IReadOnlyList<ProgrammeIndicator> Indicators);
}

/// <summary>What an indicator may count.</summary>
internal static class ProgrammeSources
{
    private static readonly IReadOnlyList<string> Figures =
        [.. ReportTable.Figures(ReportFigures.Of([], [], DateOnly.MinValue, DateOnly.MinValue)).Select(f => f.Item).Where(item => item != "facts")];

    /// <summary>Figures of the yearly report, then kinds of facts.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Figures, .. ActivityKinds.All.Select(k => k.Code)];

    public static int Value(CampaignReport report, string source) => Figures.Contains(source)
        ? ReportTable.Figures(report.Total).First(f => f.Item == source).Value
        : report.Activities.GetValueOrDefault(source);
}

/// <summary>One version of the indicators as it is shown.</summary>
public sealed class ProgrammeIndicatorsRow
{
    /// <summary>Number of the version, from 1.</summary>
    public int Revision { get; set; }

    public DateOnly ValidFrom { get; set; }
    public required string LabelFr { get; set; }
    public string? LabelDe { get; set; }
    public IReadOnlyList<ProgrammeIndicator> Indicators { get; set; } = [];
    public string? Reason { get; set; }
    public long Version { get; set; }

    public ProgrammeIndicators ToIndicators() => new(Revision, ValidFrom, new LocalText(LabelFr, LabelDe), Indicators, Reason);

    internal static void Map(EntityTypeBuilder<ProgrammeIndicatorsRow> row)
    {
        row.ToTable("programme_indicators").ShownToAll("Rules of the programme, without communes.").HasKey(r => r.Revision);
        row.Property(r => r.Revision).ValueGeneratedNever();
        row.Property(r => r.Indicators).AsJson();
    }
}

/// <summary>Keeps the versions of the indicators.</summary>
public sealed class ProgrammeIndicatorsProjection
{
    public void On(IEvent<ProgrammeIndicatorsRevised> e, CampaignDb db) => db.ProgrammeIndicators.Add(new ProgrammeIndicatorsRow
    {
        Revision = e.Data.Revision,
        ValidFrom = e.Data.ValidFrom,
        LabelFr = e.Data.Label.Fr,
        LabelDe = e.Data.Label.De,
        Indicators = e.Data.Indicators,
        Reason = e.Data.Reason,
        Version = e.Version,
    });
}
