using System.Globalization;
using Cdce.Campaign.Communes;
using Cdce.Platform.Imports;

namespace Cdce.Campaign.Imports;

/// <summary>Reads a file of communes and says what taking a row would do.</summary>
internal static class CommuneFile
{
    public static readonly string[] Required = ["nis", "name_fr", "region", "language", "population", "lat", "lon"];

    public static readonly string[] Optional = ["name_nl", "name_de", "province", "area_km2"];

    private const string Source = "Imported file";
    private const string Reason = "Imported anew";

    // Brussels; Walloon Brabant; Hainaut; Liège; Luxembourg; Namur. Other codes are Flemish, or none.
    private static readonly string[] Arrondissements =
    [
        "21", "25", "51", "52", "53", "54", "55", "56", "57", "58", "61", "62", "63", "64", "81", "82", "83", "84", "85",
        "91", "92", "93",
    ];

    private static readonly string[] Regions = ["Région wallonne", "Région de Bruxelles-Capitale"];
    private static readonly string[] Languages = ["fr", "de", "fr-nl"];

    /// <summary>A row as the register would have it; null when it cannot be read (its errors say why).</summary>
    public static CommuneEntry? Read(CsvRow row)
    {
        var nisCode = row.Required("nis", 5);
        if (nisCode.Length > 0 && (nisCode.Length != 5 || !nisCode.All(char.IsAsciiDigit) || !Arrondissements.Contains(nisCode[..2])))
            row.Fail("nis", "unknown-nis", "Not the code of a commune of Wallonia or Brussels.");
        var name = new CommuneName(row.Required("name_fr", 100), row.Text("name_nl", 100), row.Text("name_de", 100));
        var region = row.Text("region") is null ? row.Required("region") : row.OneOf("region", Regions);
        var language = row.Text("language") is null ? row.Required("language") : row.OneOf("language", Languages);
        var population = row.WholeNumber("population", 1, 10_000_000);
        if (row.Text("population") is null)
            row.Required("population");
        var latitude = row.Number("lat", 49, 52);
        var longitude = row.Number("lon", 2, 7);
        var area = row.Number("area_km2", 0.1, 10_000);
        if (row.Text("lat") is null)
            row.Required("lat");
        if (row.Text("lon") is null)
            row.Required("lon");
        if (row.Errors.Count > 0 || region is null || language is null || latitude is null || longitude is null)
            return null;
        return new CommuneEntry(row.Line, nisCode, name,
            new CommuneDescription(row.Text("province", 60), region, language, latitude.Value, longitude.Value, area), population);
    }

    /// <summary>What taking the row would do: new, changed or the same; or why it cannot be taken.</summary>
    /// <param name="populationOn">Day of the populations; where absent, they must be those already known.</param>
    public static (RowOutcome Outcome, IReadOnlyList<object> Events, AppliedRow? Applied, Refusal? Refusal) Plan(
        Commune? commune, CommuneEntry entry, DateOnly? populationOn, DateOnly today)
    {
        if (commune is { Withdrawn: false, EndedOn: { } ended } && ended <= today)
        {
            return (RowOutcome.Error, [], null, new Refusal("commune-merged",
                "Other communes have taken its place.", commune.IntoNisCodes));
        }

        var applied = new AppliedRow(entry.NisCode);
        var events = new List<object>();
        if (commune is null or { Withdrawn: true })
        {
            events.Add(new CommuneRegistered(entry.NisCode, entry.Name, entry.Description, Commune.RegisterBegins, Source));
            applied = applied with { Registered = true };
        }
        else if (Description(commune, entry) is var description && (description != commune.Description || entry.Name != commune.Name))
        {
            events.Add(new CommuneDescriptionCorrected(entry.NisCode, entry.Name, description, commune.ExistsFrom, Reason));
            applied = applied with { FormerName = commune.Name, FormerDescription = commune.Description };
        }

        if (entry.Population is { } population && population != commune?.Population)
        {
            if (populationOn is not { } on)
            {
                return (RowOutcome.Error, [], null, new Refusal("population-day-missing",
                    "The population is not the one known: say of which day it is (populationOn).", []));
            }

            events.Add(new PopulationRecorded(entry.NisCode, population, on, Source));
            applied = applied with
            {
                PopulationOn = on,
                FormerPopulation = commune is not null && commune.Populations.TryGetValue(on, out var former) ? former : null,
            };
        }

        return events.Count == 0
            ? (RowOutcome.Same, [], null, null)
            : (applied.Registered ? RowOutcome.New : RowOutcome.Changed, events, applied, null);
    }

    /// <summary>What the preview shows of a change.</summary>
    public static IReadOnlyList<FieldChange> Changes(Commune? before, CommuneEntry after)
    {
        var changes = new List<FieldChange>();
        Add("name_fr", before?.Name.Fr, after.Name.Fr);
        Add("name_nl", before?.Name.Nl, after.Name.Nl);
        Add("name_de", before?.Name.De, after.Name.De);
        Add("province", before?.Description.Province, after.Description.Province);
        Add("region", before?.Description.Region, after.Description.Region);
        Add("language", before?.Description.LanguageRegime, after.Description.LanguageRegime);
        Add("population", Text(before?.Population), Text(after.Population));
        Add("area_km2", Text(before?.Description.AreaKm2), Text(after.Description.AreaKm2 ?? before?.Description.AreaKm2));
        Add("lat", Text(before?.Description.Latitude), Text(after.Description.Latitude));
        Add("lon", Text(before?.Description.Longitude), Text(after.Description.Longitude));
        return changes;

        void Add(string column, string? old, string? now)
        {
            if (old != now)
                changes.Add(new FieldChange(column, old, now));
        }
    }

    // What the file does not carry stays as the register has it.
    private static CommuneDescription Description(Commune commune, CommuneEntry entry) => entry.Description with
    {
        AreaKm2 = entry.Description.AreaKm2 ?? commune.Description.AreaKm2,
        Arrondissement = commune.Description.Arrondissement,
        LanguageFacilities = commune.Description.LanguageFacilities,
    };

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);
}
