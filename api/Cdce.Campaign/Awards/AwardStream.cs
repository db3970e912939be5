using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Campaign.Awards;

/// <summary>Loads an award and appends what is decided.</summary>
internal static class AwardStream
{
    /// <param name="version">The version of the part that is changed; null where there is no such part.</param>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangeAwardAsync(this IDocumentSession session, Guid awardId, EntityVersion expected,
        Func<Award, int?> version, Func<Award, Decision> decide, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Award>(Award.StreamKey(awardId), ct);
        if (stream.Aggregate is not { } award || version(award) is not { } now)
            return Problems.NotFound();
        if (expected.Value != now)
            return Problems.Stale();
        return Append(stream, decide(award));
    }

    /// <summary>A change that holds whatever else has changed.</summary>
    /// <param name="decide">Null where the caller may not know of it.</param>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangeAwardAsync(
        this IDocumentSession session, Guid awardId, Func<Award, Decision?> decide, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Award>(Award.StreamKey(awardId), ct);
        return stream.Aggregate is { } award && decide(award) is { } decision ? Append(stream, decision) : Problems.NotFound();
    }

    private static Results<NoContent, ProblemHttpResult> Append(IEventStream<Award> stream, Decision decision)
    {
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();
        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }

    /// <summary>Whoever holds a role of a commune has an interest in what it nominates.</summary>
    public static bool HasRoleIn(this CurrentUser user, string nisCode) => user.Roles.Any(r => r.Role.IsOfCommune() && r.Area == nisCode);

    /// <summary>Refuses what does not belong to this stage.</summary>
    public static Decision? RefuseOutside(this Award award, params AwardStage[] stages) => stages.Contains(award.Stage)
        ? null
        : Decision.Refuse("award-stage", $"That is not done while an award is {award.Stage}.",
            [.. stages.Select(s => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(s.ToString()))]);
}
