using Cdce.Campaign.FairOMeter.Assessments;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Consistency;

/// <summary>The commune replies to a question about one of its answers, in one click; the coordination reads the reply.</summary>
internal sealed class AnswerConsistency : IEndpoint
{
    /// <param name="Reply">Takes the place of an earlier reply.</param>
    internal sealed record Request(ConsistencyReply Reply);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reply).IsInEnum();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/assessments/{assessmentId}/consistency/{question}", Handle)
        .WithName("answerConsistency")
        .WithSummary("Reply to a question about the consistency of a Fair-ô-mètre")
        .Validate<Request>();

    /// <param name="asked">The question that is asked now; null where none is.</param>
    internal static Decision Decide(AssessmentCase found, ConsistencyQuestion? asked, Request request)
    {
        if (found.Assessment.Status is AssessmentStatus.Validated)
            return Decision.Refuse("fair-o-meter-validated", "The answers were validated; they do not change any more.");
        if (asked is null)
            return Decision.Refuse("nothing-asked", "Nothing is asked about this answer.");
        return found.Assessment.ReplyTo(asked)?.Reply == request.Reply
            ? Decision.Accept()
            : Decision.Accept(new ConsistencyAnswered(found.Assessment.Edition, found.Assessment.NisCode, asked.Question, asked.Kind, asked.Value,
                asked.Recorded, request.Reply, found.Today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, string question, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, CampaignDb db,
        AllRows<CampaignDb> all, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var row = await db.FairOMeterAssessments.FirstOrDefaultAsync(a => a.AssessmentId == assessmentId, ct);
        var asked = row is null || !user.MayActFor(row.NisCode) ? []
            : await ConsistencySource.OfAsync(row, db, all, today, ct);
        return await session.ChangePartAsync(assessmentId, expected, user, today,
            found => found.Grid.Find(question) is null ? null : found.Assessment.ConsistencyVersion(question),
            found => Decide(found, asked.FirstOrDefault(q => q.Question == question), request), ct);
    }
}
