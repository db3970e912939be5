using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Recommendations;

/// <summary>The management response as a living table: answer, key actions, who, by when, how far; late ones can come first.</summary>
internal sealed class ListRecommendations : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/recommendations", Handle)
        .WithName("listRecommendations")
        .WithSummary("List recommendations with their key actions")
        .AllowsAsOf();

    private static async Task<Results<Ok<Page<RecommendationView>>, ProblemHttpResult>> Handle(
        HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock,
        int? chapter, int? category, string? answer, [FromQuery] string[]? status, bool? overdue, CancellationToken ct)
    {
        if (QueryWords.Read<ProgressStatus>(status) is not { } statuses)
            return Problems.BadRequest(QueryWords.Unknown<ProgressStatus>("status"));

        // A management response has a dozen recommendations: one page.
        var all = await db.Recommendations.OrderBy(r => r.Code).Take(Paging.MaximumSize).ToListAsync(ct);
        var day = horizon.Day(clock);
        var views = all
            .Where(r => (chapter is null || r.Chapter == chapter) && (category is null || r.Category == category) && (answer is null || r.Answer == answer))
            .Select(row => RecommendationView.Of(row, all, day, http, user))
            .Where(v => statuses.Length == 0 || statuses.Contains(v.Status))
            .Where(v => overdue is null || v.Overdue == overdue).ToList();
        return TypedResults.Ok(new Page<RecommendationView>(views, Paging.MaximumSize, Total: views.Count));
    }
}
