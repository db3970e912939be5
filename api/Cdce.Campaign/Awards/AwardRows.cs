using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Awards;

/// <summary>An award as it is shown.</summary>
public sealed class AwardRow
{
    public Guid AwardId { get; set; }

    /// <summary>The rules as they stand: always one.</summary>
    public IReadOnlyList<AwardRules> Rules { get; set; } = [];

    public AwardStage Stage { get; set; }
    public DateOnly PlannedOn { get; set; }
    public DateOnly? CallOpenedOn { get; set; }
    public DateOnly? ScoringOpenedOn { get; set; }
    public DateOnly? PublishedOn { get; set; }
    public DateOnly? CanceledOn { get; set; }
    public string? CancelReason { get; set; }

    /// <summary>NIS codes of those that may nominate.</summary>
    public IReadOnlyList<string> Communes { get; set; } = [];

    /// <summary>Empty until they are published.</summary>
    public IReadOnlyList<AwardResult> Results { get; set; } = [];

    /// <summary>How often the award itself was changed.</summary>
    public int Changes { get; set; }

    public bool Simulated { get; set; }

    internal static void Map(EntityTypeBuilder<AwardRow> row)
    {
        row.ToTable("awards").ShownToAll("Of the campaign's own rules and days; what communes nominate and a jury scores stands in tables of its own.").HasKey(r => r.AwardId);
        row.Property(r => r.AwardId).ValueGeneratedNever();
        row.Property(r => r.Stage).HasConversion<string>();
        row.Property(r => r.Rules).AsJson();
        row.Property(r => r.Communes).AsJson();
        row.Property(r => r.Results).AsJson();
    }
}

/// <summary>A nomination as it is shown.</summary>
public sealed class NominationRow
{
    public Guid NominationId { get; set; }
    public Guid AwardId { get; set; }
    public required string NisCode { get; set; }
    public required string Category { get; set; }
    public required string Title { get; set; }
    public required string Text { get; set; }
    public IReadOnlyList<Guid> Facts { get; set; } = [];
    public NominationState State { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; set; }

    public DateOnly NominatedOn { get; set; }
    public int Changes { get; set; }

    internal static void Map(EntityTypeBuilder<NominationRow> row)
    {
        row.ToTable("award_nominations").ShownToCommunes("NisCode").HasKey(r => r.NominationId);
        row.Property(r => r.NominationId).ValueGeneratedNever();
        row.Property(r => r.State).HasConversion<string>();
        row.Property(r => r.Facts).AsJson();
        row.HasIndex(r => r.AwardId);
    }
}

/// <summary>A member of a jury. No question that is about some communes only is shown one.</summary>
public sealed class JurorRow
{
    public Guid AwardId { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>In the order in which they were named, from 1.</summary>
    public int Number { get; set; }

    public DateOnly NamedOn { get; set; }
    public DateOnly? DeclaredOn { get; set; }
    public IReadOnlyList<Guid> Declared { get; set; } = [];
    public IReadOnlyList<Guid> Recorded { get; set; } = [];
    public bool Dismissed { get; set; }

    internal Juror ToJuror() => new(PersonId, DeclaredOn is null ? null : Declared, Recorded, Dismissed);

    internal static void Map(EntityTypeBuilder<JurorRow> row)
    {
        row.ToTable("award_jurors").HasKey(r => new { r.AwardId, r.PersonId });
        row.Property(r => r.Declared).AsJson();
        row.Property(r => r.Recorded).AsJson();
    }
}

/// <summary>A sheet of a jury. No question that is about some communes only is shown one; all others see it once the results are published.</summary>
public sealed class ScoreSheetRow
{
    public Guid AwardId { get; set; }
    public Guid NominationId { get; set; }
    public Guid PersonId { get; set; }
    public IReadOnlyList<CriterionPoints> Points { get; set; } = [];
    public DateOnly ScoredOn { get; set; }
    public int Changes { get; set; }

    internal ScoreSheet ToSheet() => new(NominationId, PersonId, Points, Changes);

    internal static void Map(EntityTypeBuilder<ScoreSheetRow> row)
    {
        row.ToTable("award_sheets").HasKey(r => new { r.AwardId, r.NominationId, r.PersonId });
        row.Property(r => r.Points).AsJson();
    }
}

/// <summary>Keeps awards, what is nominated, and who scores it.</summary>
public sealed class AwardProjection
{
    public async Task On(IEvent<AwardPlanned> e, CampaignDb db, CancellationToken ct)
    {
        var row = e.Version > 1 ? await db.Awards.FindAsync([e.Data.AwardId], ct) : null;
        if (row is null)
        {
            row = new AwardRow { AwardId = e.Data.AwardId, PlannedOn = e.Data.On, Simulated = e.IsSimulated() };
            db.Awards.Add(row);
        }

        (row.Rules, row.Changes) = ([e.Data.Rules], row.Changes + 1);
    }

    public Task On(IEvent<AwardCallOpened> e, CampaignDb db, CancellationToken ct) => ChangeAsync(db, e.Data.AwardId, row =>
        (row.Stage, row.CallOpenedOn, row.Communes) = (AwardStage.Call, e.Data.On, e.Data.Communes), ct);

