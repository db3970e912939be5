using Cdce.Campaign.Momentum;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Alerts;

/// <summary>Where an alert stands.</summary>
public enum AlertState
{
    /// <summary>Nobody has taken it yet.</summary>
    Open,

    /// <summary>Somebody of the coordination has taken it.</summary>
    Acknowledged,

    /// <summary>The commune is back at its own rhythm.</summary>
    Regained,

    /// <summary>The coordination has ended it.</summary>
    Closed,
}

/// <summary>Who raised an alert.</summary>
public enum AlertKind
{
    /// <summary>The watch over the facts.</summary>
    Momentum,

    /// <summary>The committee itself.</summary>
    HelpCall,
}

/// <summary>A contact about an alert.</summary>
public sealed record AlertContact(DateOnly On, string Channel, string Outcome, DateOnly? NextOn, string? By);

/// <summary>An alert as the inbox shows it.</summary>
public sealed class MomentumAlertRow
{
    public Guid AlertId { get; set; }
    public required string NisCode { get; set; }
    public AlertKind Kind { get; set; }
    public AlertState State { get; set; }
    public DateOnly On { get; set; }
    public DateOnly Since { get; set; }
    public decimal Score { get; set; }
    public decimal Expected { get; set; }

    /// <summary>How sure the watch was (0 to 1); absent for a call.</summary>
    public decimal? Probability { get; set; }

    public int? ParametersVersion { get; set; }
    public IReadOnlyList<MomentumReason> Causes { get; set; } = [];
    public IReadOnlyList<string> WeakCriteria { get; set; } = [];
    public string? Owner { get; set; }
    public DateOnly? AcknowledgedOn { get; set; }
    public DateOnly? AcknowledgeBy { get; set; }
    public DateOnly? EscalatedOn { get; set; }
    public IReadOnlyList<AlertContact> Contacts { get; set; } = [];
    public DateOnly? NextContactOn { get; set; }
    public bool Confidential { get; set; }
    public string? CalledBy { get; set; }
    public string? Wish { get; set; }
    public DateOnly? EndedOn { get; set; }
    public string? CloseReason { get; set; }
    public bool Simulated { get; set; }

    public bool IsOver => State is AlertState.Regained or AlertState.Closed;

    /// <summary>The coordination sees all; a committee its own, except what somebody else told in confidence.</summary>
    public bool IsVisibleTo(CurrentUser user) =>
        user.IsCoordinationOf(NisCode) || (user.May("getMomentumAlert", NisCode) && (!Confidential || CalledBy == user.Id));

    internal static void Map(EntityTypeBuilder<MomentumAlertRow> row)
    {
        row.ToTable("momentum_alerts").ShownToCommunes("NisCode").HasKey(r => r.AlertId);
        row.Property(r => r.AlertId).ValueGeneratedNever();
        row.Property(r => r.Kind).HasConversion<string>();
        row.Property(r => r.State).HasConversion<string>();
        row.Property(r => r.Causes).AsJson();
        row.Property(r => r.WeakCriteria).AsJson();
        row.Property(r => r.Contacts).AsJson();
        row.Ignore(r => r.IsOver);
        row.HasIndex(r => new { r.On, r.AlertId });
        row.HasIndex(r => r.NisCode);
    }
}

/// <summary>What the watch knows of a commune, as evaluations and pages read it.</summary>
public sealed class MomentumWatchRow
{
    public required string NisCode { get; set; }
    public long Version { get; set; }
    public DateOnly? PausedUntil { get; set; }
    public string? PauseReason { get; set; }
    public bool HasPauses { get; set; }
    public IReadOnlyList<WatchPause> Pauses { get; set; } = [];

    internal static void Map(EntityTypeBuilder<MomentumWatchRow> row)
    {
        row.ToTable("momentum_watches").ShownToCommunes("NisCode").HasKey(r => r.NisCode);
        row.Property(r => r.Pauses).AsJson();
    }
}

/// <summary>Keeps alerts and watches.</summary>
public sealed class MomentumAlertProjection
{
    public async Task On(IEvent<MomentumLost> e, CampaignDb db, CancellationToken ct)
    {
        await Watch(e, e.Data.NisCode, db, ct);
        var row = await Begin(e, e.Data.AlertId, e.Data.NisCode, e.Data.On, AlertKind.Momentum, db, ct);
        row.Since = e.Data.Since;
        row.Score = e.Data.Score;
        row.Expected = e.Data.Expected;
        row.Probability = e.Data.Probability;
        row.ParametersVersion = e.Data.ParametersVersion;
        row.Causes = e.Data.Causes;
        row.WeakCriteria = e.Data.WeakCriteria;
    }

