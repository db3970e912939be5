using Cdce.Campaign.FairOMeter.Consistency;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Evidence;
using Cdce.Campaign.FairOMeter.LocalActions;
using Cdce.Campaign.FairOMeter.PastEditions;
using Cdce.Campaign.FairOMeter.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>One event of a commune's Fair-ô-mètre, for the trail from a grade to what was recorded.</summary>
/// <param name="EventType">Stored name of the event.</param>
/// <param name="Question">Absent for what concerns the whole.</param>
/// <param name="RecordedBy">Id of the account or key; never a name.</param>
public sealed record AssessmentEvent(long Version, string EventType, string? Question, DateTimeOffset RecordedAt, string? RecordedBy);

/// <summary>A commune's Fair-ô-mètre as it is shown; there is one for each commune that an edition asks.</summary>
public sealed class AssessmentRow
{
    public required string AssessmentId { get; set; }
    public required string Edition { get; set; }
    public required string NisCode { get; set; }
    public int Grid { get; set; }
    public AssessmentStatus Status { get; set; }
    public IReadOnlyList<QuestionState> Questions { get; set; } = [];
    public int Submissions { get; set; }
    public IReadOnlyList<QuestionState> Sent { get; set; } = [];
    public IReadOnlyList<AnswerReview> Reviews { get; set; } = [];
    public IReadOnlyList<AskedAbout> Asked { get; set; } = [];
    public IReadOnlyList<Contested> Contested { get; set; } = [];
    public Publication Publication { get; set; }
    public IReadOnlyList<GivenReply> Replies { get; set; } = [];
    public IReadOnlyList<string> Replied { get; set; } = [];
    public IReadOnlyList<LocalAction> LocalActions { get; set; } = [];
    public IReadOnlyList<LocalAction> SentLocalActions { get; set; } = [];
    public IReadOnlyList<LocalActionValuation> Valuations { get; set; } = [];
    public DateOnly? ValidatedOn { get; set; }
    public DateOnly? RenewalOn { get; set; }
    public int QuestionCount { get; set; }
    public int Answered { get; set; }
    public DateOnly? SubmittedOn { get; set; }

    /// <summary>When its answers were taken over from an edition that took place before; null where they were given here.</summary>
    public DateOnly? RecordedOn { get; set; }

    /// <summary>When the coordination last reminded the commune by hand.</summary>
    public DateOnly? RemindedOn { get; set; }

    /// <summary>What the coordination asks for, where it was returned.</summary>
    public string? ReturnReason { get; set; }

    /// <summary>What was recorded, oldest first.</summary>
    public IReadOnlyList<AssessmentEvent> Events { get; set; } = [];

    /// <summary>Of its own stream; 0 while nothing was answered.</summary>
    public long Version { get; set; }

    public Assessment ToAssessment() => new(Edition, NisCode, Questions, Status)
    {
        Submissions = Submissions,
        Sent = Sent,
        Reviews = Reviews,
        Asked = Asked,
        Contested = Contested,
        Publication = Publication,
        Replies = Replies,
        Replied = Replied,
        LocalActions = LocalActions,
        SentLocalActions = SentLocalActions,
        Valuations = Valuations,
    };

    internal static void Map(EntityTypeBuilder<AssessmentRow> row)
    {
        row.ToTable("fair_o_meter_assessments").ShownToCommunes("NisCode").HasKey(r => r.AssessmentId);
        row.Property(r => r.Questions).AsJson();
        row.Property(r => r.Sent).AsJson();
        row.Property(r => r.Reviews).AsJson();
        row.Property(r => r.Asked).AsJson();
        row.Property(r => r.Contested).AsJson();
        row.Property(r => r.Replies).AsJson();
        row.Property(r => r.Replied).AsJson();
        row.Property(r => r.LocalActions).AsJson();
        row.Property(r => r.SentLocalActions).AsJson();
        row.Property(r => r.Valuations).AsJson();
        row.Property(r => r.Publication).HasConversion<string>();
        row.Property(r => r.Events).AsJson();
        row.Property(r => r.Status).HasConversion<string>();
        row.HasIndex(r => new { r.NisCode, r.Edition });
    }
}

/// <summary>Keeps the communes' answers.</summary>
public sealed class AssessmentProjection
{
    public void On(IEvent<EditionOpened> e, CampaignDb db) => Ask(e.Data.Edition, e.Data.Grid, e.Data.Questions, e.Data.Communes, db);

