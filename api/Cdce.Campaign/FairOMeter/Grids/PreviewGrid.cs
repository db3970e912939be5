using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>Shows whose grade a draft of the grid would change, before anybody publishes it: what each commune last sent is scored again.</summary>
internal sealed class PreviewGrid : IEndpoint
{
    /// <param name="Grid">The whole draft; refused as when it is published.</param>
    internal sealed record Request(GridContent Grid);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly PublishGrid.Validator Rules = new();

        public Validator() => RuleFor(r => r).Custom((request, context) =>
        {
            foreach (var error in Rules.Validate(new PublishGrid.Request(request.Grid)).Errors)
                context.AddFailure(error);
        });
    }

    /// <param name="Compared">How many communes have sent answers.</param>
    /// <param name="Changes">Those whose grade would be another, by name.</param>
    internal sealed record Response(int Compared, IReadOnlyList<ChangeView> Changes);

    /// <param name="Question">The question that moves the score most; absent where the limits of the grades change the grade.</param>
    /// <param name="Moves">By so many points of the score, to a tenth.</param>
    internal sealed record ChangeView(string Href, string AssessmentId, string NisCode, LocalText CommuneName, string GradeNow, decimal ScoreNow,
        string GradeThen, decimal ScoreThen, string? Question, LocalText? QuestionText, decimal Moves);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/grids/preview", Handle)
        .WithName("previewGrid")
        .WithSummary("See whose grade a draft of the grid would change")
        .Validate<Request>();

    private static async Task<Ok<Response>> Handle(Request request, HttpRequest http, CampaignDb db, TimeProvider clock, CancellationToken ct)
    {
        AssessmentStatus[] sent = [AssessmentStatus.Submitted, AssessmentStatus.Validated];
        var today = clock.Today();
        var rows = (await db.FairOMeterAssessments.Where(a => sent.Contains(a.Status))
            .Join(db.FairOMeterEditions, a => a.Edition, e => e.Code, (Row, e) => new { Row, e.OpensOn })
            .Join(db.Communes.Where(c => c.EndedOn == null), a => a.Row.NisCode, c => c.NisCode, (a, Commune) => new { a.Row, a.OpensOn, Commune }).ToListAsync(ct))
            .GroupBy(a => a.Row.NisCode).Select(same => same.OrderByDescending(a => a.OpensOn).ThenBy(a => a.Row.Edition).First())
            .OrderBy(a => a.Commune.SortName, StringComparer.Ordinal).ToList();
        var grids = await db.FairOMeterGrids.ToDictionaryAsync(g => g.Grid, g => g.ToContent(), ct);
        var ledgers = await CriterionSource.LoadAsync(db, [.. rows.Select(r => r.Row.NisCode)], today, ct);
        var changes = rows.SelectMany(r =>
        {
            var grid = grids[r.Row.Grid];
            return GradeChange.Of(grid, request.Grid, r.Row.ToAssessment().Counting(), q => Proposal.QuotaOf(q, ledgers[r.Row.NisCode], today)) is { } change
                ? new[]
                {
                    new ChangeView(http.Absolute($"/api/v1/campaign/fairOMeter/assessments/{r.Row.AssessmentId}"), r.Row.AssessmentId, r.Row.NisCode,
                        r.Commune.Name.ToText(), change.Now.Grade, change.Now.Value, change.Then.Grade, change.Then.Value, change.Question,
                        change.Question is { } code ? (request.Grid.Find(code) ?? grid.Find(code))?.Text : null, change.Moves),
                }
                : [];
        });
        return TypedResults.Ok(new Response(rows.Count, [.. changes]));
    }
}
