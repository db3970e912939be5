using Cdce.Campaign.TitleFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Communes;

/// <summary>Inhabitants on one day.</summary>
public sealed record PopulationFigure(DateOnly On, int Population, string Source);

/// <summary>The names from one day on.</summary>
public sealed record DatedName(DateOnly From, CommuneName Name);

/// <summary>A commune as lists show it.</summary>
public sealed class CommuneRow
{
    public required string NisCode { get; set; }
    public required string NameFr { get; set; }
    public string? NameNl { get; set; }
    public string? NameDe { get; set; }

    /// <summary>The French name for sorting: lower case, no accents.</summary>
    public required string SortName { get; set; }

    /// <summary>All names and the code, lower case, no accents.</summary>
    public required string SearchText { get; set; }

    public string? Province { get; set; }
    public required string Region { get; set; }
    public required string LanguageRegime { get; set; }
    public string? LanguageFacilities { get; set; }
    public string? Arrondissement { get; set; }
    public double? AreaKm2 { get; set; }
    public double Latitude { get; set; }
    public double Longitude { get; set; }

    /// <summary>Inhabitants at the latest day known; 0 where nothing is known.</summary>
    public int Population { get; set; }

    public DateOnly? PopulationOn { get; set; }
    public IReadOnlyList<PopulationFigure> Populations { get; set; } = [];
    public IReadOnlyList<DatedName> Names { get; set; } = [];
    public DateOnly ExistsFrom { get; set; }

    /// <summary>The day from which others took its place.</summary>
    public DateOnly? EndedOn { get; set; }

    public IReadOnlyList<string> IntoNisCodes { get; set; } = [];
    public IReadOnlyList<string> FromNisCodes { get; set; } = [];
    public DateOnly? FormedOn { get; set; }
    public long Version { get; set; }
    public bool Simulated { get; set; }

    /// <summary>Where its way to the title stands; rows of the title file say why.</summary>
    public TitleStatus TitleStatus { get; set; }

    public TitleState TitleState { get; set; }
    public DateOnly? TitleStateSince { get; set; }

    /// <summary>Whether that state rests on evidence gathered and not on the campaign's own record.</summary>
    public bool TitleEvidenceOnly { get; set; }

    public CommuneName Name => new(NameFr, NameNl, NameDe);

    internal Commune ToCommune() => new(NisCode, Name, new CommuneDescription(Province, Region, LanguageRegime, Latitude,
            Longitude, AreaKm2, Arrondissement, LanguageFacilities), ExistsFrom,
        Populations.ToDictionary(p => p.On, p => p.Population), EndedOn, IntoNisCodes, FromNisCodes, FormedOn, false);

    public bool ExistsOn(DateOnly day) => ExistsFrom <= day && !(EndedOn <= day);

    internal static void Map(EntityTypeBuilder<CommuneRow> row)
    {
        row.ToTable("communes").ShownToAll("The register is published by Statbel; everybody with a role may read all of it.").HasKey(r => r.NisCode);
        row.Property(r => r.SortName).UseCollation("C");
        row.Property(r => r.Populations).AsJson();
        row.Property(r => r.Names).AsJson();
        row.Property(r => r.IntoNisCodes).AsJson();
        row.Property(r => r.FromNisCodes).AsJson();
        row.Property(r => r.TitleStatus).HasConversion<string>();
        row.Property(r => r.TitleState).HasConversion<string>();
        row.Ignore(r => r.Name);
        row.HasIndex(r => new { r.SortName, r.NisCode });
        row.HasIndex(r => new { r.Population, r.NisCode });
    }
}

/// <summary>Keeps the register's rows.</summary>
public sealed class CommuneProjection
{
    public async Task On(IEvent<CommuneRegistered> e, CampaignDb db, CancellationToken ct)
    {
        var row = await db.Communes.FindAsync([e.Data.NisCode], ct);
        if (row is null)
        {
            row = new CommuneRow
            {
                NisCode = e.Data.NisCode,
                NameFr = "",
                SortName = "",
                SearchText = "",
                Region = "",
                LanguageRegime = "",
                Simulated = e.IsSimulated(),
            };
            db.Communes.Add(row);
            // Steps of the title may have been recorded for a code that the register did not know yet.
            if (await db.TitleFiles.FindAsync([e.Data.NisCode], ct) is { } file)
                file.ShowOn(row);
        }

        row.ExistsFrom = e.Data.On;
        row.Version = e.Version;
        Describe(row, e.Data.Description);
        Name(row, e.Data.Name, e.Data.On);
    }