    public void On(IEvent<CommunesInvited> e, CampaignDb db) => Ask(e.Data.Edition, e.Data.Grid, e.Data.Questions, e.Data.Communes, db);

    public void On(IEvent<PastEditionRecorded> e, CampaignDb db) => Ask(e.Data.Edition, e.Data.Grid, e.Data.Questions, e.Data.Communes, db);

    public async Task On(IEvent<PastEditionWithdrawn> e, CampaignDb db, CancellationToken ct)
    {
        foreach (var commune in e.Data.Communes)
        {
            if (await db.FairOMeterAssessments.FindAsync([Assessment.Id(e.Data.Edition, commune)], ct) is { } row)
                db.FairOMeterAssessments.Remove(row);
        }
    }

    public async Task On(IEvent<PastAnswersRecorded> e, CampaignDb db, CancellationToken ct)
    {
        if (await Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct) is { } row)
            (row.SubmittedOn, row.ValidatedOn, row.RecordedOn) = (e.Data.GivenOn, e.Data.GivenOn, e.Timestamp.DayInBrussels());
    }

    public async Task On(IEvent<EditionReminded> e, CampaignDb db, CancellationToken ct)
    {
        foreach (var commune in e.Data.Communes)
        {
            if (await db.FairOMeterAssessments.FindAsync([Assessment.Id(e.Data.Edition, commune)], ct) is { } row)
                row.RemindedOn = e.Data.On;
        }
    }

    public Task On(IEvent<AnswerGiven> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<AnswerCleared> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<ProposalRejected> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<AnswerFileAttached> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<AnswerFileWithdrawn> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<LocalActionDescribed> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<LocalActionWithdrawn> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<LocalActionValued> e, CampaignDb db, CancellationToken ct) =>
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

    public async Task On(IEvent<AssessmentValidated> e, CampaignDb db, CancellationToken ct)
    {
        if (await Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct) is { } row)
            (row.ValidatedOn, row.RenewalOn) = (e.Data.On, e.Data.RenewalOn);
    }

    public Task On(IEvent<AnswerReviewed> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<CriterionAskedAbout> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<CriterionExplained> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<ReviewContested> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<ContestDecided> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<PublicationChosen> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    public Task On(IEvent<ConsistencyAnswered> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.Edition, e.Data.NisCode, db, a => a.Apply(e.Data), ct);

    private static void Ask(string edition, int grid, int questions, IReadOnlyList<string> communes, CampaignDb db) =>
        db.FairOMeterAssessments.AddRange(communes.Select(commune => new AssessmentRow
        {
            AssessmentId = Assessment.Id(edition, commune),
            Edition = edition,
            NisCode = commune,
            Grid = grid,
            QuestionCount = questions,
        }));

    private static async Task<AssessmentRow?> Change(IEvent e, string edition, string nisCode, CampaignDb db,
        Func<Assessment, Assessment> change, CancellationToken ct)
    {
        if (await db.FairOMeterAssessments.FindAsync([Assessment.Id(edition, nisCode)], ct) is not { } row)
            return null;
        var after = change(row.ToAssessment());
        (row.Questions, row.Status, row.Version) = (after.Questions, after.Status, e.Version);
        (row.Submissions, row.Sent, row.Reviews) = (after.Submissions, after.Sent, after.Reviews);
        (row.Asked, row.Contested, row.Publication) = (after.Asked, after.Contested, after.Publication);
        (row.Replies, row.Replied) = (after.Replies, after.Replied);
        (row.LocalActions, row.SentLocalActions, row.Valuations) = (after.LocalActions, after.SentLocalActions, after.Valuations);
        row.Events = [.. row.Events, new AssessmentEvent(e.Version, e.EventTypeName, QuestionOf(e.Data), e.Timestamp, e.UserName)];
        row.Answered = after.Questions.Count(q => q.Answered);
        return row;
    }

    private static string? QuestionOf(object data) => data switch
    {
        AnswerGiven e => e.Question,
        AnswerCleared e => e.Question,
        AnswerFileAttached e => e.Question,
        AnswerFileWithdrawn e => e.Question,
        ProposalRejected e => e.Question,
        ConsistencyAnswered e => e.Question,
        _ => null,
    };
}
