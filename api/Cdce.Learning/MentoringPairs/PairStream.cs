using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Learning.MentoringPairs;

/// <summary>What most changes of a pair have in common: only the decision differs.</summary>
internal static class PairStream
{
    /// <summary>Loads the pair for those it concerns, at the version they saw, and appends what is decided.</summary>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> ChangePairAsync(this IDocumentSession session,
        Guid pairId, EntityVersion expected, CurrentUser user, Func<MentoringPair, Decision> decide, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringPair>(MentoringPair.StreamKey(pairId), ct);
        if (stream.Aggregate is not { } pair || !pair.ConcernsCommunesOf(user))
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = decide(pair);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
