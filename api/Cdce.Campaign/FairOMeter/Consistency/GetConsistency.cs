using Cdce.Campaign.FairOMeter.Assessments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Consistency;

/// <summary>
/// Where a commune's answers say something else than its ledger or than similar communes, as questions, with what the commune replied.
/// They change no answer and no point.
/// </summary>
internal sealed class GetConsistency : IEndpoint
{
    /// <summary>A question about one answer.</summary>
    /// <param name="Value">The answer; absent where it does not apply.</param>
    /// <param name="Recorded">How many facts the ledger knows.</param>
    /// <param name="Peers">The number of partners that a quarter of similar communes exceeds.</param>
    /// <param name="Reply">Absent while nothing was replied to just this.</param>
    /// <param name="Version">Comes back as <c>If-Match</c> when it is replied to.</param>
    internal sealed record AskedAnswer(string Question, ConsistencyKind Kind, int? Value, int Recorded, int? Peers, ConsistencyReply? Reply,
        DateOnly? RepliedOn, long Version);

    /// <param name="Provisional">The rules are ours and not the campaign's.</param>
    /// <param name="Note">What is said of them.</param>
    internal sealed record Response(string Href, string AssessmentId, bool Provisional, LocalText Note, IReadOnlyList<AskedAnswer> Items,
        IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/assessments/{assessmentId}/consistency", Handle)
        .WithName("getConsistency")
        .WithSummary("Get the questions about the consistency of a Fair-ô-mètre")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string assessmentId, HttpContext http, CurrentUser user, CampaignDb db, AllRows<CampaignDb> all, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var row = await db.FairOMeterAssessments.FirstOrDefaultAsync(a => a.AssessmentId == assessmentId, ct);
        if (row is null || !user.MayActFor(row.NisCode))
            return Problems.NotFound();

        var assessment = row.ToAssessment();
        var items = (await ConsistencySource.OfAsync(row, db, all, horizon.Day(clock), ct)).Select(q =>
        {
            var reply = assessment.ReplyTo(q);
            return new AskedAnswer(q.Question, q.Kind, q.Value, q.Recorded, q.Peers, reply?.Reply, reply?.On, assessment.ConsistencyVersion(q.Question));
        });
        http.Response.SetVersion(row.Version);
        return TypedResults.Ok(new Response(http.Request.Absolute($"/api/v1/campaign/fairOMeter/assessments/{assessmentId}/consistency"), assessmentId,
            ConsistencyRules.Current.Provisional, ConsistencyRules.Current.Note, [.. items],
            horizon.AsOf is null && row.Status is not AssessmentStatus.Validated ? user.Allowed(row.NisCode, "answerConsistency") : []));
    }
}
