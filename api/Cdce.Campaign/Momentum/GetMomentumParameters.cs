using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Momentum;

/// <summary>The weights, half-lives and thresholds that momentum is judged by.</summary>
internal sealed class GetMomentumParameters : IEndpoint
{
    /// <param name="Example">True while the values are the shipped example.</param>
    /// <param name="Version">What the next revision sends as If-Match.</param>
    internal sealed record Response(
        string Href, int Version, bool Example, DateOnly ValidFrom, IReadOnlyList<KindParameters> Kinds,
        DetectionParameters Detection, IReadOnlyList<VersionView> Versions, IReadOnlyList<string> AllowedActions);

    internal sealed record VersionView(int Version, DateOnly ValidFrom, DateTimeOffset RecordedAt);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/momentum/parameters", Handle)
        .WithName("getMomentumParameters")
        .WithSummary("See the parameters of the momentum")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var rows = await db.MomentumParameters.OrderBy(r => r.Version).ToListAsync(ct);
        if (rows.LastOrDefault(r => r.ValidFrom <= horizon.Day(clock)) is not { } row)
            return Problems.NotFound();

        http.HttpContext.Response.SetVersion(rows[^1].Version);
        return TypedResults.Ok(new Response(
            http.Absolute("/api/v1/campaign/momentum/parameters"), row.Version, row.Example, row.ValidFrom, row.Kinds,
            row.Detection[0], [.. rows.Select(r => new VersionView(r.Version, r.ValidFrom, r.RecordedAt))],
            horizon.AsOf is null ? user.Allowed(null, "reviseMomentumParameters", "previewMomentumParameters") : []));
    }
}
