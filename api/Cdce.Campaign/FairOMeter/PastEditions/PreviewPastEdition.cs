using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Papers;
using Cdce.Campaign.FairOMeter.Scoring;
using Cdce.Platform.Imports;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.PastEditions;

/// <summary>Reads the spreadsheet of an edition that took place before, and says what it would earn each commune; nothing is kept.</summary>
internal sealed class PreviewPastEdition : IEndpoint
{
    /// <param name="Code">Small letters and digits, such as 2019.</param>
    /// <param name="Grid">Version of the grid that the answers are counted with.</param>
    /// <param name="OpensOn">Its first day.</param>
    /// <param name="ClosesOn">Its last day, before today.</param>
    /// <param name="Content">A workbook (XLSX) of at most 2 MiB in Base64, as <c>exportAnswers</c> gives it.</param>
    internal sealed record Request(string Code, LocalText Label, int Grid, DateOnly OpensOn, DateOnly ClosesOn, byte[] Content);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Code).NotEmpty().Matches("^[a-z0-9]{2,12}$");
            RuleFor(r => r.Label).IsText(200);
            RuleFor(r => r.OpensOn).NotEmpty();
            RuleFor(r => r.ClosesOn).NotEmpty().GreaterThanOrEqualTo(r => r.OpensOn);
            RuleFor(r => r.Content).NotEmpty().Must(c => c is null || c.Length <= SheetCells.MaximumBytes).WithMessage("At most 2 MiB.");
        }
    }

    /// <param name="Communes">Those with answers, in the order of the sheet.</param>
    /// <param name="Errors">By cell (line and letter of the column); with any of them nothing is recorded.</param>
    internal sealed record Response(IReadOnlyList<CommuneThen> Communes, IReadOnlyList<CellError> Errors);

    /// <summary>What a commune's answers earn under the grid.</summary>
    internal sealed record CommuneThen(string NisCode, LocalText CommuneName, int Answered, int Questions, decimal Score, string Grade);

    /// <summary>What a spreadsheet says of a past edition.</summary>
    /// <param name="ShownFrom">Its first day, or the day on which the grid was published where that came later.</param>
    internal sealed record PastEditionRead(GridContent Grid, DateOnly ShownFrom, PastEditionSheet Sheet, IReadOnlyList<PastAnswersRecorded> Answers);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/pastEditions/preview", Handle)
        .WithName("previewPastEdition")
        .WithSummary("See what the spreadsheet of a past edition of the Fair-ô-mètre holds")
        .Validate<Request>();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Request request, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var (read, problem) = await ReadAsync(request, db, session, clock.Today(), ct);
        if (read is null)
            return problem ?? Problems.NotFound();
        var codes = read.Answers.Select(a => a.NisCode).ToArray();
        var names = await db.Communes.Where(c => codes.Contains(c.NisCode)).ToDictionaryAsync(c => c.NisCode, c => c.Name, ct);
        return TypedResults.Ok(new Response([.. read.Answers.Select(a =>
        {
            var score = Score.Of(read.Grid, Assessment.Create(a).Counting());
            return new CommuneThen(a.NisCode, names[a.NisCode].ToText(), a.Answers.Count, read.Grid.Questions().Count(), score.Value, score.Grade);
        })], read.Sheet.Errors));
    }

    internal static async Task<(PastEditionRead? Read, ProblemHttpResult? Problem)> ReadAsync(
        Request request, CampaignDb db, IDocumentSession session, DateOnly today, CancellationToken ct)
    {
        if (request.ClosesOn >= today)
            return (null, Refused("edition-not-past", "The last day does not lie in the past."));
        if (await session.Events.AggregateStreamAsync<Edition>(Edition.StreamKey(request.Code), token: ct) is { Withdrawn: false })
            return (null, Refused("edition-exists", "There is an edition with this code already."));
        if (await db.FairOMeterGrids.FirstOrDefaultAsync(g => g.Grid == request.Grid, ct) is not { } published)
            return (null, Refused("unknown-grid", "There is no such version of the grid."));
        var (grid, shownFrom) = (published.ToContent(), Later(request.OpensOn, published.PublishedOn));
        var communes = await db.Communes.Select(c => new { c.NisCode, c.ExistsFrom, c.EndedOn }).ToDictionaryAsync(c => c.NisCode, c => (c.ExistsFrom, c.EndedOn), ct);
        var (sheet, issue) = PastEditionSheet.Read(request.Content, grid, request.OpensOn, request.ClosesOn, communes);
        if (sheet is null)
            return (null, Problems.BadRequest(issue is null ? [] : [issue]));

        var ledgers = await CriterionSource.LoadAsync(db, [.. sheet.Lines.Select(l => l.NisCode)], request.ClosesOn, ct);
        return (new PastEditionRead(grid, shownFrom, sheet, [.. sheet.Lines.Select(l => new PastAnswersRecorded(request.Code, l.NisCode,
            [.. l.Answers.Select(a => grid.Find(a.Question) is { } q ? a with { Quota = Proposal.QuotaOf(q, ledgers[l.NisCode], request.ClosesOn) } : a)],
            request.ClosesOn, Later(request.ClosesOn, shownFrom)))]), null);

        static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
    }

    private static ProblemHttpResult Refused(string code, string sentence) => new Refusal(code, sentence, []).ToProblem();
}
