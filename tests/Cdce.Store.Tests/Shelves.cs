using Microsoft.EntityFrameworkCore;

namespace Cdce.Store.Tests;

public sealed record ShelfOpened(string Name, DateOnly? On = null);
public sealed record ItemPlaced([property: FreeText] string Item, int Quantity, DateOnly? On = null);
public sealed record ShelfClosed;
public sealed record ShelfPainted(string Colour);
public sealed record ShelfWalled;

/// <summary>A shelf, as small as an aggregate can be that counts.</summary>
public sealed record Shelf(string Name, int Items, bool Closed)
{
    public static Shelf Create(ShelfOpened e) => new(e.Name, 0, false);

    public Shelf Apply(IEvent<ItemPlaced> e) => this with { Items = Items + e.Data.Quantity };
    public Shelf Apply(ShelfClosed _) => this with { Closed = true };
}

public sealed class ShelfRow
{
    public required string Key { get; init; }
    public required string Name { get; set; }
    public int Items { get; set; }
    public int Events { get; set; }
    public bool Simulated { get; set; }
}

public sealed class ItemRow
{
    public required string Item { get; init; }
    public int Shelves { get; set; }
}

public sealed class ColourRow
{
    public required string Colour { get; init; }
    public int Times { get; set; }
}

public sealed class ShelvesDb(DbContextOptions<ShelvesDb> options) : DbContext(options)
{
    public DbSet<ShelfRow> Shelves => Set<ShelfRow>();
    public DbSet<ItemRow> Items => Set<ItemRow>();
    public DbSet<ColourRow> Colours => Set<ColourRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.Entity<ShelfRow>().HasKey(r => r.Key);
        modelBuilder.Entity<ShelfRow>().HasIndex(r => r.Name).HasMethod("gin").HasOperators("gin_trgm_ops");
        modelBuilder.Entity<ItemRow>().HasKey(r => r.Item);
        modelBuilder.Entity<ColourRow>().HasKey(r => r.Colour);
    }
}

public sealed class ShelfProjection
{
    /// <summary>Set by the test of a fix; the projection of a real module has no state.</summary>
    internal static volatile bool WallsAreHandled;

    public void On(IEvent<ShelfOpened> e, ShelvesDb db) => db.Shelves.Add(new()
    {
        Key = e.StreamKey,
        Name = e.Data.Name,
        Events = 1,
        Simulated = e.IsSimulated(),
    });

    public async Task On(IEvent<ItemPlaced> e, ShelvesDb db, CancellationToken ct)
    {
        var row = await db.Shelves.FindAsync([e.StreamKey], ct) ?? throw new InvalidOperationException("No shelf.");
        row.Items += e.Data.Quantity;
        row.Events++;

        // A query, not a look-up by key: it has to see what this page has changed so far.
        if (!await db.Items.AnyAsync(i => i.Item == e.Data.Item, ct))
            db.Items.Add(new() { Item = e.Data.Item });
        var item = await db.Items.SingleAsync(i => i.Item == e.Data.Item, ct);
        item.Shelves++;
    }

    // By key alone: found, added and removed again before anything is written.
    public async Task On(ShelfPainted e, ShelvesDb db, CancellationToken ct)
    {
        var row = await db.Colours.FindAsync([e.Colour], ct);
        if (row is null)
            db.Colours.Add(row = new() { Colour = e.Colour });
        row.Times++;
    }

    public async Task On(ShelfClosed _, ShelvesDb db, CancellationToken ct)
    {
        if (await db.Colours.FindAsync(["red"], ct) is { } red)
            db.Colours.Remove(red);
    }

    public void On(ShelfWalled _)
    {
        if (!WallsAreHandled)
            throw new NotSupportedException("A walled shelf has no row.");
    }
}

/// <summary>The same rows by other rules: what a later version of the program might do.</summary>
public sealed class DoublingProjection
{
    public void On(IEvent<ShelfOpened> e, ShelvesDb db) => db.Shelves.Add(new() { Key = e.StreamKey, Name = e.Data.Name });

    public async Task On(IEvent<ItemPlaced> e, ShelvesDb db, CancellationToken ct)
    {
        var row = await db.Shelves.FindAsync([e.StreamKey], ct);
        row?.Items += 2 * e.Data.Quantity;
    }
}
