using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Scoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>How far the communes of an edition came since the one before: ordered by progress, and by nothing else.</summary>
internal sealed class ListProgress : IEndpoint
{
    /// <param name="Href">Of the Fair-ô-mètre behind it.</param>
    /// <param name="Index">Points of the score, gained or lost since the edition before; absent where this is the first one.</param>
    /// <param name="Since">The edition before.</param>
    /// <param name="Gains">Each gained or lost point with its question.</param>
    /// <param name="Grade">Of what counts now.</param>
    internal sealed record CommuneProgress(string Href, string AssessmentId, string NisCode, LocalText CommuneName, decimal? Index, string? Since,
        IReadOnlyList<Gain> Gains, string Grade);

    /// <param name="Example">The grid is an example and not the campaign's own.</param>
    /// <param name="Items">The greatest progress first, then by name; those without an edition before come last.</param>
    internal sealed record Response(string Href, string Edition, LocalText Label, bool Example, IReadOnlyList<CommuneProgress> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/editions/{code}/progress", Handle)
        .WithName("listProgress")
        .WithSummary("List the progress of communes since the edition before")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(string code, HttpRequest http, CurrentUser user, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterEditions.FirstOrDefaultAsync(e => e.Code == code, ct) is not { } edition)
            return Problems.NotFound();

        AssessmentStatus[] sent = [AssessmentStatus.Submitted, AssessmentStatus.Validated];
        var assessments = db.FairOMeterAssessments.Where(a => a.Edition == code && sent.Contains(a.Status));
        if (user.Patterns is { } own)
            assessments = assessments.Where(a => own.Any(area => EF.Functions.Like(a.NisCode, area)));
        var rows = await assessments.Join(db.Communes, a => a.NisCode, c => c.NisCode, (Row, Commune) => new { Row, Commune }).Take(1_000).ToListAsync(ct);
        var grid = (await db.FairOMeterGrids.FirstAsync(g => g.Grid == edition.Grid, ct)).ToContent();
        var former = await FormerAssessment.OfAsync(db, [.. rows.Select(r => r.Row.NisCode)], edition, ct);
        var items = rows.Select(r =>
        {
            var answers = r.Row.ToAssessment().Counting();
            var progress = former.GetValueOrDefault(r.Row.NisCode)?.ProgressTo(grid, answers);
            return (r.Commune.SortName, Item: new CommuneProgress(http.Absolute($"/api/v1/campaign/fairOMeter/assessments/{r.Row.AssessmentId}"), r.Row.AssessmentId,
                r.Row.NisCode, r.Commune.Name.ToText(), progress?.Index, progress?.Edition, progress?.Gains ?? [], Score.Of(grid, answers).Grade));
        });
        return TypedResults.Ok(new Response(http.Absolute($"/api/v1/campaign/fairOMeter/editions/{code}/progress"), code,
            new LocalText(edition.LabelFr, edition.LabelDe), grid.Example,
            [.. items.OrderByDescending(i => i.Item.Index ?? decimal.MinValue).ThenBy(i => i.SortName, StringComparer.Ordinal).ThenBy(i => i.Item.NisCode, StringComparer.Ordinal).Select(i => i.Item)]));
    }
}
