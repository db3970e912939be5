using Cdce.Campaign.Communes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.TitleFiles;

/// <summary>What was done to one step, for its history.</summary>
/// <param name="Change">recorded, corrected or withdrawn</param>
/// <param name="RecordedBy">Id of the account or key; never a name.</param>
public sealed record TitleStepVersion(long Version, Guid StepId, string Change, DateTimeOffset RecordedAt,
    string? RecordedBy, TitleFact? Fact, string? Reason);

/// <summary>A commune's title file as it is shown.</summary>
public sealed class TitleFileRow
{
    public required string NisCode { get; set; }

    /// <summary>The steps that stand, in the order of recording.</summary>
    public IReadOnlyList<TitleFact> Facts { get; set; } = [];

    public IReadOnlyList<TitleStepVersion> Versions { get; set; } = [];
    public DateOnly? DueOn { get; set; }
    public long Version { get; set; }

    /// <summary>Whether simulated steps are among them.</summary>
    public bool Simulated { get; set; }

    /// <summary>Steps that a simulation recorded or corrected; the public sees none of them.</summary>
    public IReadOnlyList<Guid> SimulatedSteps { get; set; } = [];

    public TitlePath Path => TitlePath.Of(Facts);

    public TitlePath PublicPath => TitlePath.Of(Facts.Where(f => !SimulatedSteps.Contains(f.StepId)));

    /// <summary>Keeps the commune's row in step.</summary>
    public void ShowOn(CommuneRow commune)
    {
        var path = Path;
        commune.TitleState = path.State;
        commune.TitleStatus = path.Status;
        commune.TitleStateSince = path.Since;
        commune.TitleEvidenceOnly = path.EvidenceOnly;
    }

    internal static void Map(EntityTypeBuilder<TitleFileRow> row)
    {
        row.ToTable("title_files").ShownToAll("Titles and their steps may be read by every role.").HasKey(r => r.NisCode);
        row.Property(r => r.Facts).AsJson();
        row.Property(r => r.Versions).AsJson();
        row.Property(r => r.SimulatedSteps).AsJson();
        row.Ignore(r => r.Path);
        row.Ignore(r => r.PublicPath);
    }
}

/// <summary>Keeps the title files, and each commune's state on its row.</summary>
public sealed class TitleFileProjection
{
    public Task On(IEvent<TitleStepRecorded> e, CampaignDb db, CancellationToken ct) =>
        Show(e, e.Data.NisCode, e.Data.Fact, "recorded", null, db, ct);

    // Asked for a past day, the correction may be the first that is known of the step.
    public Task On(IEvent<TitleStepCorrected> e, CampaignDb db, CancellationToken ct) =>
        Show(e, e.Data.NisCode, e.Data.Fact, "corrected", e.Data.Reason, db, ct);

    public async Task On(IEvent<TitleStepWithdrawn> e, CampaignDb db, CancellationToken ct)
    {
        await Change(e, e.Data.NisCode, own: true, db, row => Withdraw(row, e), ct);
        if (e.Data.FormerNisCode is { } former)
            await Change(e, former, own: false, db, row => Withdraw(row, e), ct);
    }

    public Task On(IEvent<TitleDeadlineSet> e, CampaignDb db, CancellationToken ct) =>
        Change(e, e.Data.NisCode, own: true, db, row => row.DueOn = e.Data.DueOn, ct);

    private static async Task Show(IEvent e, string nisCode, TitleFact fact, string change, string? reason, CampaignDb db,
        CancellationToken ct)
    {
        await Change(e, nisCode, own: true, db, Describe, ct);
        // Before a merger the commune had another code; its file shows the step as well.
        if (fact.FormerNisCode is { } former)
            await Change(e, former, own: false, db, Describe, ct);

        void Describe(TitleFileRow row)
        {
            row.Facts = [.. row.Facts.Where(f => f.StepId != fact.StepId), fact];
            if (e.IsSimulated())
                row.SimulatedSteps = [.. row.SimulatedSteps.Where(id => id != fact.StepId), fact.StepId];
            row.Versions = [.. row.Versions,
                new TitleStepVersion(e.Version, fact.StepId, change, e.Timestamp, e.UserName, fact, reason)];
        }
    }

    private static void Withdraw(TitleFileRow row, IEvent<TitleStepWithdrawn> e)
    {
        row.Facts = [.. row.Facts.Where(f => f.StepId != e.Data.StepId)];
        row.Versions = [.. row.Versions,
            new TitleStepVersion(e.Version, e.Data.StepId, "withdrawn", e.Timestamp, e.UserName, null, e.Data.Reason)];
    }

    private static async Task Change(IEvent e, string nisCode, bool own, CampaignDb db,
        Action<TitleFileRow> change, CancellationToken ct)
    {
        var row = await db.TitleFiles.FindAsync([nisCode], ct);
        if (row is null)
        {
            row = new TitleFileRow { NisCode = nisCode };
            db.TitleFiles.Add(row);
        }

        change(row);
        row.Simulated |= e.IsSimulated();
        if (own)
            row.Version = e.Version;
        if (await db.Communes.FindAsync([nisCode], ct) is { } commune)
            row.ShowOn(commune);
    }
}
