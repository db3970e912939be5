using Cdce.Campaign.FairOMeter.Assessments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.FairOMeter.Statements;

/// <summary>A statement as it is shown.</summary>
public sealed class StatementRow
{
    public Guid StatementId { get; set; }
    public required string Edition { get; set; }
    public required string NisCode { get; set; }
    public StatementKind Kind { get; set; }
    public required string Text { get; set; }
    public bool FollowUp { get; set; }
    public DateOnly MadeOn { get; set; }
    public IReadOnlyList<string> Themes { get; set; } = [];
    public string? Answer { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    public bool Closed { get; set; }
    public DateOnly? WithdrawnOn { get; set; }
    public string? WithdrawalReason { get; set; }
    public bool Simulated { get; set; }
    public long Version { get; set; }

    /// <summary>What the commune told beside the questions of one Fair-ô-mètre and did not take back, in the order of its days.</summary>
    internal static Task<List<StatementRow>> StandingAsync(CampaignDb db, AssessmentRow of, CancellationToken ct) => db.FairOMeterStatements
        .Where(s => s.Edition == of.Edition && s.NisCode == of.NisCode && s.WithdrawnOn == null).OrderBy(s => s.MadeOn).ThenBy(s => s.StatementId).ToListAsync(ct);

    internal static void Map(EntityTypeBuilder<StatementRow> row)
    {
        row.ToTable("fair_o_meter_statements").ShownToCommunes("NisCode").HasKey(r => r.StatementId);
        row.Property(r => r.Kind).HasConversion<string>();
        row.Property(r => r.Themes).AsJson();
        row.HasIndex(r => new { r.Edition, r.NisCode });
    }
}

/// <summary>Keeps what communes told, and what became of it.</summary>
public sealed class StatementProjection
{
    public async Task On(IEvent<StatementMade> e, CampaignDb db, CancellationToken ct)
    {
        // Told again after it was taken back, it keeps its day, and how it was sorted.
        if (await db.FairOMeterStatements.FindAsync([e.Data.StatementId], ct) is { } row)
        {
            (row.WithdrawnOn, row.WithdrawalReason, row.Text, row.Version) = (null, null, e.Data.Text, e.Version);
            return;
        }

        db.FairOMeterStatements.Add(new StatementRow
        {
            StatementId = e.Data.StatementId,
            Edition = e.Data.Edition,
            NisCode = e.Data.NisCode,
            Kind = e.Data.Kind,
            Text = e.Data.Text,
            FollowUp = Statement.Follows(e.Data),
            MadeOn = e.Data.On,
            Simulated = e.IsSimulated(),
            Version = e.Version,
        });
    }

    public async Task On(IEvent<StatementWithdrawn> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterStatements.FindAsync([e.Data.StatementId], ct) is { } row)
            (row.WithdrawnOn, row.WithdrawalReason, row.Version) = (e.Data.On, e.Data.Reason, e.Version);
    }

    public async Task On(IEvent<StatementFollowedUp> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterStatements.FindAsync([e.Data.StatementId], ct) is not { } row)
            return;
        row.AnsweredOn = e.Data.Text is null ? null : e.Data.Text == row.Answer ? row.AnsweredOn : e.Data.On;
        (row.Themes, row.Answer, row.Closed, row.Version) = (e.Data.Themes, e.Data.Text, e.Data.Closed, e.Version);
    }
}

/// <summary>One version of the themes.</summary>
public sealed class StatementThemesRow
{
    /// <summary>Number of the version.</summary>
    public int Table { get; set; }

    public bool Example { get; set; }
    public IReadOnlyList<StatementTheme> Themes { get; set; } = [];
    public long Version { get; set; }

    internal static void Map(EntityTypeBuilder<StatementThemesRow> row)
    {
        row.ToTable("fair_o_meter_statement_themes").ShownToAll("Rules of the campaign, without communes.").HasKey(r => r.Table);
        row.Property(r => r.Table).ValueGeneratedNever();
        row.Property(r => r.Themes).AsJson();
    }
}

/// <summary>Keeps the versions of the themes.</summary>
public sealed class StatementThemesProjection
{
    public void On(IEvent<StatementThemesRevised> e, CampaignDb db) => db.FairOMeterStatementThemes.Add(new StatementThemesRow
    {
        Table = e.Data.Table,
        Example = e.Data.Example,
        Themes = e.Data.Themes,
        Version = e.Version,
    });
}
