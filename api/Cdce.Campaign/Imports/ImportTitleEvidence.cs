using Cdce.Campaign.Communes;
using Cdce.Campaign.TitleFiles;
using Cdce.Platform.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Imports;

/// <summary>A file of evidence of titles is read and compared; nothing is taken before it is confirmed.</summary>
internal sealed class ImportTitleEvidence : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/titleEvidenceImports", Handle)
        .WithName("importTitleEvidence")
        .WithSummary("Upload evidence of titles (CSV) for a preview")
        .Accepts<string>(CsvText.MediaType);

    /// <param name="gatheredOn">The day the evidence was gathered, today at the latest; undated rows are known by then.</param>
    private static async Task<Results<Created<ImportPreview>, ProblemHttpResult>> Handle(
        HttpRequest http, DateOnly? gatheredOn, CampaignDb db, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        var today = clock.Today();
        if (gatheredOn > today)
            return Problems.BadRequest(new InputIssue("query", "gatheredOn", "Not a day in the future."));
        var table = await CsvTable.ReadAsync(http.Body, TitleEvidenceFile.Required, TitleEvidenceFile.Optional, ct);
        if (table.Unreadable() is { } unreadable)
            return unreadable;
        var (preview, entries) = await PreviewAsync(table, db, gatheredOn ?? today, today, ct);

        var id = Guid.CreateVersion7();
        var upload = new ImportUploaded(id, ImportKind.TitleEvidence, table.Sha256, table.Errors, table.IgnoredColumns, preview,
            [], entries);
        session.Events.StartStream<Import>($"import/{id}", upload);
        var view = ImportRow.View(id, upload.Kind, ImportState.Previewed, 1, upload.FileErrors, upload.IgnoredColumns,
            preview, true, false, http);
        return TypedResults.Created(view.Href, view);
    }

    private static async Task<(IReadOnlyList<PreviewRow> Preview, IReadOnlyList<TitleEntry> Entries)> PreviewAsync(
        CsvTable table, CampaignDb db, DateOnly gatheredOn, DateOnly today, CancellationToken ct)
    {
        var codes = table.Rows.Select(r => r.Text("nis") ?? "").Distinct().ToArray();
        var communes = await db.Communes.Where(c => codes.Contains(c.NisCode)).ToDictionaryAsync(c => c.NisCode, ct);
        var files = await db.TitleFiles.Where(f => codes.Contains(f.NisCode)).ToDictionaryAsync(f => f.NisCode, ct);
        var preview = new List<PreviewRow>();
        var entries = new List<TitleEntry>();
        var seen = new HashSet<(string, TitleStep)>();
        foreach (var row in table.Rows)
        {
            var entry = TitleEvidenceFile.Read(row, gatheredOn);
            var code = row.Text("nis") ?? "";
            var commune = communes.GetValueOrDefault(code);
            if (code.Length > 0 && commune is null)
                row.Fail("nis", "unknown-commune", "The register knows no commune with this code.");
            else if (commune is not null && row.Text("name_fr") is { } name && PlainText.Of(name) != PlainText.Of(commune.NameFr))
                row.Fail("name_fr", "name-differs", $"The register calls {code} {commune.NameFr}.");
            if (entry is not null && !seen.Add((entry.NisCode, entry.Fact.Step)))
                row.Fail("nis", "row-twice", "The file says this of the commune twice.");

            var outcome = RowOutcome.Error;
            IReadOnlyList<FieldChange> changes = [];
            if (entry is not null && row.Errors.Count == 0)
            {
                var life = commune is null ? null : new CommuneLife(commune.NisCode, commune.NameFr, commune.ExistsFrom,
                    commune.EndedOn, commune.IntoNisCodes, commune.FromNisCodes);
                var former = await FormerCode.FindAsync(db, life, entry.Fact.On, ct);
                var file = new TitleFile(code, [.. files.GetValueOrDefault(code)?.Facts ?? []]);
                var plan = TitleEvidenceFile.Plan(file, life, former, entry, today);
                outcome = plan.Outcome;
                if (plan.Refusal is { } refusal)
                    row.Fail("status", refusal.Code, refusal.Sentence);
                else
                    entries.Add(entry);
                if (outcome is RowOutcome.New or RowOutcome.Changed)
                    changes = TitleEvidenceFile.Changes(plan.Applied?.FormerFact, entry.Fact);
            }

            preview.Add(new PreviewRow(row.Line, code, commune?.NameFr ?? row.Text("name_fr") ?? "",
                row.Errors.Count > 0 ? RowOutcome.Error : outcome, changes, row.Errors));
        }

        return (preview, entries);
    }
}
