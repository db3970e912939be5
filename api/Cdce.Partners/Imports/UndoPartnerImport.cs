using Cdce.Partners.Partners;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Imports;

/// <summary>What an import did is taken back, as long as nobody has worked with it.</summary>
internal sealed class UndoPartnerImport : IEndpoint
{
    /// <param name="Reason">In a few words; names no person.</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(200).Must(text => !ContactDetails.In(text))
            .WithMessage("Leave out e-mail addresses and telephone numbers.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/partners/imports/{importId:guid}/undoing", Handle)
        .WithName("undoPartnerImport")
        .WithSummary("Take back what an import of partners did")
        .Validate<Request>();

    /// <param name="used">Entries of the import that were changed, merged or pledged since, by id.</param>
    internal static Decision Decide(PartnerImport import, IReadOnlyList<string> used)
    {
        if (import.State != "confirmed")
            return Decision.Refuse("import-not-confirmed", "Only an import that was confirmed can be undone.");
        if (used.Count > 0)
            return Decision.Refuse("import-in-use", "Some of its partners were worked with since.", [.. used.Take(20)]);
        return Decision.Accept();
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid importId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        HttpResponse response, PartnersDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<PartnerImport>(PartnerImport.StreamKey(importId), ct);
        if (stream.Aggregate is not { } import)
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var versions = (import.Imported?.Created ?? []).ToDictionary(id => id, _ => 1L);
        foreach (var change in import.Imported?.Changed ?? [])
            versions[change.PartnerId] = change.Version;
        if (Decide(import, await UsedAsync(db, versions, import.Imported?.Created ?? [], ct)).Refusal is { } refusal)
            return refusal.ToProblem();

        var today = clock.Today();
        // The expected versions make a change that comes in between a conflict.
        foreach (var id in import.Imported?.Created ?? [])
            session.Events.Append(Partner.StreamKey(id), 1, new PartnerRegistrationWithdrawn(id, "importUndone", today));
        foreach (var change in import.Imported?.Changed ?? [])
        {
            var partner = await session.Events.FetchForWriting<Partner>(Partner.StreamKey(change.PartnerId), ct);
            partner.AppendOne(new PartnerDescriptionCorrected(
                change.PartnerId, change.Before, partner.Aggregate?.RegisteredOn ?? today));
        }

        stream.AppendOne(new PartnersImportUndone(importId, request.Reason, today));
        response.SetVersion(stream.CurrentVersion);
        return TypedResults.NoContent();
    }

    private static async Task<IReadOnlyList<string>> UsedAsync(
        PartnersDb db, IReadOnlyDictionary<Guid, long> versions, IReadOnlyList<Guid> created, CancellationToken ct)
    {
        var ids = versions.Keys.ToList();
        var now = await db.Partners.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Version }).ToListAsync(ct);
        var pledged = await db.Pledges.Where(p => created.Contains(p.OriginalPartnerId)).Select(p => p.OriginalPartnerId)
            .Distinct().ToListAsync(ct);
        return [.. now.Where(p => p.Version != versions[p.Id]).Select(p => p.Id).Union(pledged).Select(id => id.ToString())];
    }
}
