using Cdce.Campaign.Communes;
using Cdce.Campaign.TitleFiles;
using Cdce.Platform.Imports;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Imports;

/// <summary>An upload is taken: all its rows at once, compared once more with what stands there now.</summary>
internal sealed class ConfirmImport : IEndpoint
{
    /// <param name="LeaveOutErrors">Take the rows without errors and leave the others.</param>
    internal sealed record Request(bool LeaveOutErrors = false);

    internal sealed class Validator : AbstractValidator<Request>;

    internal sealed record Response(string Href, int Taken, int Same, int LeftOut);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/imports/{importId:guid}/confirmation", Handle)
        .WithName("confirmImport")
        .WithSummary("Take the rows of an upload")
        .Validate<Request>();

    /// <summary>Whether the upload can be taken at all; the rows decide for themselves.</summary>
    internal static Decision Decide(Import import, Request request)
    {
        if (import.State is not ImportState.Previewed)
            return Decision.Refuse("import-confirmed", "The upload has been taken already.");
        if (import.Upload.FileErrors.Count > 0)
            return Decision.Refuse("import-unreadable", "The file could not be read.");
        if (!request.LeaveOutErrors && import.Upload.Preview.Any(r => r.Outcome is RowOutcome.Error))
            return Decision.Refuse("import-has-errors", "Some rows have errors: mend the file, or leave them out.", "leaveOutErrors");
        return Decision.Accept();
    }

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid importId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpRequest http,
        CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Import>($"import/{importId}", ct);
        if (stream.Aggregate is not { } import)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        if (Decide(import, request).Refusal is { } refusal)
            return refusal.ToProblem();

        var applied = new List<AppliedRow>();
        var (same, leftOut) = (0, import.Upload.Preview.Count(r => r.Outcome is RowOutcome.Error));
        foreach (var entry in import.Upload.Communes)
        {
            var commune = await session.Events.FetchForWriting<Commune>($"commune/{entry.NisCode}", ct);
            var plan = CommuneFile.Plan(commune.Aggregate, entry, import.Upload.PopulationOn, clock.Today());
            Take(plan.Outcome, plan.Applied, () => commune.AppendMany(plan.Events));
        }

        foreach (var entry in import.Upload.Titles)
        {
            var file = await session.Events.FetchForWriting<TitleFile>($"title-file/{entry.NisCode}", ct);
            var life = await CommuneLife.FindAsync(db, entry.NisCode, ct);
            var former = await FormerCode.FindAsync(db, life, entry.Fact.On, ct);
            var plan = TitleEvidenceFile.Plan(file.Aggregate ?? TitleFile.Empty(entry.NisCode), life, former, entry, clock.Today());
            Take(plan.Outcome, plan.Applied, () => file.AppendMany(plan.Events));
        }

        stream.AppendOne(new ImportConfirmed(importId, applied, leftOut));
        return TypedResults.Ok(new Response(http.Absolute($"/api/v1/campaign/imports/{importId}"), applied.Count, same, leftOut));

        void Take(RowOutcome outcome, AppliedRow? row, Action append)
        {
            if (row is not null)
            {
                append();
                applied.Add(row);
            }
            else if (outcome is RowOutcome.Same)
            {
                same++;
            }
            else
            {
                leftOut++;
            }
        }
    }
}
