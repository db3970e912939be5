using Cdce.Campaign.Activities;
using Cdce.Campaign.Communes;
using Cdce.Campaign.Recommendations;
using Cdce.Campaign.Targets;
using Cdce.Campaign.TitleFiles;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign;

/// <summary>Read models of the Campaign module, in the schema of one generation.</summary>
public sealed class CampaignDb(DbContextOptions<CampaignDb> options) : DbContext(options)
{
    public DbSet<ActivityRow> Activities => Set<ActivityRow>();
    public DbSet<CommuneRow> Communes => Set<CommuneRow>();
    public DbSet<RecommendationRow> Recommendations => Set<RecommendationRow>();
    public DbSet<TargetTableRow> TargetTables => Set<TargetTableRow>();
    public DbSet<TitleFileRow> TitleFiles => Set<TitleFileRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ActivityRow>(ActivityRow.Map);
        modelBuilder.Entity<CommuneRow>(CommuneRow.Map);
        modelBuilder.Entity<RecommendationRow>(RecommendationRow.Map);
        modelBuilder.Entity<TargetTableRow>(TargetTableRow.Map);
        modelBuilder.Entity<TitleFileRow>(TitleFileRow.Map);
    }
}
