using Cdce.Platform.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Imports;

/// <summary>Somebody of the coordination uploads a file of partners and sees what it would do; nothing is taken yet.</summary>
internal sealed class ImportPartners : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/partners/imports", Handle)
        .WithName("importPartners")
        .WithSummary("Upload a CSV file of partners for a preview")
        .Accepts<string>(CsvText.MediaType);

    internal static PartnersUploaded Decide(
        Guid importId, CsvTable table, IReadOnlySet<string> communes, IReadOnlyCollection<KnownPartner> register, DateOnly today)
    {
        var rows = new List<ImportedPartner>();
        var unread = new List<PreviewRow>();
        foreach (var row in table.Rows)
        {
            if (PartnerFile.Read(row, communes) is { } read)
                rows.Add(read);
            else
                unread.Add(new PreviewRow(row.Line, "", row.Text("name") ?? "", RowOutcome.Error, [], row.Errors));
        }

        var plan = PartnerImportPlan.Of(rows, register, unread);
        return new PartnersUploaded(importId, rows, plan.Preview, plan.Duplicates, table.Errors, table.IgnoredColumns, today);
    }

    private static async Task<Results<Created<PartnerImportDetails>, ProblemHttpResult>> Handle(
        HttpRequest request, CurrentUser user, PartnersDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var table = await CsvTable.ReadAsync(request.Body, PartnerFile.Required, PartnerFile.Optional, ct);
        if (table.Unreadable() is { } unreadable)
            return unreadable;
        var communes = (await db.Communes.Select(c => c.NisCode).ToListAsync(ct)).ToHashSet();
        var register = await db.RegisterAsync(ct);

        var id = Guid.CreateVersion7();
        var uploaded = Decide(id, table, communes, register, clock.Today());
        session.Events.StartStream<PartnerImport>(PartnerImport.StreamKey(id), uploaded);
        var href = request.Absolute($"/api/v1/partners/imports/{id}");
        return TypedResults.Created(href, PartnerImportDetails.Of(id, "previewed", 1, uploaded.Preview, uploaded.Duplicates,
            uploaded.FileErrors, uploaded.IgnoredColumns, user.Simulating, request));
    }
}

internal static class PartnerRegister
{
    /// <summary>The whole register, for comparing a file with it.</summary>
    public static async Task<IReadOnlyCollection<KnownPartner>> RegisterAsync(this PartnersDb db, CancellationToken ct) =>
        [.. (await db.Partners.OrderBy(p => p.Id).ToListAsync(ct)).Select(KnownPartner.Of)];
}

/// <summary>An upload of partners: what it would do, or did. As every upload, with the likely duplicates.</summary>
/// <param name="State">previewed, confirmed or undone</param>
/// <param name="FileErrors">Errors of the file as a whole; such an upload cannot be confirmed.</param>
/// <param name="Duplicates">New rows that may mean an entry of the register or another row.</param>
internal sealed record PartnerImportDetails(
    string Id, string Href, string Kind, string State, long Version, ImportCounts Counts, IReadOnlyList<CellError> FileErrors,
    IReadOnlyList<string> IgnoredColumns, IReadOnlyList<PreviewRow> Rows, IReadOnlyList<LikelyDuplicateDetails> Duplicates,
    IReadOnlyList<string> AllowedActions, bool? Simulated)
{
    public static PartnerImportDetails Of(
        Guid id, string state, long version, IReadOnlyList<PreviewRow> rows, IReadOnlyList<LikelyDuplicate> duplicates,
        IReadOnlyList<CellError> fileErrors, IReadOnlyList<string> ignoredColumns, bool simulated, HttpRequest request)
    {
        string[] actions = state switch
        {
            "previewed" when fileErrors.Count == 0 => ["confirmPartnerImport"],
            "confirmed" => ["undoPartnerImport"],
            _ => [],
        };
        return new PartnerImportDetails(id.ToString(), request.Absolute($"/api/v1/partners/imports/{id}"), "partners", state,
            version, ImportCounts.Of([.. rows]), fileErrors, ignoredColumns, rows,
            [.. duplicates.Select(d => new LikelyDuplicateDetails(d.Line, d.Name, d.Rule,
                d.PartnerId is { } partner ? request.Absolute($"/api/v1/partners/partners/{partner}") : null, d.OtherLine))],
            actions, simulated ? true : null);
    }
}

/// <summary>A new row that may mean something that is there already.</summary>
/// <param name="Rule">enterpriseNumber, nameAndCommune or nameAndAddress</param>
/// <param name="PartnerHref">The entry; absent where it is another row of the file.</param>
internal sealed record LikelyDuplicateDetails(int Line, string Name, string Rule, string? PartnerHref, int? OtherLine);
