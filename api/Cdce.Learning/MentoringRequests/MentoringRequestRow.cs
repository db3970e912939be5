using System.Text.Json;
using Cdce.Learning.MentoringProposals;

namespace Cdce.Learning.MentoringRequests;

/// <summary>One request on the mentoring board.</summary>
public sealed class MentoringRequestRow
{
    public required Guid Id { get; init; }
    public string NisCode { get; set; } = "";

    /// <summary>momentum, coordination or commune</summary>
    public string Origin { get; set; } = "";
    public List<string> Causes { get; set; } = [];
    public List<string> WeakCriteria { get; set; } = [];
    public DateOnly OpenedOn { get; set; }
    public RequestState State { get; set; }

    /// <summary>The diagnoses in the order in which they were made, as JSON.</summary>
    public string Diagnoses { get; set; } = "[]";
    public List<string> Avoid { get; set; } = [];
    public string? LockedMentor { get; set; }

    /// <summary>The newest proposal that concerns it, with its part of it as JSON.</summary>
    public Guid? ProposalId { get; set; }
    public string? Proposed { get; set; }

    public int Round { get; set; }
    public string? MentorNisCode { get; set; }
    public int? Score { get; set; }
    public DateOnly? OfferedOn { get; set; }
    public DateOnly? AnswerBy { get; set; }
    public DateOnly? RemindedOn { get; set; }
    public bool MentorAccepted { get; set; }
    public bool MenteeAccepted { get; set; }
    public string? LastRefusal { get; set; }
    public Guid? PairId { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public string? CloseReason { get; set; }
    public long Version { get; set; }
    public bool Simulated { get; set; }

    internal IReadOnlyList<BarriersDiagnosed> ReadDiagnoses() =>
        JsonSerializer.Deserialize<List<BarriersDiagnosed>>(Diagnoses, JsonSerializerOptions.Web) ?? [];

    internal BarriersDiagnosed? LastDiagnosis() => ReadDiagnoses() is [.., var last] ? last : null;

    internal ProposedMentor? ReadProposed() =>
        Proposed is null ? null : JsonSerializer.Deserialize<ProposedMentor>(Proposed, JsonSerializerOptions.Web);
}

/// <summary>Keeps the requests of the mentoring board.</summary>
public sealed class MentoringRequestProjection
{
    public void On(IEvent<MentoringRequested> e, LearningDb db) => db.Requests.Add(new MentoringRequestRow
    {
        Id = e.Data.RequestId,
        NisCode = e.Data.NisCode,
        Origin = e.Data.Origin,
        Causes = [.. e.Data.Causes],
        WeakCriteria = [.. e.Data.WeakCriteria],
        OpenedOn = e.Data.On,
        Version = e.Version,
        Simulated = e.IsSimulated(),
    });

    public async Task On(IEvent<BarriersDiagnosed> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is { } row)
            row.Diagnoses = JsonSerializer.Serialize(row.ReadDiagnoses().Append(e.Data), JsonSerializerOptions.Web);
    }

    public async Task On(IEvent<MentorLocked> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is { } row)
            row.LockedMentor = e.Data.MentorNisCode;
    }

    public async Task On(IEvent<MentorUnlocked> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is { } row)
            row.LockedMentor = null;
    }

    public async Task On(IEvent<MentoringProposalApproved> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        row.State = RequestState.Offered;
        row.Round = e.Data.Round;
        row.MentorNisCode = e.Data.MentorNisCode;
        row.Score = e.Data.Score;
        row.OfferedOn = e.Data.On;
        row.AnswerBy = e.Data.AnswerBy;
        row.RemindedOn = null;
        row.ProposalId = null;
        row.Proposed = null;
    }

    public async Task On(IEvent<MentoringAccepted> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        if (e.Data.Side == Side.Mentor)
            row.MentorAccepted = true;
        else
            row.MenteeAccepted = true;
    }

    public async Task On(IEvent<MentoringAnswerReminded> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is { } row)
            row.RemindedOn = e.Data.On;
    }

    public async Task On(IEvent<MentoringDeclined> e, LearningDb db, CancellationToken ct) =>
        Reopen(await RowAsync(e, db, ct), e.Data.MentorNisCode, e.Data.Reason);

    public async Task On(IEvent<MentoringOfferLapsed> e, LearningDb db, CancellationToken ct) =>
        Reopen(await RowAsync(e, db, ct), e.Data.MentorNisCode, "unanswered");

    public async Task On(IEvent<MentorChangeAsked> e, LearningDb db, CancellationToken ct) =>
        Reopen(await RowAsync(e, db, ct), e.Data.MentorNisCode, e.Data.Reason);

    public async Task On(IEvent<MentoringMatched> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        row.State = RequestState.Matched;
        row.PairId = e.Data.PairId;
    }

    public async Task On(IEvent<MentoringRequestClosed> e, LearningDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        row.State = RequestState.Closed;
        row.ClosedOn = e.Data.On;
        row.CloseReason = e.Data.Reason;
    }

    private static void Reopen(MentoringRequestRow? row, string mentor, string reason)
    {
        if (row is null)
            return;
        row.State = RequestState.Open;
        row.Avoid = [.. row.Avoid.Append(mentor).Distinct()];
        if (row.LockedMentor == mentor)
            row.LockedMentor = null;
        row.MentorNisCode = null;
        row.Score = null;
        row.OfferedOn = null;
        row.AnswerBy = null;
        row.RemindedOn = null;
        row.MentorAccepted = false;
        row.MenteeAccepted = false;
        row.LastRefusal = reason;
        row.PairId = null;
    }

    private static async Task<MentoringRequestRow?> RowAsync(IEvent e, LearningDb db, CancellationToken ct)
    {
        // Missing where a past day is rebuilt on which the request had not been made, though a later fact was dated earlier.
        var row = await db.Requests.FindAsync([StreamId.Of(e)], ct);
        if (row is not null)
            row.Version = e.Version;
        return row;
    }
}
