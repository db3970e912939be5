using Cdce.Platform.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Imports;

/// <summary>An upload as lists and its page show it.</summary>
public sealed class ImportRow
{
    public Guid ImportId { get; set; }
    public ImportKind Kind { get; set; }
    public ImportState State { get; set; }
    public IReadOnlyList<CellError> FileErrors { get; set; } = [];
    public IReadOnlyList<string> IgnoredColumns { get; set; } = [];
    public IReadOnlyList<PreviewRow> Preview { get; set; } = [];
    public DateTimeOffset UploadedAt { get; set; }
    public string? UploadedBy { get; set; }
    public long Version { get; set; }
    public bool Simulated { get; set; }

    internal ImportPreview ToView(HttpRequest http, bool withRows) => View(
        ImportId, Kind, State, Version, FileErrors, IgnoredColumns, Preview, withRows, Simulated, http);

    internal static ImportPreview View(Guid id, ImportKind kind, ImportState state, long version,
        IReadOnlyList<CellError> fileErrors, IReadOnlyList<string> ignored, IReadOnlyList<PreviewRow> preview, bool withRows,
        bool simulated, HttpRequest http) => new(
        id.ToString(),
        http.Absolute($"/api/v1/campaign/imports/{id}"),
        kind is ImportKind.Communes ? "communes" : "titleEvidence",
        state switch { ImportState.Previewed => "previewed", ImportState.Confirmed => "confirmed", _ => "undone" },
        version,
        ImportCounts.Of(preview),
        fileErrors,
        ignored,
        withRows ? preview : [],
        state switch
        {
            ImportState.Previewed when fileErrors.Count == 0 => ["confirmImport"],
            ImportState.Confirmed => ["undoImport"],
            _ => [],
        },
        simulated.OrNothing());

    internal static void Map(EntityTypeBuilder<ImportRow> row)
    {
        row.ToTable("imports").HasKey(r => r.ImportId);
        row.Property(r => r.ImportId).ValueGeneratedNever();
        row.Property(r => r.Kind).HasConversion<string>();
        row.Property(r => r.State).HasConversion<string>();
        row.Property(r => r.FileErrors).AsJson();
        row.Property(r => r.IgnoredColumns).AsJson();
        row.Property(r => r.Preview).AsJson();
    }
}

/// <summary>Keeps the uploads.</summary>
public sealed class ImportProjection
{
    public void On(IEvent<ImportUploaded> e, CampaignDb db) => db.Imports.Add(new ImportRow
    {
        ImportId = e.Data.ImportId,
        Kind = e.Data.Kind,
        State = ImportState.Previewed,
        FileErrors = e.Data.FileErrors,
        IgnoredColumns = e.Data.IgnoredColumns,
        Preview = e.Data.Preview,
        UploadedAt = e.Timestamp,
        UploadedBy = e.UserName,
        Version = e.Version,
        Simulated = e.IsSimulated(),
    });

    public Task On(IEvent<ImportConfirmed> e, CampaignDb db, CancellationToken ct) =>
        Move(e, e.Data.ImportId, ImportState.Confirmed, db, ct);

    public Task On(IEvent<ImportUndone> e, CampaignDb db, CancellationToken ct) =>
        Move(e, e.Data.ImportId, ImportState.Undone, db, ct);

    private static async Task Move(IEvent e, Guid id, ImportState state, CampaignDb db, CancellationToken ct)
    {
        if (await db.Imports.FindAsync([id], ct) is not { } row)
            return;
        row.State = state;
        row.Version = e.Version;
    }
}
