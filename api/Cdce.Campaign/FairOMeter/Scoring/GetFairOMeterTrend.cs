using Cdce.Campaign.FairOMeter.Assessments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Scoring;

/// <summary>
/// A commune's results from edition to edition: each under its own grid, and beside it under one and the same grid, so that they can be compared.
/// Nothing that is kept changes by it.
/// </summary>
internal sealed class GetFairOMeterTrend : IEndpoint
{
    /// <summary>What one question adds under both grids.</summary>
    /// <param name="Own">Under the edition's own grid; absent where that did not ask it.</param>
    /// <param name="Rescored">Under the other grid; absent where that does not ask it, or where the answer says nothing under it.</param>
    internal sealed record TrendQuestion(string Question, LocalText Text, decimal? Own, decimal? Rescored);

    /// <summary>The result of one edition.</summary>
    /// <param name="OwnGrid">Version of the grid it was answered with.</param>
    /// <param name="Score">Under that grid, 0 to 100: what counts.</param>
    /// <param name="Rescored">Under the grid of the trend, 0 to 100.</param>
    /// <param name="Removed">Points of that grid that left the denominator, because the edition's answers say nothing of them.</param>
    internal sealed record TrendEdition(string Href, string AssessmentId, string Edition, LocalText Label, DateOnly OpensOn, bool Final, int OwnGrid,
        decimal Score, string Grade, decimal Rescored, string RescoredGrade, decimal Removed, IReadOnlyList<IncomparableQuestion> NotComparable,
        IReadOnlyList<TrendQuestion> Questions);

    /// <summary>A grid to choose from.</summary>
    internal sealed record TrendGrid(int Grid, LocalText Label, bool Example);

    /// <param name="Grid">The version under which all editions are scored again.</param>
    /// <param name="Items">Editions whose answers were sent, oldest first.</param>
    internal sealed record Response(string Href, string NisCode, int Grid, IReadOnlyList<TrendGrid> Grids, IReadOnlyList<TrendEdition> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/{nisCode}/fairOMeterTrend", Handle)
        .WithName("getFairOMeterTrend")
        .WithSummary("Get a commune's Fair-ô-mètres under one grid, side by side with their own")
        .AllowsAsOf();

    /// <param name="grid">Version of the grid; absent for the latest one.</param>
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string nisCode, int? grid, HttpRequest http, CurrentUser user, CampaignDb db, CancellationToken ct)
    {
        if (!user.MayActFor(nisCode) || !await db.Communes.AnyAsync(c => c.NisCode == nisCode, ct))
            return Problems.NotFound();
        var grids = await db.FairOMeterGrids.OrderBy(g => g.Grid).Take(1_000).ToListAsync(ct);
        if (grids.LastOrDefault(g => grid is null || g.Grid == grid) is not { } chosen)
            return Problems.BadRequest(new InputIssue("query", "grid", "A version of the grid.", Value: $"{grid}"));

        AssessmentStatus[] sent = [AssessmentStatus.Submitted, AssessmentStatus.Validated];
        var rows = await db.FairOMeterAssessments.Where(a => a.NisCode == nisCode && sent.Contains(a.Status))
            .Join(db.FairOMeterEditions, a => a.Edition, e => e.Code, (Row, Edition) => new { Row, Edition })
            .OrderBy(r => r.Edition.OpensOn).ThenBy(r => r.Edition.Code).Take(200).ToListAsync(ct);
        var to = chosen.ToContent();
        return TypedResults.Ok(new Response(http.Absolute($"/api/v1/campaign/communes/{nisCode}/fairOMeterTrend?grid={chosen.Grid}"), nisCode, chosen.Grid,
            [.. grids.Select(g => new TrendGrid(g.Grid, new LocalText(g.LabelFr, g.LabelDe), g.Example))],
            [.. rows.Select(r =>
            {
                var (assessment, from) = (r.Row.ToAssessment(), grids.First(g => g.Grid == r.Row.Grid).ToContent());
                var (own, other) = (Score.Of(from, assessment.Counting()), Rescore.Of(from, to, assessment.Counting()));
                var left = other.NotComparable.Select(q => q.Question).ToHashSet();
                return new TrendEdition(http.Absolute($"/api/v1/campaign/fairOMeter/assessments/{r.Row.AssessmentId}"), r.Row.AssessmentId, r.Edition.Code,
                    new LocalText(r.Edition.LabelFr, r.Edition.LabelDe), r.Edition.OpensOn, assessment.IsFinal, r.Row.Grid, own.Value, own.Grade,
                    other.Score.Value, other.Score.Grade, other.Score.Removed, other.NotComparable,
                    [.. to.Questions().Concat(from.Questions().Where(q => to.Find(q.Code) is null)).Select(q => new TrendQuestion(q.Code, q.Text,
                        own.Contributions.FirstOrDefault(c => c.Question == q.Code)?.Adds,
                        left.Contains(q.Code) ? null : other.Score.Contributions.FirstOrDefault(c => c.Question == q.Code)?.Adds))]);
            })]));
    }
}