    public async Task On(IEvent<HelpCalled> e, CampaignDb db, CancellationToken ct)
    {
        await Watch(e, e.Data.NisCode, db, ct);
        var row = await Begin(e, e.Data.AlertId, e.Data.NisCode, e.Data.On, AlertKind.HelpCall, db, ct);
        row.Since = e.Data.On;
        row.Causes = [.. e.Data.Causes.Select(code => new MomentumReason(code, 0))];
        row.Wish = e.Data.Wish;
        row.Confidential = e.Data.Confidential;
        row.CalledBy = e.Data.CalledBy;
        row.AcknowledgeBy = e.Data.AcknowledgeBy;
    }

    public async Task On(IEvent<MomentumRegained> e, CampaignDb db, CancellationToken ct)
    {
        await Watch(e, e.Data.NisCode, db, ct);
        if (await db.MomentumAlerts.FindAsync([e.Data.AlertId], ct) is { } row)
            (row.State, row.EndedOn) = (AlertState.Regained, e.Data.On);
    }

    public async Task On(IEvent<AlertAcknowledged> e, CampaignDb db, CancellationToken ct)
    {
        await Watch(e, e.Data.NisCode, db, ct);
        if (await db.MomentumAlerts.FindAsync([e.Data.AlertId], ct) is not { } row)
            return;
        (row.State, row.Owner) = (AlertState.Acknowledged, e.Data.Owner);
        row.AcknowledgedOn ??= e.Data.On;
    }

    public async Task On(IEvent<AlertEscalated> e, CampaignDb db, CancellationToken ct)
    {
        await Watch(e, e.Data.NisCode, db, ct);
        if (await db.MomentumAlerts.FindAsync([e.Data.AlertId], ct) is { } row)
            row.EscalatedOn = e.Data.On;
    }

    public async Task On(IEvent<ContactNoted> e, CampaignDb db, CancellationToken ct)
    {
        await Watch(e, e.Data.NisCode, db, ct);
        if (await db.MomentumAlerts.FindAsync([e.Data.AlertId], ct) is not { } row)
            return;
        row.Contacts = [.. row.Contacts, new AlertContact(e.Data.On, e.Data.Channel, e.Data.Outcome, e.Data.NextOn, e.UserName)];
        row.NextContactOn = e.Data.NextOn;
    }

    public async Task On(IEvent<AlertClosed> e, CampaignDb db, CancellationToken ct)
    {
        await Watch(e, e.Data.NisCode, db, ct);
        if (await db.MomentumAlerts.FindAsync([e.Data.AlertId], ct) is { } row)
            (row.State, row.EndedOn, row.CloseReason) = (AlertState.Closed, e.Data.On, e.Data.Reason);
    }

    public async Task On(IEvent<WatchPaused> e, CampaignDb db, CancellationToken ct)
    {
        var row = await Watch(e, e.Data.NisCode, db, ct);
        (row.PausedUntil, row.PauseReason, row.HasPauses) = (e.Data.Until, e.Data.Reason, true);
        // A pause that is extended stays one pause.
        var open = row.Pauses is [.., var last] && last.Until >= e.Data.On.AddDays(-1) ? last : null;
        row.Pauses = [.. row.Pauses.Where(p => p != open), new WatchPause(open?.From ?? e.Data.On, e.Data.Until)];
    }

    public async Task On(IEvent<WatchResumed> e, CampaignDb db, CancellationToken ct)
    {
        var row = await Watch(e, e.Data.NisCode, db, ct);
        (row.PausedUntil, row.PauseReason) = (null, null);
        if (row.Pauses is not [.., var last] || last.Until < e.Data.On)
            return;
        var earlier = row.Pauses.SkipLast(1);
        row.Pauses = last.From < e.Data.On ? [.. earlier, last with { Until = e.Data.On.AddDays(-1) }] : [.. earlier];
    }

    public Task On(IEvent<StandingChanged> e, CampaignDb db, CancellationToken ct) => Watch(e, e.Data.NisCode, db, ct);

    private static async Task<MomentumAlertRow> Begin(
        IEvent e, Guid alertId, string nisCode, DateOnly on, AlertKind kind, CampaignDb db, CancellationToken ct)
    {
        var row = await db.MomentumAlerts.FindAsync([alertId], ct);
        if (row is null)
            db.MomentumAlerts.Add(row = new MomentumAlertRow { AlertId = alertId, NisCode = nisCode, Simulated = e.IsSimulated() });
        (row.Kind, row.On) = (kind, on);
        return row;
    }

    private static async Task<MomentumWatchRow> Watch(IEvent e, string nisCode, CampaignDb db, CancellationToken ct)
    {
        var row = await db.MomentumWatches.FindAsync([nisCode], ct);
        if (row is null)
            db.MomentumWatches.Add(row = new MomentumWatchRow { NisCode = nisCode });
        row.Version = e.Version;
        return row;
    }
}
