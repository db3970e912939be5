using Cdce.Learning.MentoringPairs;
using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringProposals;
using Cdce.Learning.MentoringRequests;
using Cdce.Learning.MentoringRules;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning;

/// <summary>Read models of the Learning module, in the schema of one generation.</summary>
public sealed class LearningDb(DbContextOptions<LearningDb> options) : DbContext(options)
{
    public DbSet<MentoringPairRow> Pairs => Set<MentoringPairRow>();
    public DbSet<MentoringProfileRow> Profiles => Set<MentoringProfileRow>();
    public DbSet<MentoringProposalRow> Proposals => Set<MentoringProposalRow>();
    public DbSet<MentoringRequestRow> Requests => Set<MentoringRequestRow>();
    public DbSet<MentoringRulesRow> Rules => Set<MentoringRulesRow>();
    public DbSet<MentoringSessionRow> Sessions => Set<MentoringSessionRow>();

    /// <summary>The delays in force.</summary>
    internal async Task<MentoringDelays> DelaysAsync(CancellationToken ct) => (await RulesAsync(ct)).Delays;

    /// <summary>The rules in force; what ships until the coordination revises it.</summary>
    internal async Task<RulesOfMentoring> RulesAsync(CancellationToken ct) =>
        (await Rules.OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct))?.Read() ?? RulesOfMentoring.Shipped;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MentoringPairRow>(row =>
        {
            row.ToTable("mentoring_pair").ShownToCommunes("MentorNisCode", "MenteeNisCode").HasKey(r => r.Id);
            row.HasIndex(r => r.StartedOn);
            row.HasIndex(r => r.MentorNisCode);
            row.HasIndex(r => r.MenteeNisCode);
        });
        // Offers are for all; a pair and a request name the other commune as well. They are shown by their own policies.
        modelBuilder.Entity<MentoringProfileRow>().ToTable("mentoring_profile").ShownWhere($"""
            "Offered" or {WalledTables.IsAskedFor("NisCode")}
            or exists (select from mentoring_pair p where mentoring_profile."NisCode" in (p."MentorNisCode", p."MenteeNisCode"))
            or exists (select from mentoring_request q where mentoring_profile."NisCode" in (q."NisCode", q."MentorNisCode"))
            """).HasKey(r => r.NisCode);
        modelBuilder.Entity<MentoringProposalRow>().ToTable("mentoring_proposal").HasKey(r => r.Id);
        modelBuilder.Entity<MentoringRequestRow>(row =>
        {
            row.ToTable("mentoring_request").ShownToCommunes("NisCode", "MentorNisCode").HasKey(r => r.Id);
            row.HasIndex(r => r.OpenedOn);
            row.HasIndex(r => r.NisCode);
            row.HasIndex(r => r.MentorNisCode);
        });
        modelBuilder.Entity<MentoringRulesRow>(row =>
        {
            row.ToTable("mentoring_rules").ShownToAll("Rules of the campaign, without communes.").HasKey(r => r.Number);
            row.Property(r => r.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<MentoringSessionRow>(row =>
        {
            row.ToTable("mentoring_session").ShownWhere("exists (select from mentoring_pair p where p.\"Id\" = mentoring_session.\"PairId\")").HasKey(r => r.Id);
            row.HasIndex(r => r.PairId);
            row.HasIndex(r => r.On);
        });
    }
}
