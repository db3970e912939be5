using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Momentum;

/// <summary>What the evaluation of a day has found.</summary>
internal sealed class GetMomentumEvaluation : IEndpoint
{
    internal sealed record Response(
        string Href, DateOnly Day, int ParametersVersion,
        int OnTrack, int Watch, int Fading, int Unknown, int Lost, int Regained, int Paused);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/momentum/evaluations/{day}", Handle)
        .WithName("getMomentumEvaluation")
        .WithSummary("See what the evaluation of a day has found");

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        DateOnly day, HttpRequest http, CampaignDb db, CancellationToken ct) =>
        await db.MomentumEvaluations.FirstOrDefaultAsync(e => e.Day == day, ct) is not { } row
            ? Problems.NotFound()
            : TypedResults.Ok(new Response(
                http.Absolute($"/api/v1/campaign/momentum/evaluations/{day:yyyy-MM-dd}"), row.Day, row.ParametersVersion,
                row.OnTrack, row.Watch, row.Fading, row.Unknown, row.Lost, row.Regained, row.Paused));
}
