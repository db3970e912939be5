using Cdce.Partners.Coverage;
using Cdce.Partners.Imports;
using Cdce.Partners.Partners;
using Cdce.Partners.Pledges;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners;

/// <summary>Read models of the Partners module, in the schema of one generation.</summary>
public sealed class PartnersDb(DbContextOptions<PartnersDb> options) : DbContext(options)
{
    private const string ReadByAll = "Partners and pledges may be read by every role.";

    public DbSet<PartnerCommuneRow> Communes => Set<PartnerCommuneRow>();
    public DbSet<PartnerImportRow> Imports => Set<PartnerImportRow>();
    public DbSet<PartnerRow> Partners => Set<PartnerRow>();
    public DbSet<PledgeRow> Pledges => Set<PledgeRow>();
    public DbSet<PartnerTargetRow> Targets => Set<PartnerTargetRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PartnerCommuneRow>().ToTable("commune").ShownToAll("The register is published by Statbel; everybody with a role may read all of it.").HasKey(r => r.NisCode);
        modelBuilder.Entity<PartnerImportRow>().ToTable("import").HasKey(r => r.Id);
        modelBuilder.Entity<PartnerRow>(row =>
        {
            row.ToTable("partner").ShownToAll(ReadByAll).HasKey(r => r.Id);
            row.HasIndex(r => new { r.PlainName, r.Id });
            row.HasIndex(r => r.NisCode);
            row.HasIndex(r => r.EnterpriseNumber);
            row.HasIndex(r => r.MergedInto);
        });
        modelBuilder.Entity<PledgeRow>(row =>
        {
            row.ToTable("pledge").ShownToAll(ReadByAll).HasKey(r => r.Id);
            row.HasIndex(r => r.NisCode);
            row.HasIndex(r => r.PartnerId);
            row.HasIndex(r => r.OriginalPartnerId);
        });
        modelBuilder.Entity<PartnerTargetRow>(row =>
        {
            row.ToTable("target").ShownToAll("Rules of the campaign, without communes.").HasKey(r => r.Table);
            row.Property(r => r.Table).ValueGeneratedNever();
        });
    }
}
