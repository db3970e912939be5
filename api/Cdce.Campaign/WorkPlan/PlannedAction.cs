using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.WorkPlan;

/// <summary>What became of a planned action.</summary>
public enum ActionOutcome
{
    Open,
    Done,
    Dropped,
}

/// <summary>The coordination plans an action, or plans it anew: then all of it reads like this.</summary>
/// <param name="Title">What is to be done, in a line; no names of people.</param>
/// <param name="OwnerRole">Who answers for it.</param>
/// <param name="From">First day of its period.</param>
/// <param name="Until">Last day; its quarter is the one that the action counts in.</param>
/// <param name="Recommendation">Code of the recommendation it serves.</param>
/// <param name="WorkloadDays">Days of work, 0.5 to 400; null where nobody has reckoned.</param>
/// <param name="On">The day it was planned.</param>
public sealed record ActionPlanned(Guid ActionId, [property: FreeText] string Title, Role OwnerRole, DateOnly From, DateOnly Until, string Recommendation,
    DateOnly On, decimal? WorkloadDays = null);

/// <summary>The action was done or dropped, or is open again.</summary>
/// <param name="Note">What came of it, or why it was dropped; no names of people.</param>
/// <param name="EvidenceUrl">A page that shows it.</param>
public sealed record ActionSettled(Guid ActionId, ActionOutcome Outcome, DateOnly On, [property: FreeText] string? Note = null, string? EvidenceUrl = null);

/// <summary>Somebody of those who answer for it takes the action, or gives it back.</summary>
/// <param name="Owner">Id of the account or key; null where nobody has it any more.</param>
public sealed record ActionTaken(Guid ActionId, string? Owner, DateOnly On);

/// <summary>One planned action: what its changes need to know.</summary>
/// <param name="Owner">Who took it.</param>
public sealed record PlannedAction(Guid Id, ActionPlanned Plan, ActionOutcome Outcome, string? Owner = null)
{
    public static PlannedAction Create(ActionPlanned e) => new(e.ActionId, e, ActionOutcome.Open);

    public PlannedAction Apply(ActionPlanned e) => this with { Plan = e };

    public PlannedAction Apply(ActionSettled e) => this with { Outcome = e.Outcome };

    public PlannedAction Apply(ActionTaken e) => this with { Owner = e.Owner };
}

/// <summary>A planned action as the plan shows it.</summary>
public sealed class PlannedActionRow
{
    public Guid ActionId { get; set; }
    public required string Title { get; set; }
    public Role OwnerRole { get; set; }

    /// <summary>Id of the account or key that took it.</summary>
    public string? Owner { get; set; }

    public DateOnly From { get; set; }
    public DateOnly Until { get; set; }
    public required string Recommendation { get; set; }
    public decimal? WorkloadDays { get; set; }
    public ActionOutcome Outcome { get; set; }

    /// <summary>The day it was done or dropped.</summary>
    public DateOnly? OutcomeOn { get; set; }

    public string? Note { get; set; }
    public string? EvidenceUrl { get; set; }
    public long Version { get; set; }
    public bool Simulated { get; set; }

    internal static void Map(EntityTypeBuilder<PlannedActionRow> row)
    {
        row.ToTable("planned_actions").ShownToAll("Of the coordination's own work, without communes.").HasKey(r => r.ActionId);
        row.Property(r => r.ActionId).ValueGeneratedNever();
        row.Property(r => r.OwnerRole).HasConversion<string>();
        row.Property(r => r.Outcome).HasConversion<string>();
        row.HasIndex(r => r.Until);
    }
}

/// <summary>Keeps the plan.</summary>
public sealed class PlannedActionProjection
{
    public async Task On(IEvent<ActionPlanned> e, CampaignDb db, CancellationToken ct)
    {
        var row = e.Version > 1 ? await db.PlannedActions.FindAsync([e.Data.ActionId], ct) : null;
        if (row is null)
        {
            row = new PlannedActionRow { ActionId = e.Data.ActionId, Title = "", Recommendation = "" };
            db.PlannedActions.Add(row);
        }

        (row.Title, row.OwnerRole, row.From, row.Until) = (e.Data.Title, e.Data.OwnerRole, e.Data.From, e.Data.Until);
        (row.Recommendation, row.WorkloadDays, row.Version) = (e.Data.Recommendation, e.Data.WorkloadDays, e.Version);
        row.Simulated |= e.IsSimulated();
    }

    public async Task On(IEvent<ActionTaken> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.PlannedActions.FindAsync([e.Data.ActionId], ct) is { } row)
            (row.Owner, row.Version) = (e.Data.Owner, e.Version);
    }

    public async Task On(IEvent<ActionSettled> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.PlannedActions.FindAsync([e.Data.ActionId], ct) is not { } row)
            return;
        (row.Outcome, row.Note, row.EvidenceUrl, row.Version) = (e.Data.Outcome, e.Data.Note, e.Data.EvidenceUrl, e.Version);
        row.OutcomeOn = e.Data.Outcome is ActionOutcome.Open ? null : e.Data.On;
        row.Simulated |= e.IsSimulated();
    }
}

/// <summary>How much of a quarter's plan was done.</summary>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Planned">Actions whose period ends in it and that were not dropped.</param>
/// <param name="Late">Of those, the open ones whose period is over on the day asked for.</param>
/// <param name="WorkloadDays">Days of work of those that were planned, as far as reckoned.</param>
/// <param name="DoneRate">Done of planned, 0 to 1; null where nothing was planned.</param>
public sealed record QuarterFigures(int Quarter, int Planned, int Done, int Dropped, int Late, decimal WorkloadDays, decimal? DoneRate)
{
    public static IReadOnlyList<QuarterFigures> Of(IReadOnlyCollection<PlannedActionRow> actions, int year, DateOnly day) => [.. Enumerable.Range(1, 4).Select(quarter =>
    {
        var all = actions.Where(a => a.Until.Year == year && (a.Until.Month + 2) / 3 == quarter).ToList();
        var planned = all.Where(a => a.Outcome is not ActionOutcome.Dropped).ToList();
        var done = planned.Count(a => a.Outcome is ActionOutcome.Done);
        return new QuarterFigures(quarter, planned.Count, done, all.Count - planned.Count, planned.Count(a => a.Outcome is ActionOutcome.Open && a.Until < day),
            planned.Sum(a => a.WorkloadDays ?? 0), planned.Count == 0 ? null : decimal.Round((decimal)done / planned.Count, 4));
    })];
}
