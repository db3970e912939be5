using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Changes;

/// <summary>One event of the log, as a line of "what changed".</summary>
internal sealed class GetChange : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/changes/{changeId}", Handle)
        .WithName("getChange")
        .WithSummary("Get one change");

    private static async Task<Results<Ok<ChangeView>, ProblemHttpResult>> Handle(
        string changeId, HttpRequest http, CurrentUser user, CampaignDb db, CancellationToken ct)
    {
        var row = await db.Changes.SeenBy(user).SingleOrDefaultAsync(c => c.ChangeId == changeId, ct);
        return row is null ? Problems.NotFound() : TypedResults.Ok((await ChangeView.OfAsync(db, [row], http, ct))[0]);
    }
}
