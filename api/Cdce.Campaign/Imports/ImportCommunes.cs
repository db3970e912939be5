using Cdce.Platform.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Imports;

/// <summary>A file of communes is read and compared with the register; nothing is taken before it is confirmed.</summary>
internal sealed class ImportCommunes : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communeImports", Handle)
        .WithName("importCommunes")
        .WithSummary("Upload communes (CSV) for a preview")
        .Accepts<string>(CsvText.MediaType);

    /// <param name="populationOn">Day of the populations in the file; not needed where they are the ones known.</param>
    private static async Task<Results<Created<ImportPreview>, ProblemHttpResult>> Handle(
        HttpRequest http, DateOnly? populationOn, CampaignDb db, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        var today = clock.Today();
        if (populationOn > today)
            return Problems.BadRequest(new InputIssue("query", "populationOn", "Not a day in the future."));
        var table = await CsvTable.ReadAsync(http.Body, CommuneFile.Required, CommuneFile.Optional, ct);
        if (table.Unreadable() is { } unreadable)
            return unreadable;
        var (preview, entries) = await PreviewAsync(table, db, populationOn, today, ct);

        var id = Guid.CreateVersion7();
        var upload = new ImportUploaded(id, ImportKind.Communes, table.Sha256, table.Errors, table.IgnoredColumns, preview,
            entries, [], populationOn);
        session.Events.StartStream<Import>($"import/{id}", upload);
        var view = ImportRow.View(id, upload.Kind, ImportState.Previewed, 1, upload.FileErrors, upload.IgnoredColumns,
            preview, true, false, http);
        return TypedResults.Created(view.Href, view);
    }

    private static async Task<(IReadOnlyList<PreviewRow> Preview, IReadOnlyList<CommuneEntry> Entries)> PreviewAsync(
        CsvTable table, CampaignDb db, DateOnly? populationOn, DateOnly today, CancellationToken ct)
    {
        var codes = table.Rows.Select(r => r.Text("nis") ?? "").Distinct().ToArray();
        var communes = await db.Communes.Where(c => codes.Contains(c.NisCode)).ToDictionaryAsync(c => c.NisCode, ct);
        var preview = new List<PreviewRow>();
        var entries = new List<CommuneEntry>();
        var seen = new HashSet<string>();
        foreach (var row in table.Rows)
        {
            var entry = CommuneFile.Read(row);
            var code = row.Text("nis") ?? "";
            if (code.Length > 0 && !seen.Add(code))
                row.Fail("nis", "row-twice", "The commune stands in the file twice.");

            var outcome = RowOutcome.Error;
            IReadOnlyList<FieldChange> changes = [];
            if (entry is not null && row.Errors.Count == 0)
            {
                var commune = communes.GetValueOrDefault(code)?.ToCommune();
                var plan = CommuneFile.Plan(commune, entry, populationOn, today);
                outcome = plan.Outcome;
                if (plan.Refusal is { } refusal)
                    row.Fail(refusal.Code == "population-day-missing" ? "population" : "nis", refusal.Code, refusal.Sentence);
                else
                    entries.Add(entry);
                if (outcome is RowOutcome.New or RowOutcome.Changed)
                    changes = CommuneFile.Changes(commune, entry);
            }

            preview.Add(new PreviewRow(row.Line, code, row.Text("name_fr") ?? "",
                row.Errors.Count > 0 ? RowOutcome.Error : outcome, changes, row.Errors));
        }

        return (preview, entries);
    }
}
