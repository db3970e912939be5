using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Cases;

/// <summary>One accompaniment: causes, goals, contacts, next date, outcome.</summary>
internal sealed class GetAccompaniment : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/accompaniments/{caseId:guid}", Handle)
        .WithName("getAccompaniment")
        .WithSummary("See an accompaniment")
        .AllowsAsOf();

    private static async Task<Results<Ok<AccompanimentView>, ProblemHttpResult>> Handle(
        Guid caseId, HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, CancellationToken ct)
    {
        var found = await db.Accompaniments.Where(c => c.CaseId == caseId)
            .Join(db.Communes, c => c.NisCode, c => c.NisCode, (row, commune) => new { row, commune }).FirstOrDefaultAsync(ct);
        if (found is null || !user.MayActFor(found.row.NisCode))
            return Problems.NotFound();
        http.HttpContext.Response.SetVersion(found.row.Version);
        return TypedResults.Ok(AccompanimentView.Of(found.row, found.commune.Name, horizon.AsOf is not null, user, http));
    }
}
