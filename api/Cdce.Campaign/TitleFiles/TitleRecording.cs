using Cdce.Campaign.Communes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Campaign.TitleFiles;

/// <summary>A step or a resolution is recorded the same way: in the file, and where it is a fact, in the ledger.</summary>
internal static class TitleRecording
{
    public delegate Decision Decide(TitleFile file, CommuneLife commune, Guid stepId, string? formerNisCode);

    public static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> RecordAsync(string nisCode, DateOnly on,
        EntityVersion expected, Decide decide, HttpRequest http, CurrentUser user, CampaignDb db, IDocumentSession session,
        CancellationToken ct)
    {
        var commune = await CommuneLife.FindAsync(db, nisCode, ct);
        if (commune is null || !user.MayActFor(nisCode))
            return Problems.NotFound();

        var stream = await session.Events.FetchForWriting<TitleFile>($"title-file/{nisCode}", ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var stepId = Guid.CreateVersion7();
        var former = await FormerCode.FindAsync(db, commune, on, ct);
        var decision = decide(stream.Aggregate ?? TitleFile.Empty(nisCode), commune, stepId, former);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        var fact = decision.Events.OfType<TitleStepRecorded>().Single().Fact;
        await TitleLedger.KeepInStepAsync(session, nisCode, stepId, fact, "", ct);
        var href = http.Absolute($"/api/v1/campaign/communes/{nisCode}/titleFile");
        return TypedResults.Created(href, new CreatedResource(stepId.ToString(), stream.CurrentVersion, href));
    }
}
