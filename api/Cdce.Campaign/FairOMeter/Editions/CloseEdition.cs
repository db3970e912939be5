using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>The coordination closes an edition; what was not submitted stays as it is.</summary>
internal sealed class CloseEdition : IEndpoint
{
    internal sealed record Request;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/editions/{code}/closure", Handle)
        .WithName("closeEdition")
        .WithSummary("Close an edition of the Fair-ô-mètre");

    internal static Decision Decide(Edition edition, DateOnly today) =>
        edition.ClosedOn is not null ? Closed() : Decision.Accept(new EditionClosed(edition.Code, today));

    public static Decision Closed() => Decision.Refuse("edition-closed", "This edition is closed.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string code, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock,
        CancellationToken ct) =>
        await session.ChangeEditionAsync(code, expected, edition => Decide(edition, clock.Today()), ct);
}

/// <summary>What every change of an edition has in common: only the decision differs.</summary>
internal static class EditionStream
{
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangeEditionAsync(this IDocumentSession session, string code,
        EntityVersion expected, Func<Edition, Decision> decide, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Edition>(Edition.StreamKey(code), ct);
        if (stream.Aggregate is not { } edition)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = decide(edition);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
