using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>A draft of the grid that was given for a day.</summary>
public sealed class GridScheduleRow
{
    /// <summary>Version of the grids at which it was given.</summary>
    public long Schedule { get; set; }

    public required string LabelFr { get; set; }
    public string? LabelDe { get; set; }
    public bool Example { get; set; }
    public IReadOnlyList<GridCriterion> Criteria { get; set; } = [];
    public IReadOnlyList<GridBand> Bands { get; set; } = [];
    public DateOnly PublishOn { get; set; }
    public DateOnly ScheduledOn { get; set; }

    /// <summary>Whether it waits for its day.</summary>
    public bool Waiting { get; set; }

    /// <summary>The day on which it was not published; null where it was, was taken back or waits.</summary>
    public DateOnly? RefusedOn { get; set; }

    /// <summary>Why it was not published.</summary>
    public IReadOnlyList<GridIssue> Issues { get; set; } = [];

    /// <summary>Editions that were opened meanwhile.</summary>
    public IReadOnlyList<string> Editions { get; set; } = [];

    /// <summary>Version of the grids at its last change.</summary>
    public long Version { get; set; }

    public GridContent ToContent() => new(new LocalText(LabelFr, LabelDe), Example, Criteria, Bands);

    internal static void Map(EntityTypeBuilder<GridScheduleRow> row)
    {
        row.ToTable("fair_o_meter_grid_schedules").ShownToAll("Drafts of rules, without communes; the list of grids gives them to the coordination alone.")
            .HasKey(r => r.Schedule);
        row.Property(r => r.Schedule).ValueGeneratedNever();
        row.Property(r => r.Criteria).AsJson();
        row.Property(r => r.Bands).AsJson();
        row.Property(r => r.Issues).AsJson();
        row.Property(r => r.Editions).AsJson();
    }
}

/// <summary>Keeps the drafts of the grid that were given for a day.</summary>
public sealed class GridScheduleProjection
{
    public void On(IEvent<GridScheduled> e, CampaignDb db) => db.FairOMeterGridSchedules.Add(new GridScheduleRow
    {
        Schedule = e.Version,
        LabelFr = e.Data.Content.Label.Fr,
        LabelDe = e.Data.Content.Label.De,
        Example = e.Data.Content.Example,
        Criteria = e.Data.Content.Criteria,
        Bands = e.Data.Content.Bands,
        PublishOn = e.Data.PublishOn,
        ScheduledOn = e.Data.On,
        Waiting = true,
        Version = e.Version,
    });

    public async Task On(IEvent<GridScheduleCanceled> e, CampaignDb db, CancellationToken ct)
    {
        if (await WaitingAsync(db, ct) is { } row)
            (row.Waiting, row.Version) = (false, e.Version);
    }

    public async Task On(IEvent<GridScheduleRefused> e, CampaignDb db, CancellationToken ct)
    {
        if (await WaitingAsync(db, ct) is { } row)
            (row.Waiting, row.RefusedOn, row.Issues, row.Editions, row.Version) = (false, e.Data.On, e.Data.Issues, e.Data.Editions, e.Version);
    }

    public async Task On(IEvent<GridPublished> e, CampaignDb db, CancellationToken ct)
    {
        if (e.Data.ScheduledOn is not null && await WaitingAsync(db, ct) is { } row)
            (row.Waiting, row.Version) = (false, e.Version);
    }

    // One event may follow another within the same page of the log, before anything is saved.
    private static async Task<GridScheduleRow?> WaitingAsync(CampaignDb db, CancellationToken ct) =>
        db.FairOMeterGridSchedules.Local.FirstOrDefault(r => r.Waiting) ?? await db.FairOMeterGridSchedules.FirstOrDefaultAsync(r => r.Waiting, ct);
}
