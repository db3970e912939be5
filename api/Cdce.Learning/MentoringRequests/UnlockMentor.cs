using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRequests;

/// <summary>The coordination lets proposals choose again.</summary>
internal sealed class UnlockMentor : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/learning/mentoringRequests/{requestId:guid}/lock", Handle)
        .WithName("unlockMentor")
        .WithSummary("Let proposals choose the mentor of a request again");

    internal static Decision Decide(MentoringRequest mentoring, DateOnly today) =>
        mentoring.LockedMentor is null ? Decision.Accept() : Decision.Accept(new MentorUnlocked(today));

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid requestId, [FromHeader(Name = "If-Match")] EntityVersion expected,
        IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringRequest>(MentoringRequest.StreamKey(requestId), ct);
        if (stream.Aggregate is not { } mentoring)
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        stream.AppendMany(Decide(mentoring, clock.Today()).Events);
        return TypedResults.NoContent();
    }
}
