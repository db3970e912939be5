using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringPairs;

/// <summary>A session that was recorded by mistake is taken back; its history stays.</summary>
internal sealed class WithdrawMentoringSession : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/learning/mentoringPairs/{pairId:guid}/sessions/{sessionId:guid}", Handle)
        .WithName("withdrawMentoringSession")
        .WithSummary("Take back a session that was recorded by mistake");

    internal static Decision Decide(MentoringPair pair, Guid sessionId) =>
        pair.Sessions.TryGetValue(sessionId, out var on)
            ? Decision.Accept(new MentoringSessionWithdrawn(sessionId, pair.Id, pair.MentorNisCode, pair.MenteeNisCode, on))
            : Decision.Refuse("mentoring-session-unknown", "This pair has no such session.");

    private static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid pairId, Guid sessionId, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, CancellationToken ct) =>
        session.ChangePairAsync(pairId, expected, user, pair => Decide(pair, sessionId), ct);
}
