using Cdce.Partners.Partners;
using Cdce.Platform.Imports;

namespace Cdce.Partners.Imports;

/// <summary>An entry of the register as an import compares it.</summary>
internal sealed record KnownPartner(Guid Id, PartnerDescription Description, long Version, bool Merged)
{
    public static KnownPartner Of(PartnerRow row) => new(row.Id, row.Describe(), row.Version, row.MergedInto is not null);
}

/// <summary>What taking a file into the register would do, row by row; pure.</summary>
internal sealed record PartnerImportPlan(
    IReadOnlyList<PreviewRow> Preview, IReadOnlyList<ImportedPartner> New,
    IReadOnlyList<(KnownPartner Known, PartnerDescription Changed)> Changed, IReadOnlyList<LikelyDuplicate> Duplicates)
{
    /// <summary>
    /// A row is the entry of the same name in the same commune, unless both have an address and these differ; what its
    /// empty cells would say stays. A row that may mean an entry by another rule is new and reported.
    /// </summary>
    /// <param name="unread">Rows that have errors.</param>
    public static PartnerImportPlan Of(
        IReadOnlyCollection<ImportedPartner> rows, IReadOnlyCollection<KnownPartner> register, IReadOnlyCollection<PreviewRow> unread)
    {
        var known = register.ToLookup(k => Key(k.Description));
        var likely = new Likely(register);
        var preview = new List<PreviewRow>(unread);
        var created = new List<ImportedPartner>();
        var changed = new Dictionary<Guid, (KnownPartner Known, PartnerDescription Changed)>();
        var duplicates = new List<LikelyDuplicate>();
        var seen = new Dictionary<string, List<ImportedPartner>>();

        foreach (var row in rows.OrderBy(r => r.Line))
        {
            var key = Key(row.Description);
            if (known[key].FirstOrDefault(k => PartnerLikeness.IsTheSame(k.Description, row.Description)) is { } entry)
            {
                var before = changed.TryGetValue(entry.Id, out var earlier) ? earlier.Changed : entry.Description;
                var after = Filled(before, row.Description);
                // An entry that was merged stays as it is: it only points to another one.
                var same = entry.Merged || after.SaysTheSameAs(before);
                preview.Add(new PreviewRow(row.Line, entry.Id.ToString(), row.Description.Name,
                    same ? RowOutcome.Same : RowOutcome.Changed, same ? [] : Changes(before, after), []));
                if (!same)
                    changed[entry.Id] = (entry, after);
                continue;
            }

            var twins = seen.TryGetValue(key, out var list) ? list : seen[key] = [];
            if (twins.Find(t => PartnerLikeness.IsTheSame(t.Description, row.Description)) is { } twin)
            {
                preview.Add(new PreviewRow(row.Line, key, row.Description.Name, RowOutcome.Error, [],
                    [new CellError(row.Line, "name", "row-twice", $"The same partner stands on line {twin.Line}.", row.Description.Name)]));
                continue;
            }

            duplicates.AddRange(likely.To(row));
            likely.Add(row);
            twins.Add(row);
            created.Add(row);
            preview.Add(new PreviewRow(row.Line, key, row.Description.Name, RowOutcome.New, [], []));
        }

        return new PartnerImportPlan([.. preview.OrderBy(p => p.Line)], created, [.. changed.Values], duplicates);
    }

    private static string Key(PartnerDescription d) => $"{d.NisCode} {PlainText.Of(d.Name)}";

    private static PartnerDescription Filled(PartnerDescription entry, PartnerDescription row) => new(
        row.Kind, row.Name, row.NisCode, row.Address ?? entry.Address, row.Postcode ?? entry.Postcode,
        row.Latitude ?? entry.Latitude, row.Longitude ?? entry.Longitude, row.EnterpriseNumber ?? entry.EnterpriseNumber,
        row.Products ?? entry.Products, row.Labels ?? entry.Labels);

    private static List<FieldChange> Changes(PartnerDescription before, PartnerDescription after)
    {
        var changes = new List<FieldChange>();
        Compare("name", before.Name, after.Name);
        Compare("kind", before.Kind, after.Kind);
        Compare("address", before.Address, after.Address);
        Compare("postcode", before.Postcode, after.Postcode);
        Compare("lat", Number(before.Latitude), Number(after.Latitude));
        Compare("lon", Number(before.Longitude), Number(after.Longitude));
        Compare("enterprise_number", before.EnterpriseNumber, after.EnterpriseNumber);
        Compare("products", Joined(before.Products), Joined(after.Products));
        Compare("labels", Joined(before.Labels), Joined(after.Labels));
        return changes;

        void Compare(string column, string? one, string? other)
        {
            if (one != other)
                changes.Add(new FieldChange(column, one, other));
        }

        static string? Number(double? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        static string? Joined(IReadOnlyList<string>? list) => list is null or [] ? null : string.Join(PartnerFile.Separator, list);
    }

    /// <summary>Finds what may mean the same without comparing every row with every other.</summary>
    private sealed class Likely
    {
        private readonly Dictionary<string, List<(PartnerDescription Description, Guid? Id, int? Line)>> byMark = [];

        public Likely(IEnumerable<KnownPartner> register)
        {
            foreach (var known in register.Where(k => !k.Merged))
                Add(known.Description, known.Id, null);
        }

        public void Add(ImportedPartner row) => Add(row.Description, null, row.Line);

        public IEnumerable<LikelyDuplicate> To(ImportedPartner row) => Marks(row.Description)
            .SelectMany(mark => byMark.GetValueOrDefault(mark) ?? [])
            .Select(other => (other.Id, other.Line, Rule: PartnerLikeness.Rule(other.Description, row.Description)))
            .Where(other => other.Rule is not null).Distinct()
            .Select(other => new LikelyDuplicate(row.Line, row.Description.Name, other.Rule ?? "", other.Id, other.Line));

        private void Add(PartnerDescription description, Guid? id, int? line)
        {
            foreach (var mark in Marks(description))
                (byMark.TryGetValue(mark, out var list) ? list : byMark[mark] = []).Add((description, id, line));
        }

        private static IEnumerable<string> Marks(PartnerDescription d)
        {
            yield return "name " + PlainText.OfName(d.Name);
            if (d.EnterpriseNumber is not null)
                yield return "number " + d.EnterpriseNumber;
        }
    }
}
