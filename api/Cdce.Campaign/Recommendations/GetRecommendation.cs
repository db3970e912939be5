using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Recommendations;

/// <summary>One recommendation with its key actions and their history.</summary>
internal sealed class GetRecommendation : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/recommendations/{code}", Handle)
        .WithName("getRecommendation")
        .WithSummary("Get a recommendation with its key actions")
        .AllowsAsOf();

    private static async Task<Results<Ok<RecommendationView>, ProblemHttpResult>> Handle(
        string code, HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock,
        CancellationToken ct)
    {
        var all = await db.Recommendations.Take(Paging.MaximumSize).ToListAsync(ct);
        if (all.Find(r => r.Code == code) is not { } row)
            return Problems.NotFound();
        return TypedResults.Ok(RecommendationView.Of(row, all, horizon.Day(clock), http, user));
    }
}
