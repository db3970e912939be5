using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Editions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.PastEditions;

/// <summary>The coordination records an edition that took place before, with all answers of its spreadsheet, or none where a cell cannot be read.</summary>
internal sealed class RecordPastEdition : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/pastEditions", Handle)
        .WithName("recordPastEdition")
        .WithSummary("Record a past edition of the Fair-ô-mètre from its spreadsheet")
        .Validate<PreviewPastEdition.Request>();

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        PreviewPastEdition.Request request, HttpRequest http, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var (read, problem) = await PreviewPastEdition.ReadAsync(request, db, session, clock.Today(), ct);
        if (read is null)
            return problem ?? Problems.NotFound();
        if (read.Sheet.Errors.Count > 0)
            return Problems.BadRequest(read.Sheet.Errors.Select(e => e.ToIssue("content.")));
        if (read.Answers.Count == 0)
            return new Refusal("nothing-to-import", "The workbook holds no answer.", []).ToProblem();
        var edition = await session.Events.FetchForWriting<Edition>(Edition.StreamKey(request.Code), ct);
        if (edition.Aggregate is { Withdrawn: false })
            return Problems.Stale();
        edition.AppendOne(new PastEditionRecorded(request.Code, request.Label, request.Grid, read.Grid.Questions().Count(), request.OpensOn, request.ClosesOn,
            [.. read.Answers.Select(a => a.NisCode)], read.ShownFrom));
        foreach (var answers in read.Answers)
        {
            var stream = await session.Events.FetchForWriting<Assessment>(Assessment.StreamKey(Assessment.Id(request.Code, answers.NisCode)), ct);
            stream.AppendOne(answers);
        }

        var href = http.Absolute($"/api/v1/campaign/fairOMeter/editions/{request.Code}");
        return TypedResults.Created(href, new CreatedResource(request.Code, edition.CurrentVersion, href));
    }
}
