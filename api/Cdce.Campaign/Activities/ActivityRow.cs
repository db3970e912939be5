using System.Linq.Expressions;
using Cdce.Campaign.Elections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Activities;

/// <summary>One version of a fact, for its history.</summary>
/// <param name="Change">recorded, corrected, withdrawn or ended</param>
/// <param name="RecordedBy">Id of the account or key; never a name.</param>
public sealed record ActivityVersion(long Version, string Change, DateTimeOffset RecordedAt, string? RecordedBy,
    Fact? Fact, DateOnly? On, string? Reason);

/// <summary>A fact of the ledger as lists and rules read it.</summary>
public sealed class ActivityRow
{
    public Guid ActivityId { get; set; }
    public required string NisCode { get; set; }
    public required string Kind { get; set; }
    public string? Criterion { get; set; }

    /// <summary>The day it happened.</summary>
    public DateOnly On { get; set; }

    public string? Summary { get; set; }
    public string? SourceUrl { get; set; }
    public string? SourceText { get; set; }
    public string? SourcePath { get; set; }
    public string? PartnerKind { get; set; }
    public DateOnly? ValidUntil { get; set; }

    /// <summary>Of a labelled product: code of its label.</summary>
    public string? Label { get; set; }

    /// <summary>The day from which it holds no longer.</summary>
    public DateOnly? EndedOn { get; set; }

    public bool Withdrawn { get; set; }

    /// <summary>Another part of the platform keeps it; it is changed there.</summary>
    public bool KeptElsewhere { get; set; }

    /// <summary>Of a change of majority: how the new college stands towards the campaign.</summary>
    public MajoritySupport? Support { get; set; }

    /// <summary>Of a change of majority: parties or lists and offices.</summary>
    public string? College { get; set; }

    /// <summary>The day in Brussels on which it was first recorded.</summary>
    public DateOnly RecordedOn { get; set; }

    public DateTimeOffset RecordedAt { get; set; }
    public string? RecordedBy { get; set; }
    public long Version { get; set; }
    public bool Simulated { get; set; }
    public IReadOnlyList<ActivityVersion> Versions { get; set; } = [];

    /// <summary>Whether it holds on that day: it happened, was not withdrawn, has not ended and is still valid.</summary>
    public bool HoldsOn(DateOnly day) => !Withdrawn && On <= day && !(EndedOn <= day) && !(ValidUntil < day);

    internal static void Map(EntityTypeBuilder<ActivityRow> row)
    {
        row.ToTable("activities").ShownToCommunes("NisCode").HasKey(r => r.ActivityId);
        row.Property(r => r.ActivityId).ValueGeneratedNever();
        row.Property(r => r.Support).HasConversion<string>();
        row.Property(r => r.Versions).AsJson();
        // The ledger of a commune, newest first; and the network's, for changes and season.
        row.HasIndex(r => new { r.NisCode, r.On });
        row.HasIndex(r => r.On);
        row.HasIndex(r => new { r.Kind, r.On, r.ActivityId }).HasFilter("not \"Withdrawn\"");
    }

    /// <summary>What lists read of it: all but its history.</summary>
    internal static readonly Expression<Func<ActivityRow, ActivityRow>> WithoutVersions = row => new ActivityRow
    {
        ActivityId = row.ActivityId,
        NisCode = row.NisCode,
        Kind = row.Kind,
        Criterion = row.Criterion,
        On = row.On,
        Summary = row.Summary,
        SourceUrl = row.SourceUrl,
        SourceText = row.SourceText,
        SourcePath = row.SourcePath,
        PartnerKind = row.PartnerKind,
        ValidUntil = row.ValidUntil,
        Label = row.Label,
        EndedOn = row.EndedOn,
        Withdrawn = row.Withdrawn,
        KeptElsewhere = row.KeptElsewhere,
        Support = row.Support,
        College = row.College,
        RecordedOn = row.RecordedOn,
        RecordedAt = row.RecordedAt,
        RecordedBy = row.RecordedBy,
        Version = row.Version,
        Simulated = row.Simulated,
    };
}

/// <summary>Keeps the ledger's rows.</summary>
public sealed class ActivityProjection
{
    public async Task On(IEvent<ActivityRecorded> e, CampaignDb db, CancellationToken ct)
    {
        var row = await Row(e, e.Data.ActivityId, e.Data.NisCode, e.Data.Fact, db, ct);
        Describe(row, e, e.Data.Fact, "recorded", null);
        row.KeptElsewhere = e.Data.KeptElsewhere;
    }

    // Asked for a past day, the correction may be the first that is known of the fact.
    public async Task On(IEvent<ActivityCorrected> e, CampaignDb db, CancellationToken ct)
    {
        var row = await Row(e, e.Data.ActivityId, e.Data.NisCode, e.Data.Fact, db, ct);
        Describe(row, e, e.Data.Fact, "corrected", e.Data.Reason);
        row.Withdrawn = false;
    }

    public async Task On(IEvent<ActivityWithdrawn> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.Activities.FindAsync([e.Data.ActivityId], ct) is not { } row)
            return;
        row.Withdrawn = true;
        AddVersion(row, e, "withdrawn", null, e.Data.On, e.Data.Reason);
    }

    public async Task On(IEvent<MajorityDescribed> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.Activities.FindAsync([e.Data.ActivityId], ct) is not { } row)
            return;
        (row.Support, row.College, row.Version) = (e.Data.Support, e.Data.College, e.Version);
    }

    public async Task On(IEvent<ActivityEnded> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.Activities.FindAsync([e.Data.ActivityId], ct) is not { } row)
            return;
        row.EndedOn = e.Data.On;
        AddVersion(row, e, "ended", null, e.Data.On, e.Data.Reason);
    }

    private static async Task<ActivityRow> Row(IEvent e, Guid id, string nisCode, Fact fact, CampaignDb db,
        CancellationToken ct)
    {
        // The first event of its stream has no row to look for.
        if (e.Version > 1 && await db.Activities.FindAsync([id], ct) is { } known)
            return known;
        var row = new ActivityRow
        {
            ActivityId = id,
            NisCode = nisCode,
            Kind = fact.Kind,
            RecordedAt = e.Timestamp,
            RecordedOn = e.Timestamp.DayInBrussels(),
            RecordedBy = e.UserName,
            Simulated = e.IsSimulated(),
        };
        db.Activities.Add(row);
        return row;
    }

    private static void Describe(ActivityRow row, IEvent e, Fact fact, string change, string? reason)
    {
        row.Kind = fact.Kind;
        row.Criterion = fact.Criterion;
        row.On = fact.On;
        row.Summary = fact.Summary;
        row.SourceUrl = fact.Source?.Url;
        row.SourceText = fact.Source?.Text;
        row.SourcePath = fact.Source?.Path;
        row.PartnerKind = fact.PartnerKind;
        row.ValidUntil = fact.ValidUntil;
        row.Label = fact.Label;
        AddVersion(row, e, change, fact, fact.On, reason);
    }

    private static void AddVersion(ActivityRow row, IEvent e, string change, Fact? fact, DateOnly? on, string? reason)
    {
        row.Version = e.Version;
        row.Versions =
            [.. row.Versions, new ActivityVersion(e.Version, change, e.Timestamp, e.UserName, fact, on, reason)];
    }
}
