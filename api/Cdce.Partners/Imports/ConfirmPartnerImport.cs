using Cdce.Partners.Partners;
using Cdce.Platform.Imports;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Partners.Imports;

/// <summary>The coordination has looked at the preview and takes the file into the register.</summary>
internal sealed class ConfirmPartnerImport : IEndpoint
{
    /// <param name="LeaveOutErrors">True to leave out the rows that have errors; otherwise such a file is refused.</param>
    internal sealed record Request(bool LeaveOutErrors = false);

    internal sealed class Validator : AbstractValidator<Request>;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/partners/imports/{importId:guid}/confirmation", Handle)
        .WithName("confirmPartnerImport")
        .WithSummary("Take an uploaded file of partners into the register")
        .Validate<Request>();

    /// <param name="plan">What the file would do to the register as it is now.</param>
    internal static Decision Decide(PartnerImport import, PartnerImportPlan plan, Request request)
    {
        if (import.State != "previewed")
            return Decision.Refuse("import-not-open", "This upload was confirmed or undone already.");
        if (import.Upload.FileErrors.Count > 0)
            return Decision.Refuse("import-unreadable", "The file as a whole cannot be read.");
        if (!request.LeaveOutErrors && import.Upload.Preview.Any(p => p.Outcome == RowOutcome.Error))
            return Decision.Refuse("import-has-errors", "Some rows have errors: mend the file, or leave them out.", "leaveOutErrors");
        if (!plan.Preview.Select(p => (p.Line, p.Outcome)).SequenceEqual(import.Upload.Preview.Select(p => (p.Line, p.Outcome))))
            return Decision.Refuse("import-outdated", "The register has changed since the preview; upload the file again.");
        return Decision.Accept();
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid importId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpResponse response,
        PartnersDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<PartnerImport>(PartnerImport.StreamKey(importId), ct);
        if (stream.Aggregate is not { } import)
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var unread = import.Upload.Preview.Where(p => p.Outcome == RowOutcome.Error && import.Upload.Rows.All(r => r.Line != p.Line));
        var plan = PartnerImportPlan.Of(import.Upload.Rows, await db.RegisterAsync(ct), [.. unread]);
        if (Decide(import, plan, request).Refusal is { } refusal)
            return refusal.ToProblem();

        var today = clock.Today();
        var created = new List<Guid>();
        foreach (var row in plan.New)
        {
            var id = Guid.CreateVersion7();
            session.Events.StartStream<Partner>(Partner.StreamKey(id), new PartnerRegistered(id, row.Description, row.Source, today));
            created.Add(id);
        }

        var changed = new List<ChangedPartner>();
        foreach (var (known, description) in plan.Changed)
        {
            var partner = await session.Events.FetchForWriting<Partner>(Partner.StreamKey(known.Id), ct);
            partner.AppendOne(new PartnerDescriptionCorrected(known.Id, description, partner.Aggregate?.RegisteredOn ?? today));
            changed.Add(new ChangedPartner(known.Id, known.Description, partner.CurrentVersion));
        }

        stream.AppendOne(new PartnersImported(importId, created, changed, today));
        response.SetVersion(stream.CurrentVersion);
        return TypedResults.NoContent();
    }
}
