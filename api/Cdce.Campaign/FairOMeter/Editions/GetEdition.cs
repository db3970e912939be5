using Cdce.Campaign.FairOMeter.Assessments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>One edition with its board: how far each commune is, as far as one may see them.</summary>
internal sealed class GetEdition : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/editions/{code}", Handle)
        .WithName("getEdition")
        .WithSummary("Get an edition of the Fair-ô-mètre with its board")
        .AllowsAsOf();

    private static async Task<Results<Ok<EditionView>, ProblemHttpResult>> Handle(
        string code, HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FairOMeterEditions.FirstOrDefaultAsync(e => e.Code == code, ct) is not { } row)
            return Problems.NotFound();

        var assessments = db.FairOMeterAssessments.Where(a => a.Edition == code);
        if (user.Patterns is { } own)
            assessments = assessments.Where(a => own.Any(area => EF.Functions.Like(a.NisCode, area)));
        var communes = await assessments.Join(db.Communes, a => a.NisCode, c => c.NisCode, (assessment, commune) => new { assessment, commune })
            .OrderBy(r => r.commune.SortName).ThenBy(r => r.assessment.NisCode).Take(1_000).ToListAsync(ct);
        var items = communes.ConvertAll(r => AssessmentItem.Of(r.assessment, r.commune.Name, http.Request));
        var day = horizon.Day(clock);
        http.Response.SetVersion(row.Version);
        return TypedResults.Ok(EditionView.Of(row, day, horizon.AsOf is not null, user, http.Request) with
        {
            Counts = EditionCounts.Of(items),
            Communes = items,
            Forecast = user.Patterns is null ? await ForecastAsync(row, items, day, db, ct) : null,
        });
    }

    private static async Task<CompletionForecast?> ForecastAsync(
        EditionRow row, List<AssessmentItem> communes, DateOnly day, CampaignDb db, CancellationToken ct)
    {
        AssessmentStatus[] sent = [AssessmentStatus.Submitted, AssessmentStatus.Validated];
        var earlier = await db.FairOMeterEditions.Where(e => e.Code != row.Code && e.ClosesOn < row.OpensOn && e.ClosesOn < day)
            .OrderByDescending(e => e.ClosesOn).ThenBy(e => e.Code).FirstOrDefaultAsync(ct);
        var statuses = earlier is null ? [] : await db.FairOMeterAssessments.Where(a => a.Edition == earlier.Code).Select(a => a.Status).ToListAsync(ct);
        return row.ClosedOn is not null ? null : CompletionForecast.Of(communes.Count,
            [.. communes.Where(c => sent.Contains(c.Status)).Select(c => c.SubmittedOn).OfType<DateOnly>()], row.OpensOn, row.ClosesOn, day,
            earlier is null ? null : new EarlierEdition(new LocalText(earlier.LabelFr, earlier.LabelDe), statuses.Count, statuses.Count(sent.Contains)));
    }
}
