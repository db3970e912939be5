using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>The grades that communes chose to publish, for everybody; of all others there is no trace here, not even a number.</summary>
internal sealed class ListPublishedGrades : IEndpoint
{
    /// <param name="Progress">Points of the score since the edition before, which comes before the grade; absent where there is none.</param>
    /// <param name="Since">The edition before.</param>
    /// <param name="Criteria">Absent where the grade alone is published.</param>
    /// <param name="Example">The grid is an example and not the campaign's own.</param>
    internal sealed record PublishedGrade(string Href, string Edition, string NisCode, LocalText CommuneName, decimal? Progress, string? Since, string Grade, IReadOnlyList<PublishedCriterion>? Criteria,
        bool Example, DateOnly PublishedOn);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/publishedGrades", Handle)
        .WithName("listPublishedGrades")
        .WithSummary("List the published grades of the Fair-ô-mètre")
        .AllowsAsOf();

    /// <param name="nisCode">Of one commune alone.</param>
    private static async Task<Ok<Page<PublishedGrade>>> Handle(string? nisCode, HttpRequest http, CampaignDb db, CancellationToken ct)
    {
        var rows = await db.FairOMeterPublishedGrades.Where(g => nisCode == null || g.NisCode == nisCode)
            .Join(db.Communes, g => g.NisCode, c => c.NisCode, (Grade, Commune) => new { Grade, Commune })
            .Join(db.FairOMeterEditions, r => r.Grade.Edition, e => e.Code, (r, Edition) => new { r.Grade, r.Commune, Edition })
            .Join(db.FairOMeterGrids, r => r.Edition.Grid, g => g.Grid, (r, Grid) => new { r.Grade, r.Commune, r.Edition, Grid.Example })
            .OrderByDescending(r => r.Edition.OpensOn).ThenBy(r => r.Commune.SortName).ThenBy(r => r.Grade.NisCode).Take(5_000).ToListAsync(ct);
        return TypedResults.Ok(new Page<PublishedGrade>([.. rows.Select(r => new PublishedGrade(
            http.Absolute($"/api/v1/campaign/fairOMeter/publishedGrades?nisCode={r.Grade.NisCode}"), r.Grade.Edition, r.Grade.NisCode, r.Commune.Name.ToText(),
            r.Grade.Progress, r.Grade.Since, r.Grade.Grade, r.Grade.Criteria.Count == 0 ? null : r.Grade.Criteria, r.Example, r.Grade.PublishedOn))], rows.Count, Total: rows.Count));
    }
}
