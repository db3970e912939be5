using Cdce.Governance.Committees;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Governance;

/// <summary>Read models of the Governance module, in the schema of one generation.</summary>
public sealed class GovernanceDb(DbContextOptions<GovernanceDb> options) : DbContext(options)
{
    public DbSet<CommitteeRow> Committees => Set<CommitteeRow>();
    public DbSet<JoinRequestRow> JoinRequests => Set<JoinRequestRow>();
    public DbSet<MandateRow> Mandates => Set<MandateRow>();

    /// <summary>The roles that a person holds on a day.</summary>
    public async Task<IReadOnlyList<HeldRole>> RolesOfAsync(Guid personId, DateOnly day, CancellationToken ct) =>
        [.. (await RolesOfAsync([personId], day, ct))[personId]];

    /// <summary>The same for several people.</summary>
    public async Task<ILookup<Guid, HeldRole>> RolesOfAsync(Guid[] personIds, DateOnly day, CancellationToken ct) =>
        (await Mandates.Where(m => personIds.Contains(m.PersonId) && m.From <= day
                && (m.Until == null || m.Until >= day) && (m.EndedOn == null || m.EndedOn > day))
            .OrderBy(m => m.Area).ThenBy(m => m.Role).ToListAsync(ct))
        .ToLookup(m => m.PersonId, m => new HeldRole(m.Role, m.Area));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CommitteeRow>().ToTable("committee").ShownToCommunes("Area").HasKey(r => r.Area);
        modelBuilder.Entity<JoinRequestRow>(row =>
        {
            row.ToTable("join_request").ShownToCommunes("Area").HasKey(r => r.RequestId);
            row.Property(r => r.Role).HasConversion<string>();
            row.HasIndex(r => r.Area);
            row.HasIndex(r => r.PersonId);
        });
        modelBuilder.Entity<MandateRow>(row =>
        {
            row.ToTable("mandate").ShownToCommunes("Area").HasKey(r => r.MandateId);
            row.Property(r => r.Role).HasConversion<string>();
            row.HasIndex(r => r.Area);
            row.HasIndex(r => r.PersonId);
        });
    }
}
