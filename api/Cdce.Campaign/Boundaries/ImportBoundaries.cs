using System.Security.Cryptography;
using Cdce.Platform.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Boundaries;

/// <summary>The coordination uploads boundaries for the map; without them the map shows symbols.</summary>
internal sealed class ImportBoundaries : IEndpoint
{
    public const string MediaType = "application/geo+json";

    internal sealed record Response(string Href, int Features, bool Changed);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/boundaries", Handle)
        .WithName("importBoundaries")
        .WithSummary("Upload boundaries of communes (GeoJSON)")
        .Accepts<string>(MediaType);

    /// <param name="source">Whose boundaries they are and of which year; printed with the map.</param>
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        HttpRequest http, string? source, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (source is { Length: > 300 })
            return Problems.BadRequest(new InputIssue("query", "source", "At most 300 characters."));
        if (await http.Body.ReadAtMostAsync(BoundaryFile.MaximumBytes, ct) is not { } bytes)
            return Problems.Standard(StatusCodes.Status413PayloadTooLarge, "payloadTooLarge", "Payload Too Large", "At most 4 MiB.");

        var known = await db.Communes.Select(c => c.NisCode).ToListAsync(ct);
        var (issues, features) = BoundaryFile.Check(bytes, known.ToHashSet());
        if (issues.Count > 0)
            return Problems.BadRequest(issues);

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var stream = await session.Events.FetchForWriting<BoundarySet>(BoundarySet.Stream, ct);
        var changed = stream.Aggregate?.Sha256 != sha256;
        if (changed)
        {
            stream.AppendOne(new BoundariesImported(sha256, features, source ?? "Statbel", Convert.ToBase64String(Gzip.Compress(bytes)),
                clock.Today()));
        }

        return TypedResults.Ok(new Response(http.Absolute("/api/v1/campaign/boundaries"), features, changed));
    }
}
