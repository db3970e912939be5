using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Evidence;

/// <summary>One file behind an answer, to be saved and never shown by the browser itself.</summary>
internal sealed class GetEvidenceFile : IEndpoint
{
    private const string MediaType = "application/octet-stream";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/assessments/{assessmentId}/files/{fileId}", Handle)
        .WithName("getEvidenceFile")
        .WithSummary("Get a file behind an answer of a Fair-ô-mètre")
        .Produces<Stream>(StatusCodes.Status200OK, MediaType);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string assessmentId, Guid fileId, CurrentUser user, CampaignDb db, CancellationToken ct)
    {
        var row = await db.FairOMeterAssessments.FirstOrDefaultAsync(a => a.AssessmentId == assessmentId, ct);
        if (row is null || !user.MayActFor(row.NisCode) || !row.Questions.Concat(row.Sent).Any(q => q.Files.Contains(fileId))
            || (await EvidenceTable.FindAsync(db, [fileId], ct)).GetValueOrDefault(fileId) is not { } file
            || (await EvidenceTable.ContentAsync(db, [fileId], ct)).GetValueOrDefault(fileId) is not { } content)
        {
            return Problems.NotFound();
        }

        return TypedResults.File(content, MediaType, file.DownloadName);
    }
}
