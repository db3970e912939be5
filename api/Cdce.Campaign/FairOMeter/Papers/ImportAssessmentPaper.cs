using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>A person takes over the answers of a filled workbook, as the preview showed them: all of them, or none where a cell cannot be read.</summary>
internal sealed class ImportAssessmentPaper : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/paper", Handle)
        .WithName("importAssessmentPaper")
        .WithSummary("Take over the answers of a filled workbook of a Fair-ô-mètre")
        .Accepts<Stream>(ReportWorkbook.MediaType);

    internal static Decision Decide(AssessmentCase found, PaperPlan plan, CriterionFacts ledger)
    {
        if (found.RefuseChange() is { } refused)
            return refused;
        if (plan.Changes.Count == 0)
            return Decision.Refuse("nothing-to-import", "The workbook gives no answer that does not stand already.");
        var events = new List<object>();
        foreach (var change in plan.Changes)
        {
            if (found.Grid.Find(change.Question) is not { } question)
                return Decision.Refuse("not-an-answer", "The question is not asked.", change.Question);
            var answer = AnswerQuestion.Decide(found, question, ledger, new(change.After.Value, change.After.NotApplicable, null, change.After.EvidenceUrl));
            if (answer.Refusal is not null)
                return answer;
            events.AddRange(answer.Events);
        }

        return Decision.Accept([.. events]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, HttpRequest http, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, CampaignDb db,
        IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var (plan, row, problem) = await PreviewAssessmentPaper.ReadAsync(assessmentId, http, user, db, today, ct);
        if (plan is null || row is null)
            return problem ?? Problems.NotFound();
        if (plan.Errors.Count > 0)
            return Problems.BadRequest(plan.Errors.Select(e => e.ToIssue()));
        var ledger = (await CriterionSource.LoadAsync(db, [row.NisCode], today, ct))[row.NisCode];
        return expected.Value != row.Version
            ? Problems.Stale()
            : await session.ChangeAssessmentAsync(assessmentId, expected, user, today, found => Decide(found, plan, ledger), ct);
    }
}
