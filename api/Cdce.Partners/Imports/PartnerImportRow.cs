using System.Text.Json;
using System.Text.Json.Serialization;
using Cdce.Platform.Imports;

namespace Cdce.Partners.Imports;

/// <summary>One upload as it is shown.</summary>
public sealed class PartnerImportRow
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public required Guid Id { get; init; }
    public string State { get; set; } = "";
    public DateOnly On { get; set; }

    /// <summary>The preview as JSON: it is shown as a whole and never searched.</summary>
    public string Preview { get; set; } = "[]";
    public string Duplicates { get; set; } = "[]";
    public string FileErrors { get; set; } = "[]";
    public List<string> IgnoredColumns { get; set; } = [];
    public long Version { get; set; }
    public bool Simulated { get; set; }

    internal IReadOnlyList<PreviewRow> ReadPreview() => JsonSerializer.Deserialize<List<PreviewRow>>(Preview, Options) ?? [];

    internal IReadOnlyList<LikelyDuplicate> ReadDuplicates() => JsonSerializer.Deserialize<List<LikelyDuplicate>>(Duplicates, Options) ?? [];

    internal IReadOnlyList<CellError> ReadFileErrors() => JsonSerializer.Deserialize<List<CellError>>(FileErrors, Options) ?? [];

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
}

/// <summary>Keeps the uploads.</summary>
public sealed class PartnerImportProjection
{
    public void On(IEvent<PartnersUploaded> e, PartnersDb db) => db.Imports.Add(new PartnerImportRow
    {
        Id = e.Data.ImportId,
        State = "previewed",
        On = e.Data.On,
        Preview = PartnerImportRow.Write(e.Data.Preview),
        Duplicates = PartnerImportRow.Write(e.Data.Duplicates),
        FileErrors = PartnerImportRow.Write(e.Data.FileErrors),
        IgnoredColumns = [.. e.Data.IgnoredColumns],
        Version = e.Version,
        Simulated = e.IsSimulated(),
    });

    public async Task On(IEvent<PartnersImported> e, PartnersDb db, CancellationToken ct) => await SetAsync(e, "confirmed", db, ct);

    public async Task On(IEvent<PartnersImportUndone> e, PartnersDb db, CancellationToken ct) => await SetAsync(e, "undone", db, ct);

    private static async Task SetAsync(IEvent e, string state, PartnersDb db, CancellationToken ct)
    {
        if (await db.Imports.FindAsync([StreamId.Of(e)], ct) is not { } row)
            return;
        row.State = state;
        row.Version = e.Version;
    }
}
