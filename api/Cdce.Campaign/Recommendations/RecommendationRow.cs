using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Recommendations;

/// <summary>One entry of progress.</summary>
/// <param name="RecordedBy">Id of the account or key; never a name.</param>
public sealed record ProgressEntry(string KeyAction, ProgressStatus Status, DateOnly On, string? Note,
    string? EvidenceUrl, Guid? ActivityId, DateTimeOffset RecordedAt, string? RecordedBy, long Version);

/// <summary>A recommendation with its key actions and their progress, as the tracker shows it.</summary>
public sealed class RecommendationRow
{
    public required string Code { get; set; }
    public int Chapter { get; set; }
    public int Category { get; set; }
    public required string Answer { get; set; }
    public required string TitleFr { get; set; }
    public string? TitleDe { get; set; }
    public required string RationaleFr { get; set; }
    public string? RationaleDe { get; set; }
    public IReadOnlyList<KeyAction> KeyActions { get; set; } = [];

    /// <summary>In the order of recording.</summary>
    public IReadOnlyList<ProgressEntry> Progress { get; set; } = [];

    public long Version { get; set; }

    /// <summary>Whether simulated progress is among the entries.</summary>
    public bool Simulated { get; set; }

    internal static void Map(EntityTypeBuilder<RecommendationRow> row)
    {
        row.ToTable("recommendations").ShownToAll("Of the evaluation of the whole campaign, without communes.").HasKey(r => r.Code);
        row.Property(r => r.KeyActions).AsJson();
        row.Property(r => r.Progress).AsJson();
    }
}

/// <summary>Keeps the tracker of the management response.</summary>
public sealed class RecommendationProjection
{
    public async Task On(IEvent<RecommendationAnswered> e, CampaignDb db, CancellationToken ct)
    {
        var row = await db.Recommendations.FindAsync([e.Data.Code], ct);
        if (row is null)
        {
            row = new RecommendationRow { Code = e.Data.Code, Answer = "", TitleFr = "", RationaleFr = "" };
            db.Recommendations.Add(row);
        }

        row.Chapter = e.Data.Chapter;
        row.Category = e.Data.Category;
        row.Answer = e.Data.Answer;
        (row.TitleFr, row.TitleDe) = (e.Data.Title.Fr, e.Data.Title.De);
        (row.RationaleFr, row.RationaleDe) = (e.Data.Rationale.Fr, e.Data.Rationale.De);
        row.KeyActions = e.Data.KeyActions;
        row.Version = e.Version;
    }

    public async Task On(IEvent<RecommendationProgressRecorded> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.Recommendations.FindAsync([e.Data.Code], ct) is not { } row)
            return;
        row.Progress = [.. row.Progress, new ProgressEntry(e.Data.KeyAction, e.Data.Status, e.Data.On, e.Data.Note,
            e.Data.EvidenceUrl, e.Data.ActivityId, e.Timestamp, e.UserName, e.Version)];
        row.Version = e.Version;
        row.Simulated |= e.IsSimulated();
    }
}
