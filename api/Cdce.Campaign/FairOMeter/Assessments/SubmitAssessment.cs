using Cdce.Campaign.FairOMeter.Evidence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>The commune confirms its answers and sends them; the review sees these, also while the commune goes on working.</summary>
internal sealed class SubmitAssessment : IEndpoint
{
    /// <param name="Confirmed">A person has read the answers and stands by them.</param>
    internal sealed record Request(bool Confirmed);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Confirmed).Equal(true).WithMessage("A person confirms the answers.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/submission", Handle)
        .WithName("submitAssessment")
        .WithSummary("Send the Fair-ô-mètre of a commune")
        .Validate<Request>();

    internal static Decision Decide(AssessmentCase found)
    {
        if (found.Assessment.Status is AssessmentStatus.Submitted)
            return Decision.Refuse("fair-o-meter-submitted", "The answers were sent; they can be sent again once the coordination returns them.");
        if (found.RefuseChange() is { } refused)
            return refused;
        var open = found.Grid.Questions().Select(q => q.Code).Where(q => !found.Assessment.Of(q).Answered).ToArray();
        var old = found.Assessment.Questions.Where(found.MustConfirm).Select(q => q.Question).ToArray();
        return open.Length > 0 ? Decision.Refuse("questions-unanswered", "Every question is answered, or does not apply.", open)
            : old.Length > 0 ? Decision.Refuse("answers-to-confirm", "Answers that are so old are confirmed first.", old)
            : Decision.Accept(new AssessmentSubmitted(found.Assessment.Edition, found.Assessment.NisCode, found.Today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session,
        TimeProvider clock, CancellationToken ct)
    {
        IReadOnlyList<Guid> dropped = [];
        var result = await session.ChangeAssessmentAsync(assessmentId, expected, user, clock.Today(), found =>
        {
            dropped = [.. found.Assessment.FilesSent.Except(found.Assessment.Questions.SelectMany(q => q.Files))];
            return Decide(found);
        }, ct);
        if (result.Result is not NoContent)
            return result;

        // What was kept only because it had been sent.
        foreach (var file in dropped)
            EvidenceTable.Remove(session, file, clock.GetUtcNow());
        return result;
    }
}
