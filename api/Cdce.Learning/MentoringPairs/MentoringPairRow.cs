using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning.MentoringPairs;

/// <summary>One pair with what its health is computed from.</summary>
public sealed class MentoringPairRow
{
    public required Guid Id { get; init; }
    public Guid RequestId { get; set; }
    public string MentorNisCode { get; set; } = "";
    public string MenteeNisCode { get; set; } = "";
    public DateOnly StartedOn { get; set; }
    public int RhythmDays { get; set; }

    /// <summary>The agreed goals as JSON.</summary>
    public string Goals { get; set; } = "[]";
    public DateOnly? AgreedOn { get; set; }
    public DateOnly? Until { get; set; }
    public DateOnly ContactFrom { get; set; }
    public DateOnly? LastSessionOn { get; set; }
    public int SessionCount { get; set; }
    public DateOnly? PausedOn { get; set; }
    public DateOnly? NudgedOn { get; set; }
    public DateOnly? ReportedOn { get; set; }
    public int? MentorFeeling { get; set; }
    public int? MenteeFeeling { get; set; }
    public DateOnly? MomentumRegainedOn { get; set; }
    public DateOnly? EndedOn { get; set; }
    public string? Outcome { get; set; }
    public string? Reason { get; set; }
    public int? MentorScore { get; set; }
    public int? MenteeScore { get; set; }
    public int? GoalsReached { get; set; }
    public long Version { get; set; }
    public bool Simulated { get; set; }

    internal DateOnly LastContactOn => LastSessionOn > ContactFrom ? LastSessionOn.Value : ContactFrom;

    internal IReadOnlyList<PairGoal> ReadGoals() =>
        JsonSerializer.Deserialize<List<PairGoal>>(Goals, JsonSerializerOptions.Web) ?? [];
}

/// <summary>One session of a pair.</summary>
public sealed class MentoringSessionRow
{
    public required Guid Id { get; init; }
    public Guid PairId { get; set; }
    public DateOnly On { get; set; }
    public string Kind { get; set; } = "";
    public string Outcome { get; set; } = "";
    public string? Text { get; set; }
}

/// <summary>Keeps the pairs and their sessions.</summary>
public sealed class MentoringPairProjection
{
    public void On(IEvent<PairStarted> e, LearningDb db) => db.Pairs.Add(new MentoringPairRow
    {
        Id = e.Data.PairId,
        RequestId = e.Data.RequestId,
        MentorNisCode = e.Data.MentorNisCode,
        MenteeNisCode = e.Data.MenteeNisCode,
        StartedOn = e.Data.On,
        ContactFrom = e.Data.On,
        RhythmDays = e.Data.RhythmDays,
        Version = e.Version,
        Simulated = e.IsSimulated(),
    });

    public async Task On(IEvent<PairAgreed> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        row.RhythmDays = e.Data.RhythmDays;
        row.Goals = JsonSerializer.Serialize(e.Data.Goals, JsonSerializerOptions.Web);
        row.AgreedOn = e.Data.On;
        row.Until = e.Data.Until;
    }

    public async Task On(IEvent<MentoringSessionRecorded> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        db.Sessions.Add(new MentoringSessionRow
        {
            Id = e.Data.SessionId,
            PairId = e.Data.PairId,
            On = e.Data.On,
            Kind = e.Data.Kind,
            Outcome = e.Data.Outcome,
            Text = e.Data.Text,
        });
        row.SessionCount++;
        if (!(row.LastSessionOn >= e.Data.On))
            row.LastSessionOn = e.Data.On;
    }

    public async Task On(IEvent<MentoringSessionWithdrawn> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row || await db.Sessions.FindAsync([e.Data.SessionId], ct) is not { } session)
            return;
        db.Sessions.Remove(session);
        row.SessionCount--;
        row.LastSessionOn = await db.Sessions.Where(s => s.PairId == row.Id && s.Id != session.Id).MaxAsync(s => (DateOnly?)s.On, ct);
    }

    public async Task On(IEvent<PairCheckedIn> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        if (e.Data.Side == "mentor")
            row.MentorFeeling = e.Data.Feeling;
        else
            row.MenteeFeeling = e.Data.Feeling;
    }

    public async Task On(IEvent<PairNudged> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is { } row)
            row.NudgedOn = e.Data.On;
    }

    public async Task On(IEvent<PairSilenceReported> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is { } row)
            row.ReportedOn = e.Data.On;
    }

    public async Task On(IEvent<PairPaused> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is { } row)
            row.PausedOn = e.Data.On;
    }

    public async Task On(IEvent<PairResumed> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        row.PausedOn = null;
        row.ContactFrom = e.Data.On;
    }

    public async Task On(IEvent<MenteeRegainedMomentum> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is { } row)
            row.MomentumRegainedOn = e.Data.On;
    }

    public async Task On(IEvent<PairEnded> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        row.EndedOn = e.Data.On;
        row.Outcome = e.Data.Outcome;
        row.Reason = e.Data.Reason;
        row.MentorScore = e.Data.Evaluation?.Mentor;
        row.MenteeScore = e.Data.Evaluation?.Mentee;
        row.GoalsReached = e.Data.Evaluation?.GoalsReached;
    }

    private static async Task<MentoringPairRow?> RowAsync(IEvent e, LearningDb db, CancellationToken ct)
    {
        var row = await db.Pairs.FindAsync([StreamId.Of(e)], ct);
        if (row is not null)
            row.Version = e.Version;
        return row;
    }
}
