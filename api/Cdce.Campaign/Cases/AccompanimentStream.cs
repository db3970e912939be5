using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Campaign.Cases;

/// <summary>What every change of an accompaniment has in common: only the decision differs.</summary>
internal static class AccompanimentStream
{
    /// <summary>Loads the accompaniment at the version that was seen, and appends what is decided.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangeAccompanimentAsync(this IDocumentSession session,
        Guid caseId, EntityVersion expected, CurrentUser user, Func<Accompaniment, Decision> decide, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Accompaniment>(Accompaniment.StreamKey(caseId), ct);
        if (stream.Aggregate is not { } accompaniment || !user.MayActFor(accompaniment.NisCode))
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(accompaniment, decide);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }

    /// <summary>A closed one takes nothing more, whatever it is.</summary>
    internal static Decision Decide(Accompaniment accompaniment, Func<Accompaniment, Decision> decide) =>
        accompaniment.ClosedOn is null
            ? decide(accompaniment)
            : Decision.Refuse("accompaniment-closed", "This accompaniment is closed.");
}
