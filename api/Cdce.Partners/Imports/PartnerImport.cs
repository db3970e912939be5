using Cdce.Partners.Partners;
using Cdce.Platform.Imports;

namespace Cdce.Partners.Imports;

/// <summary>A file of partners was read; nothing of it stands in the register yet.</summary>
/// <param name="Rows">What its rows say, as far as they could be read.</param>
/// <param name="FileErrors">Errors of the file as a whole.</param>
public sealed record PartnersUploaded(
    Guid ImportId, IReadOnlyList<ImportedPartner> Rows,
    [property: FreeText("label", "before", "after", "value")] IReadOnlyList<PreviewRow> Preview, IReadOnlyList<LikelyDuplicate> Duplicates,
    [property: FreeText("value")] IReadOnlyList<CellError> FileErrors, [property: FreeText] IReadOnlyList<string> IgnoredColumns,
    DateOnly On);

/// <summary>The rows of the file were taken into the register.</summary>
public sealed record PartnersImported(
    Guid ImportId, IReadOnlyList<Guid> Created, IReadOnlyList<ChangedPartner> Changed, DateOnly On);

/// <summary>What the import did was taken back.</summary>
public sealed record PartnersImportUndone(Guid ImportId, [property: FreeText] string Reason, DateOnly On);

/// <summary>A row of the file that could be read.</summary>
/// <param name="Line">Line of the file, from 1.</param>
public sealed record ImportedPartner(int Line, PartnerDescription Description, [property: FreeText] string? Source);

/// <summary>An entry that the import changed.</summary>
/// <param name="Version">Its version afterwards.</param>
public sealed record ChangedPartner(Guid PartnerId, PartnerDescription Before, long Version);

/// <summary>A new row that may mean an entry of the register or another row of the file; people decide.</summary>
/// <param name="Rule">enterpriseNumber, nameAndCommune or nameAndAddress</param>
/// <param name="PartnerId">The entry; absent where it is another row.</param>
/// <param name="OtherLine">The other row.</param>
public sealed record LikelyDuplicate(int Line, [property: FreeText] string Name, string Rule, Guid? PartnerId, int? OtherLine);

/// <summary>An upload on its way into the register.</summary>
public sealed record PartnerImport(Guid Id, PartnersUploaded Upload, PartnersImported? Imported, bool Undone)
{
    public static string StreamKey(Guid importId) => $"partner-import/{importId}";

    public string State => Undone ? "undone" : Imported is null ? "previewed" : "confirmed";

    public static PartnerImport Create(PartnersUploaded e) => new(e.ImportId, e, null, false);

    public PartnerImport Apply(PartnersImported e) => this with { Imported = e };
    public PartnerImport Apply(PartnersImportUndone _) => this with { Undone = true };
}
