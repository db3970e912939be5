using Cdce.Campaign.FairOMeter.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>A commune's Fair-ô-mètre as it is shown; there is one for each commune that an edition asks.</summary>
public sealed class AssessmentRow
{
    public required string AssessmentId { get; set; }
    public required string Edition { get; set; }
    public required string NisCode { get; set; }
    public int Grid { get; set; }
    public AssessmentStatus Status { get; set; }
    public IReadOnlyList<QuestionState> Questions { get; set; } = [];
    public int QuestionCount { get; set; }
    public int Answered { get; set; }
    public DateOnly? SubmittedOn { get; set; }

    /// <summary>What the coordination asks for, where it was returned.</summary>
    public string? ReturnReason { get; set; }

    /// <summary>Of its own stream; 0 while nothing was answered.</summary>
    public long Version { get; set; }

    public Assessment ToAssessment() => new(Edition, NisCode, Questions, Status);

    internal static void Map(EntityTypeBuilder<AssessmentRow> row)
    {
        row.ToTable("fair_o_meter_assessments").ShownToCommunes("NisCode").HasKey(r => r.AssessmentId);
        row.Property(r => r.Questions).AsJson();
        row.Property(r => r.Status).HasConversion<string>();
        row.HasIndex(r => new { r.NisCode, r.Edition });
    }
}

/// <summary>Keeps the communes' answers.</summary>
public sealed class AssessmentProjection
{
    public void On(IEvent<EditionOpened> e, CampaignDb db) => db.FairOMeterAssessments.AddRange(e.Data.Communes.Select(commune => new AssessmentRow
    {
        AssessmentId = Assessment.Id(e.Data.Edition, commune),
        Edition = e.Data.Edition,
        NisCode = commune,
        Grid = e.Data.Grid,
        QuestionCount = e.Data.Questions,
    }));

    public Task On(IEvent<AnswerGiven> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<AnswerCleared> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<ProposalRejected> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public async Task On(IEvent<AssessmentSubmitted> e, CampaignDb db, CancellationToken ct)
    {
        if (await Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct) is { } row)
            (row.SubmittedOn, row.ReturnReason) = (e.Data.On, null);
    }

    public async Task On(IEvent<AssessmentReturned> e, CampaignDb db, CancellationToken ct)
    {
        if (await Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct) is { } row)
            row.ReturnReason = e.Data.Reason;
    }

    public Task On(IEvent<AssessmentValidated> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    private static async Task<AssessmentRow?> Change(IEvent e, string edition, string nisCode, CampaignDb db,
        Func<Assessment, Assessment> change, CancellationToken ct)
    {
        if (await db.FairOMeterAssessments.FindAsync([Assessment.Id(edition, nisCode)], ct) is not { } row)
            return null;
        var after = change(row.ToAssessment());
        (row.Questions, row.Status, row.Version) = (after.Questions, after.Status, e.Version);
        row.Answered = after.Questions.Count(q => q.Answered);
        return row;
    }
}
