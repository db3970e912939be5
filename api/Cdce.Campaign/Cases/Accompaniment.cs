using Cdce.Campaign.Momentum;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Cases;

/// <summary>The coordination accompanies a commune after an alert; causes and facts come from the alert.</summary>
/// <param name="Owner">Id of the account that leads it.</param>
public sealed record AccompanimentOpened(
    Guid CaseId, string NisCode, Guid AlertId, DateOnly On, string Owner, IReadOnlyList<MomentumReason> Causes);

/// <summary>Something the commune wants to reach.</summary>
/// <param name="Goal">Code, see <see cref="CaseCodes.Goals"/>.</param>
public sealed record AccompanimentGoalSet(Guid CaseId, string Goal, DateOnly DueOn, DateOnly On);

public sealed record AccompanimentGoalReached(Guid CaseId, string Goal, DateOnly On);

/// <summary>A contact within an accompaniment.</summary>
/// <param name="NextOn">The day agreed for the next one.</param>
public sealed record AccompanimentContactNoted(
    Guid CaseId, DateOnly On, string Channel, string Outcome, DateOnly? NextOn);

/// <summary>The accompaniment is over.</summary>
/// <param name="Outcome">revived, stabilised, mentored, postponed or withdrawn</param>
public sealed record AccompanimentClosed(Guid CaseId, string Outcome, DateOnly On);

/// <summary>The coordination's work with one commune after an alert.</summary>
/// <param name="Goals">Goals that are not reached yet.</param>
public sealed record Accompaniment(Guid CaseId, string NisCode, DateOnly OpenedOn, IReadOnlyList<string> Goals, DateOnly? ClosedOn)
{
    public static string StreamKey(Guid caseId) => $"accompaniment/{caseId}";

    public static Accompaniment Create(AccompanimentOpened e) => new(e.CaseId, e.NisCode, e.On, [], null);

    public Accompaniment Apply(AccompanimentGoalSet e) => this with { Goals = [.. Goals.Where(g => g != e.Goal), e.Goal] };

    public Accompaniment Apply(AccompanimentGoalReached e) => this with { Goals = [.. Goals.Where(g => g != e.Goal)] };

    public Accompaniment Apply(AccompanimentClosed e) => this with { ClosedOn = e.On };
}

/// <summary>A goal with its day.</summary>
public sealed record AccompanimentGoal(string Goal, DateOnly DueOn, DateOnly? ReachedOn);

/// <summary>An accompaniment as it is shown.</summary>
public sealed class AccompanimentRow
{
    public Guid CaseId { get; set; }
    public required string NisCode { get; set; }
    public Guid AlertId { get; set; }
    public DateOnly OpenedOn { get; set; }
    public required string Owner { get; set; }
    public IReadOnlyList<MomentumReason> Causes { get; set; } = [];
    public IReadOnlyList<AccompanimentGoal> Goals { get; set; } = [];
    public IReadOnlyList<Alerts.AlertContact> Contacts { get; set; } = [];
    public DateOnly? NextOn { get; set; }
    public string? Outcome { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public long Version { get; set; }
    public bool Simulated { get; set; }

    internal static void Map(EntityTypeBuilder<AccompanimentRow> row)
    {
        row.ToTable("accompaniments").ShownToCommunes("NisCode").HasKey(r => r.CaseId);
        row.Property(r => r.CaseId).ValueGeneratedNever();
        row.Property(r => r.Causes).AsJson();
        row.Property(r => r.Goals).AsJson();
        row.Property(r => r.Contacts).AsJson();
        row.HasIndex(r => r.NisCode);
    }
}

/// <summary>Keeps the accompaniments.</summary>
public sealed class AccompanimentProjection
{
    public async Task On(IEvent<AccompanimentOpened> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.Accompaniments.FindAsync([e.Data.CaseId], ct) is not null)
            return;
        db.Accompaniments.Add(new AccompanimentRow
        {
            CaseId = e.Data.CaseId,
            NisCode = e.Data.NisCode,
            AlertId = e.Data.AlertId,
            OpenedOn = e.Data.On,
            Owner = e.Data.Owner,
            Causes = e.Data.Causes,
            Version = e.Version,
            Simulated = e.IsSimulated(),
        });
    }

    public Task On(IEvent<AccompanimentGoalSet> e, CampaignDb db, CancellationToken ct) => Change(e, e.Data.CaseId, db, row =>
        row.Goals = [.. row.Goals.Where(g => g.Goal != e.Data.Goal), new AccompanimentGoal(e.Data.Goal, e.Data.DueOn, null)], ct);

    public Task On(IEvent<AccompanimentGoalReached> e, CampaignDb db, CancellationToken ct) => Change(e, e.Data.CaseId, db, row =>
        row.Goals = [.. row.Goals.Select(g => g.Goal == e.Data.Goal ? g with { ReachedOn = e.Data.On } : g)], ct);

    public Task On(IEvent<AccompanimentContactNoted> e, CampaignDb db, CancellationToken ct) => Change(e, e.Data.CaseId, db, row =>
    {
        row.Contacts = [.. row.Contacts,
            new Alerts.AlertContact(e.Data.On, e.Data.Channel, e.Data.Outcome, e.Data.NextOn, e.UserName)];
        row.NextOn = e.Data.NextOn;
    }, ct);

    public Task On(IEvent<AccompanimentClosed> e, CampaignDb db, CancellationToken ct) => Change(e, e.Data.CaseId, db, row =>
        (row.Outcome, row.ClosedOn, row.NextOn) = (e.Data.Outcome, e.Data.On, null), ct);

    private static async Task Change(IEvent e, Guid caseId, CampaignDb db, Action<AccompanimentRow> change, CancellationToken ct)
    {
        if (await db.Accompaniments.FindAsync([caseId], ct) is not { } row)
            return;
        change(row);
        row.Version = e.Version;
    }
}

/// <summary>The codes of accompaniments.</summary>
internal static class CaseCodes
{
    public static readonly IReadOnlyList<string> Goals =
        ["resumeMeetings", "recruitMembers", "renewPledges", "organiseAction", "convinceCouncil", "trainCommittee", "fillFairOMeter"];

    public static readonly IReadOnlyList<string> Outcomes = ["revived", "stabilised", "mentored", "postponed", "withdrawn"];
}
