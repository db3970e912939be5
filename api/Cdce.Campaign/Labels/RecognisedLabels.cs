using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Labels;

/// <summary>A label that products may carry, and by which they count for criterion 6.</summary>
/// <param name="RecognisedBy">Which body grants or audits it.</param>
/// <param name="From">First day on which it counts.</param>
/// <param name="Until">Last day on which it counts; null while no end is known.</param>
/// <param name="SourceUrl">A page that says what it stands for.</param>
/// <param name="TrainingUrl">The webinar that explains it, once there is one.</param>
public sealed record RecognisedLabel(string Code, LocalText Name, [property: FreeText] string RecognisedBy, DateOnly From, DateOnly? Until = null, string? SourceUrl = null, string? TrainingUrl = null);

/// <summary>Which labels count, from that day on. Editable: the campaign's own list is not public.</summary>
public sealed record LabelsRevised(int Revision, DateOnly ValidFrom, LocalText Note, IReadOnlyList<RecognisedLabel> Labels, [property: FreeText] string? Reason = null);

/// <summary>One version of the list.</summary>
public sealed record RecognisedLabels(int Revision, DateOnly ValidFrom, LocalText Note, IReadOnlyList<RecognisedLabel> Labels, string? Reason) : IDatedVersion
{
    int IDatedVersion.Number => Revision;

    public bool IsRecognised(string code, DateOnly day) => Labels.Any(l => l.Code == code && l.From <= day && !(l.Until < day));

    /// <summary>What is wrong with a code that no list has ever named; null for any other, and for none.</summary>
    internal static async Task<ProblemHttpResult?> UnknownAsync(CampaignDb db, string? code, CancellationToken ct) =>
        code is null || (await db.Labels.Take(1_000).ToListAsync(ct)).Exists(r => r.Labels.Any(l => l.Code == code))
            ? null
            : Problems.BadRequest(new InputIssue("body", "label", "Not a label of the campaign's list.", Value: code));
}

/// <summary>How often the list was revised.</summary>
public sealed record LabelList(int Revisions)
{
    public const string Stream = "labels";

    public static LabelList Create(LabelsRevised e) => new(e.Revision);

    public LabelList Apply(LabelsRevised e) => new(e.Revision);
}

/// <summary>The list that the module ships, labelled as an example.</summary>
internal static class LabelReference
{
    public static LabelsRevised Event()
    {
        var file = EmbeddedReference.Json<ReferenceFile>("Labels.reference.labels.json");
        return new LabelsRevised(1, file.ValidFrom, file.Note, file.Labels);
    }

    private sealed record ReferenceFile(DateOnly ValidFrom, LocalText Note, IReadOnlyList<RecognisedLabel> Labels);
}

/// <summary>One version of the list as it is shown.</summary>
public sealed class LabelsRow
{
    /// <summary>Number of the version, from 1.</summary>
    public int Revision { get; set; }

    public DateOnly ValidFrom { get; set; }
    public required string NoteFr { get; set; }
    public string? NoteDe { get; set; }
    public IReadOnlyList<RecognisedLabel> Labels { get; set; } = [];
    public string? Reason { get; set; }
    public long Version { get; set; }

    public RecognisedLabels ToLabels() => new(Revision, ValidFrom, new LocalText(NoteFr, NoteDe), Labels, Reason);

    internal static void Map(EntityTypeBuilder<LabelsRow> row)
    {
        row.ToTable("labels").ShownToAll("Rules of the campaign, without communes.").HasKey(r => r.Revision);
        row.Property(r => r.Revision).ValueGeneratedNever();
        row.Property(r => r.Labels).AsJson();
    }
}

/// <summary>Keeps the versions of the list.</summary>
public sealed class LabelsProjection
{
    public void On(IEvent<LabelsRevised> e, CampaignDb db) => db.Labels.Add(new LabelsRow
    {
        Revision = e.Data.Revision,
        ValidFrom = e.Data.ValidFrom,
        NoteFr = e.Data.Note.Fr,
        NoteDe = e.Data.Note.De,
        Labels = e.Data.Labels,
        Reason = e.Data.Reason,
        Version = e.Version,
    });
}
