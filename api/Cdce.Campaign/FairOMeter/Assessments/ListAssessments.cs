using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>The Fair-ô-mètres of a commune, the latest edition first.</summary>
internal sealed class ListAssessments : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/{nisCode}/fairOMeters", Handle)
        .WithName("listAssessments")
        .WithSummary("List the Fair-ô-mètres of a commune")
        .AllowsAsOf();

    private static async Task<Results<Ok<Page<AssessmentItem>>, ProblemHttpResult>> Handle(
        string nisCode, HttpRequest http, CurrentUser user, CampaignDb db, CancellationToken ct)
    {
        if (!user.MayActFor(nisCode) || await db.Communes.FirstOrDefaultAsync(c => c.NisCode == nisCode, ct) is not { } commune)
            return Problems.NotFound();
        var rows = await db.FairOMeterAssessments.Where(a => a.NisCode == nisCode)
            .Join(db.FairOMeterEditions, a => a.Edition, e => e.Code, (assessment, edition) => new { assessment, edition.OpensOn })
            .OrderByDescending(r => r.OpensOn).ThenBy(r => r.assessment.AssessmentId).Take(200).Select(r => r.assessment).ToListAsync(ct);
        return TypedResults.Ok(new Page<AssessmentItem>([.. rows.Select(row => AssessmentItem.Of(row, commune.Name, http))], rows.Count, Total: rows.Count));
    }
}
