using Cdce.Campaign.FairOMeter.Assessments;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>
/// The answers of a workbook are taken back: each question is as it was before, unless somebody has changed it since; the log keeps both.
/// </summary>
internal sealed class UndoAssessmentPaper : IEndpoint
{
    /// <param name="Before">Version of the Fair-ô-mètre before the workbook was taken; 0 where nothing was answered.</param>
    /// <param name="After">Its version right after: one more for each answer.</param>
    internal sealed record Request(long Before, long After);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Before).GreaterThanOrEqualTo(0);
            RuleFor(r => r.After).GreaterThan(r => r.Before);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/paper/undoing", Handle)
        .WithName("undoAssessmentPaper")
        .WithSummary("Take back the answers of a workbook")
        .Validate<Request>();

    /// <param name="before">Null where nothing was answered.</param>
    internal static Decision Decide(AssessmentCase found, Assessment? before, Assessment after)
    {
        if (found.RefuseChange() is { } refused)
            return refused;
        var (edition, nisCode) = (found.Assessment.Edition, found.Assessment.NisCode);
        var events = after.Questions.Where(q => q.Answered && found.Assessment.Of(q.Question).Changes == q.Changes)
            .Select(q => before?.Of(q.Question) ?? QuestionState.Untouched(q.Question)).Where(q => q.Changes != after.Of(q.Question).Changes)
            .Select(object (q) => q.Answered
                ? new AnswerGiven(edition, nisCode, q.Question, q.Value, q.NotApplicable, q.Quota, q.Origin, q.Facts, q.EvidenceUrl, found.Today, q.GivenOn)
                : new AnswerCleared(edition, nisCode, q.Question, [], found.Today, Undone: true))
            .ToArray();
        return events.Length == 0
            ? Decision.Refuse("nothing-to-undo", "None of these answers stands any more as the workbook gave it.")
            : Decision.Accept(events);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var key = Assessment.StreamKey(assessmentId);
        var before = request.Before == 0 ? null : await session.Events.AggregateStreamAsync<Assessment>(key, request.Before, token: ct);
        var after = await session.Events.AggregateStreamAsync<Assessment>(key, request.After, token: ct);
        return after is null
            ? Problems.NotFound()
            : await session.ChangeAssessmentAsync(assessmentId, expected, user, clock.Today(), found => Decide(found, before, after), ct);
    }
}