    public Task On(IEvent<AwardExtended> e, CampaignDb db, CancellationToken ct) => ChangeAsync(db, e.Data.AwardId, row =>
        row.Rules = [row.Rules[0] with { NominationsUntil = e.Data.NominationsUntil, ScoringUntil = e.Data.ScoringUntil }], ct);

    public Task On(IEvent<AwardScoringOpened> e, CampaignDb db, CancellationToken ct) => ChangeAsync(db, e.Data.AwardId, row =>
        (row.Stage, row.ScoringOpenedOn) = (AwardStage.Scoring, e.Data.On), ct);

    public Task On(IEvent<AwardResultsPublished> e, CampaignDb db, CancellationToken ct) => ChangeAsync(db, e.Data.AwardId, row =>
        (row.Stage, row.PublishedOn, row.Results) = (AwardStage.Published, e.Data.On, e.Data.Results), ct);

    public Task On(IEvent<AwardCanceled> e, CampaignDb db, CancellationToken ct) => ChangeAsync(db, e.Data.AwardId, row =>
        (row.Stage, row.CanceledOn, row.CancelReason) = (AwardStage.Canceled, e.Data.On, e.Data.Reason), ct);

    public async Task On(IEvent<AwardNominated> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.AwardNominations.FindAsync([e.Data.NominationId], ct) is not { } row)
        {
            row = new NominationRow { NominationId = e.Data.NominationId, AwardId = e.Data.AwardId, NisCode = e.Data.NisCode, Category = "", Title = "", Text = "", NominatedOn = e.Data.On };
            db.AwardNominations.Add(row);
        }

        (row.Category, row.Title, row.Text, row.Facts) = (e.Data.Category, e.Data.Title, e.Data.Text, e.Data.Facts);
        (row.State, row.Reason, row.Changes) = (NominationState.Waiting, null, row.Changes + 1);
    }

    public async Task On(IEvent<AwardNominationWithdrawn> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.AwardNominations.FindAsync([e.Data.NominationId], ct) is { } row)
            (row.State, row.Changes) = (NominationState.Withdrawn, row.Changes + 1);
    }

    public async Task On(IEvent<AwardNominationScreened> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.AwardNominations.FindAsync([e.Data.NominationId], ct) is not { } row)
            return;
        row.State = e.Data.Admitted ? NominationState.Admitted : NominationState.Refused;
        (row.Reason, row.Changes) = (e.Data.Reason, row.Changes + 1);
    }

    public async Task On(IEvent<JurorNamed> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.AwardJurors.FindAsync([e.Data.AwardId, e.Data.PersonId], ct) is { } row)
        {
            row.Dismissed = false;
            return;
        }

        var number = await db.AwardJurors.CountAsync(j => j.AwardId == e.Data.AwardId, ct)
            + db.ChangeTracker.Entries<JurorRow>().Count(j => j.State is EntityState.Added && j.Entity.AwardId == e.Data.AwardId) + 1;
        db.AwardJurors.Add(new JurorRow { AwardId = e.Data.AwardId, PersonId = e.Data.PersonId, Number = number, NamedOn = e.Data.On });
    }

    public Task On(IEvent<JurorDismissed> e, CampaignDb db, CancellationToken ct) =>
        ChangeAsync(db, e.Data.AwardId, e.Data.PersonId, row => row.Dismissed = true, ct);

    public Task On(IEvent<InterestsDeclared> e, CampaignDb db, CancellationToken ct) => ChangeAsync(db, e.Data.AwardId, e.Data.PersonId, row =>
        (row.Declared, row.DeclaredOn) = (e.Data.Nominations, e.Data.On), ct);

    public Task On(IEvent<ConflictRecorded> e, CampaignDb db, CancellationToken ct) => ChangeAsync(db, e.Data.AwardId, e.Data.PersonId, row =>
        row.Recorded = [.. row.Recorded.Where(id => id != e.Data.NominationId), .. e.Data.Holds ? [e.Data.NominationId] : Array.Empty<Guid>()], ct);

    public async Task On(IEvent<NominationScored> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.AwardSheets.FindAsync([e.Data.AwardId, e.Data.NominationId, e.Data.PersonId], ct) is not { } row)
        {
            row = new ScoreSheetRow { AwardId = e.Data.AwardId, NominationId = e.Data.NominationId, PersonId = e.Data.PersonId };
            db.AwardSheets.Add(row);
        }

        (row.Points, row.ScoredOn, row.Changes) = (e.Data.Points, e.Data.On, row.Changes + 1);
    }

    private static async Task ChangeAsync(CampaignDb db, Guid awardId, Action<AwardRow> change, CancellationToken ct)
    {
        if (await db.Awards.FindAsync([awardId], ct) is not { } row)
            return;
        change(row);
        row.Changes++;
    }

    private static async Task ChangeAsync(CampaignDb db, Guid awardId, Guid personId, Action<JurorRow> change, CancellationToken ct)
    {
        if (await db.AwardJurors.FindAsync([awardId, personId], ct) is { } row)
            change(row);
    }
}