    public async Task On(IEvent<CommuneRegistrationWithdrawn> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.Communes.FindAsync([e.Data.NisCode], ct) is { } row)
            db.Communes.Remove(row);
    }

    public async Task On(IEvent<CommuneDescriptionCorrected> e, CampaignDb db, CancellationToken ct)
    {
        if (await Row(e, e.Data.NisCode, db, ct) is not { } row)
            return;
        Describe(row, e.Data.Description);
        row.Names = [];
        Name(row, e.Data.Name, row.ExistsFrom);
    }

    public async Task On(IEvent<CommuneRenamed> e, CampaignDb db, CancellationToken ct)
    {
        if (await Row(e, e.Data.NisCode, db, ct) is { } row)
            Name(row, e.Data.Name, e.Data.On);
    }

    public async Task On(IEvent<PopulationRecorded> e, CampaignDb db, CancellationToken ct)
    {
        if (await Row(e, e.Data.NisCode, db, ct) is not { } row)
            return;
        Count(row, row.Populations.Where(p => p.On != e.Data.On)
            .Append(new PopulationFigure(e.Data.On, e.Data.Population, e.Data.Source)));
    }

    public async Task On(IEvent<PopulationWithdrawn> e, CampaignDb db, CancellationToken ct)
    {
        if (await Row(e, e.Data.NisCode, db, ct) is { } row)
            Count(row, row.Populations.Where(p => p.On != e.Data.On));
    }

    public async Task On(IEvent<CommunesMerged> e, CampaignDb db, CancellationToken ct)
    {
        if (await Row(e, e.Data.NisCode, db, ct) is not { } row)
            return;
        row.FromNisCodes = e.Data.FromNisCodes;
        row.FormedOn = e.Data.On;
    }

    public async Task On(IEvent<CommuneSplitOff> e, CampaignDb db, CancellationToken ct)
    {
        if (await Row(e, e.Data.NisCode, db, ct) is not { } row)
            return;
        row.FromNisCodes = [e.Data.FromNisCode];
        row.FormedOn = e.Data.On;
    }

    public async Task On(IEvent<MergerReversed> e, CampaignDb db, CancellationToken ct)
    {
        if (await Row(e, e.Data.NisCode, db, ct) is not { } row)
            return;
        row.FromNisCodes = [];
        row.FormedOn = null;
    }

    public async Task On(IEvent<CommuneEnded> e, CampaignDb db, CancellationToken ct)
    {
        if (await Row(e, e.Data.NisCode, db, ct) is not { } row)
            return;
        row.EndedOn = e.Data.On;
        row.IntoNisCodes = e.Data.IntoNisCodes;
    }

    public async Task On(IEvent<CommuneRestored> e, CampaignDb db, CancellationToken ct)
    {
        if (await Row(e, e.Data.NisCode, db, ct) is not { } row)
            return;
        row.EndedOn = null;
        row.IntoNisCodes = [];
    }

    private static async Task<CommuneRow?> Row(IEvent e, string nisCode, CampaignDb db, CancellationToken ct)
    {
        var row = await db.Communes.FindAsync([nisCode], ct);
        if (row is not null)
            row.Version = e.Version;
        return row;
    }

    private static void Describe(CommuneRow row, CommuneDescription description)
    {
        row.Province = description.Province;
        row.Region = description.Region;
        row.LanguageRegime = description.LanguageRegime;
        row.LanguageFacilities = description.LanguageFacilities;
        row.Arrondissement = description.Arrondissement;
        row.AreaKm2 = description.AreaKm2;
        row.Latitude = description.Latitude;
        row.Longitude = description.Longitude;
    }

    // Renamings may be recorded late: the name with the latest day is the one shown.
    private static void Name(CommuneRow row, CommuneName name, DateOnly from)
    {
        row.Names = [.. row.Names.Where(n => n.From != from).Append(new DatedName(from, name)).OrderBy(n => n.From)];
        var latest = row.Names[^1].Name;
        (row.NameFr, row.NameNl, row.NameDe) = (latest.Fr, latest.Nl, latest.De);
        row.SortName = PlainText.Of(latest.Fr);
        row.SearchText = PlainText.Of(string.Join(' ', new[] { latest.Fr, latest.Nl, latest.De, row.NisCode }
            .Where(n => n is not null)));
    }

    private static void Count(CommuneRow row, IEnumerable<PopulationFigure> figures)
    {
        row.Populations = [.. figures.OrderBy(p => p.On)];
        row.Population = row.Populations is [.., var latest] ? latest.Population : 0;
        row.PopulationOn = row.Populations is [.., var last] ? last.On : null;
    }
}
