namespace Cdce.Campaign.Communes;

/// <summary>A commune's names; French is always there.</summary>
public sealed record CommuneName(string Fr, string? Nl = null, string? De = null)
{
    public LocalText ToText() => new(Fr, De, Nl);
}

/// <summary>What the register says of a commune besides its names and population.</summary>
/// <param name="Province">French name; null in Brussels, which has none.</param>
/// <param name="Region">French name.</param>
/// <param name="LanguageRegime">fr, de or fr-nl</param>
/// <param name="LanguageFacilities">Language in which inhabitants may also address the commune: fr, nl or de.</param>
/// <param name="AreaKm2">Square kilometres.</param>
/// <param name="Latitude">Degrees, WGS 84, of a point inside the commune.</param>
/// <param name="Longitude">Degrees, WGS 84, of the same point.</param>
public sealed record CommuneDescription(string? Province, string Region, string LanguageRegime, double Latitude,
    double Longitude, double? AreaKm2 = null, string? Arrondissement = null, string? LanguageFacilities = null);

/// <summary>The commune is in the register; it exists from that day.</summary>
public sealed record CommuneRegistered(string NisCode, CommuneName Name, CommuneDescription Description, DateOnly On,
    [property: FreeText] string Source);

/// <summary>The registration was a mistake, as of its own day.</summary>
public sealed record CommuneRegistrationWithdrawn(string NisCode, DateOnly On, [property: FreeText] string Reason);

/// <summary>The register had it wrong; it reads like this since the commune exists.</summary>
public sealed record CommuneDescriptionCorrected(string NisCode, CommuneName Name, CommuneDescription Description,
    DateOnly On, [property: FreeText] string Reason);

/// <summary>The commune bears another name from that day.</summary>
public sealed record CommuneRenamed(string NisCode, CommuneName Name, DateOnly On, [property: FreeText] string? Reason);

/// <summary>Inhabitants on that day.</summary>
public sealed record PopulationRecorded(string NisCode, int Population, DateOnly On, [property: FreeText] string Source);

/// <summary>The figure of that day is withdrawn.</summary>
public sealed record PopulationWithdrawn(string NisCode, DateOnly On, [property: FreeText] string Reason);

/// <summary>On the stream of the merged commune: it took the place of others from that day.</summary>
/// <param name="CodesChangedOn">From when statistics use the new code.</param>
public sealed record CommunesMerged(string NisCode, IReadOnlyList<string> FromNisCodes, DateOnly On,
    DateOnly? CodesChangedOn = null);

/// <summary>The merger never was, as of its own day.</summary>
public sealed record MergerReversed(string NisCode, IReadOnlyList<string> FromNisCodes, DateOnly On, [property: FreeText] string Reason);

/// <summary>On the stream of a commune that others took the place of from that day, by merger or by split.</summary>
public sealed record CommuneEnded(string NisCode, IReadOnlyList<string> IntoNisCodes, DateOnly On);

/// <summary>The end never was, as of its own day.</summary>
public sealed record CommuneRestored(string NisCode, DateOnly On, [property: FreeText] string Reason);

/// <summary>On the stream of each commune that a split made.</summary>
public sealed record CommuneSplitOff(string NisCode, string FromNisCode, DateOnly On);

/// <summary>A commune of the register: what its changes need to know.</summary>
/// <param name="ExistsFrom">First day of its existence, as far as the register goes back.</param>
/// <param name="EndedOn">The day from which others took its place.</param>
public sealed record Commune(string NisCode, CommuneName Name, CommuneDescription Description, DateOnly ExistsFrom,
    IReadOnlyDictionary<DateOnly, int> Populations, DateOnly? EndedOn, IReadOnlyList<string> IntoNisCodes,
    IReadOnlyList<string> MergedFrom, DateOnly? MergedOn, bool Withdrawn)
{
    /// <summary>The division in force since the mergers of 1977; the register goes no further back.</summary>
    public static readonly DateOnly RegisterBegins = new(1977, 1, 1);

    public static Commune Create(CommuneRegistered e) => new(e.NisCode, e.Name, e.Description, e.On,
        new SortedDictionary<DateOnly, int>(), null, [], [], null, false);

    /// <summary>Inhabitants at the latest day known.</summary>
    public int? Population => Populations.Count == 0 ? null : Populations[Populations.Keys.Max()];

    public bool ExistsOn(DateOnly day) => !Withdrawn && ExistsFrom <= day && !(EndedOn <= day);

    public Commune Apply(CommuneRegistered e) =>
        this with { Name = e.Name, Description = e.Description, ExistsFrom = e.On, Withdrawn = false };

    public Commune Apply(CommuneRegistrationWithdrawn _) => this with { Withdrawn = true };

    public Commune Apply(CommuneDescriptionCorrected e) => this with { Name = e.Name, Description = e.Description };

    public Commune Apply(CommuneRenamed e) => this with { Name = e.Name };

    public Commune Apply(PopulationRecorded e) => this with
    {
        Populations = new SortedDictionary<DateOnly, int>(Populations.ToDictionary()) { [e.On] = e.Population },
    };

    public Commune Apply(PopulationWithdrawn e) => this with
    {
        Populations = new SortedDictionary<DateOnly, int>(Populations.Where(p => p.Key != e.On).ToDictionary()),
    };

    public Commune Apply(CommunesMerged e) => this with { MergedFrom = e.FromNisCodes, MergedOn = e.On };

    public Commune Apply(MergerReversed _) => this with { MergedFrom = [], MergedOn = null };

    public Commune Apply(CommuneEnded e) => this with { EndedOn = e.On, IntoNisCodes = e.IntoNisCodes };

    public Commune Apply(CommuneRestored _) => this with { EndedOn = null, IntoNisCodes = [] };
}
