using Cdce.Platform.Imports;

namespace Cdce.Campaign.Communes;

/// <summary>The communes of the reference file with their populations and lineage, as events by stream.</summary>
internal static class CommuneReference
{
    private static readonly string[] Columns =
    [
        "nisCode", "nameFr", "nameNl", "nameDe", "province", "region", "languageRegime", "arrondissement",
        "languageFacilities", "areaKm2", "latitude", "longitude",
    ];

    private static readonly string[] LineageColumns =
    [
        "effectiveOn", "codesChangedOn", "fromNisCode", "fromNameFr", "fromNameNl", "fromNameDe", "fromProvince",
        "fromRegion", "fromLanguageRegime", "fromArrondissement", "fromAreaKm2", "fromLatitude", "fromLongitude",
        "intoNisCode",
    ];

    private static readonly DateOnly[] PopulationDays = [new(2018, 1, 1), new(2019, 1, 1), new(2020, 1, 1), new(2025, 1, 1)];

    public static IReadOnlyDictionary<string, IReadOnlyList<object>> Events()
    {
        var mergers = Read("Communes.reference.lineage.csv", LineageColumns,
                ["kind", "fromPopulation20200101", "fromPopulation20240101", "intoNameFr"])
            .GroupBy(row => row.Required("intoNisCode")).ToDictionary(group => group.Key, group => group.ToList());
        var streams = new Dictionary<string, IReadOnlyList<object>>();
        foreach (var row in Read("Communes.reference.communes.csv", Columns, [.. PopulationDays.Select(Column)]))
        {
            var code = row.Required("nisCode");
            var merger = mergers.GetValueOrDefault(code);
            var existsFrom = merger is null ? Commune.RegisterBegins : Day(merger[0], "effectiveOn");
            var events = new List<object>
            {
                new CommuneRegistered(code, Name(row, "nameFr", "nameNl", "nameDe"), new CommuneDescription(
                    row.Text("province"), row.Required("region"), row.Required("languageRegime"), Degrees(row, "latitude"),
                    Degrees(row, "longitude"), row.Number("areaKm2", 0, 100_000), row.Text("arrondissement"),
                    row.Text("languageFacilities")), existsFrom, "Statbel, codes of 2025-01-01"),
            };
            if (merger is not null)
            {
                events.Add(new CommunesMerged(code, [.. merger.Select(m => m.Required("fromNisCode"))], existsFrom,
                    Day(merger[0], "codesChangedOn")));
            }

            // What the file gives for days before a merger is the sum of the former communes, which have their own rows.
            events.AddRange(PopulationDays.Where(day => day >= existsFrom)
                .Select(day => (Day: day, Count: row.WholeNumber(Column(day)))).Where(p => p.Count is not null)
                .Select(p => new PopulationRecorded(code, p.Count ?? 0, p.Day,
                    p.Day.Year == 2025 ? "Statbel, reconstructed from ratios by commune" : "Statbel")));
            streams[code] = events;
        }

        foreach (var former in mergers.Values.SelectMany(rows => rows))
        {
            var code = former.Required("fromNisCode");
            var events = new List<object>
            {
                new CommuneRegistered(code, Name(former, "fromNameFr", "fromNameNl", "fromNameDe"), new CommuneDescription(
                    former.Text("fromProvince"), former.Required("fromRegion"), former.Required("fromLanguageRegime"),
                    Degrees(former, "fromLatitude"), Degrees(former, "fromLongitude"),
                    former.Number("fromAreaKm2", 0, 100_000), former.Text("fromArrondissement")),
                    Commune.RegisterBegins, "Statbel"),
            };
            foreach (var year in new[] { 2020, 2024 })
            {
                if (former.WholeNumber($"fromPopulation{year}0101") is { } count)
                    events.Add(new PopulationRecorded(code, count, new DateOnly(year, 1, 1), "Statbel"));
            }

            events.Add(new CommuneEnded(code, [former.Required("intoNisCode")], Day(former, "effectiveOn")));
            streams[code] = events;
        }

        return streams;
    }

    private static IReadOnlyList<CsvRow> Read(string name, string[] required, string[] optional)
    {
        var table = CsvTable.Parse(EmbeddedReference.Text(name), required, optional);
        return table.Errors.Count == 0
            ? table.Rows
            : throw new InvalidOperationException($"{name}: {table.Errors[0].Message}");
    }

    private static string Column(DateOnly day) => $"population{day:yyyyMMdd}";

    private static CommuneName Name(CsvRow row, string fr, string nl, string de) =>
        new(row.Required(fr), row.Text(nl), row.Text(de));

    private static double Degrees(CsvRow row, string column) => row.Number(column, -180, 180)
        ?? throw new InvalidOperationException($"Line {row.Line} of the communes has no {column}.");

    private static DateOnly Day(CsvRow row, string column) =>
        DateOnly.ParseExact(row.Required(column), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
