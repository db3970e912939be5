using Cdce.Campaign.FairOMeter.Assessments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Evidence;

/// <summary>Takes a file off an answer, or puts it back within thirty days; after them it is gone, unless it was sent to the review.</summary>
internal sealed class WithdrawEvidenceFile : IEndpoint
{
    /// <param name="Withdrawn">False puts it back.</param>
    internal sealed record Request(bool Withdrawn);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/assessments/{assessmentId}/answers/{question}/files/{fileId}/withdrawal", Handle)
        .WithName("withdrawEvidenceFile")
        .WithSummary("Take a file off an answer of a Fair-ô-mètre, or put it back");

    /// <param name="kept">Whether its content is still there.</param>
    internal static Decision Decide(AssessmentCase found, string question, Guid fileId, bool kept, Request request)
    {
        var (edition, nisCode, state) = (found.Assessment.Edition, found.Assessment.NisCode, found.Assessment.Of(question));
        if (state.Files.Contains(fileId) != request.Withdrawn)
            return Decision.Accept();
        if (request.Withdrawn)
            return Decision.Accept(new AnswerFileWithdrawn(edition, nisCode, question, fileId, found.Today));
        return !kept ? Decision.Refuse("file-forgotten", "The file is not kept any more.")
            : state.Files.Count >= AttachEvidenceFile.MostOfAnswer ? Decision.Refuse("evidence-full", $"An answer has at most {AttachEvidenceFile.MostOfAnswer} files.")
            : Decision.Accept(new AnswerFileAttached(edition, nisCode, question, fileId, found.Today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, string question, Guid fileId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var known = (await EvidenceTable.FindAsync(db, [fileId], ct)).GetValueOrDefault(fileId);
        var (missing, sent) = (false, false);
        var result = await session.ChangeQuestionAsync(assessmentId, question, expected, user, db, clock.Today(), (found, asked, _) =>
        {
            // Files of other answers look like those that never were; one that is gone can still be taken off.
            missing = !found.Assessment.Of(asked.Code).Files.Contains(fileId) && (known?.Question != asked.Code || known.Assessment != assessmentId);
            sent = found.Assessment.FilesSent.Contains(fileId);
            return missing ? Decision.Accept() : Decide(found, asked.Code, fileId, known is not null, request);
        }, ct);
        if (missing)
            return Problems.NotFound();
        if (result.Result is NoContent && !request.Withdrawn)
            EvidenceTable.PutBack(session, fileId);
        else if (result.Result is NoContent && !sent)
            EvidenceTable.Remove(session, fileId, clock.GetUtcNow());
        return result;
    }
}
