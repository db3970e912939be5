using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Governance.Committees;

/// <summary>A committee takes somebody in who asked, or does not.</summary>
internal sealed class AnswerJoinRequest : IEndpoint
{
    /// <param name="Role">Another role than the one asked for.</param>
    internal sealed record Request(bool Accepted, Role? Role = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/governance/joinRequests/{requestId:guid}/answer", Handle)
        .WithName("answerJoinRequest")
        .WithSummary("Answer somebody who asks to join a committee");

    internal static Decision Decide(Committee committee, JoinRequested asked, Guid mandateId, Request request, DateOnly today)
    {
        var answered = new JoinAnswered(asked.RequestId, asked.PersonId, committee.Area, request.Accepted, today);
        if (!request.Accepted)
            return Decision.Accept(answered);
        var role = request.Role ?? asked.Role;
        return committee.RefuseRole(asked.PersonId, role, today, null)
            ?? Decision.Accept(answered, new MandateGiven(mandateId, asked.PersonId, committee.Area, role, today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid requestId, Request request, CurrentUser user, GovernanceDb db, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.JoinRequests.FindAsync([requestId], ct) is not { } row || !user.MayActFor(row.Area))
            return Problems.NotFound();
        if (request.Role is { } role && !role.IsOfCommune())
            return Problems.BadRequest(new InputIssue("body", "role", "A role of a commune."));
        var stream = await session.Events.FetchForWriting<Committee>(Committee.StreamKey(row.Area), ct);
        if (stream.Aggregate is not { } committee || committee.Asking.FirstOrDefault(r => r.RequestId == requestId) is not { } asked)
            return Problems.NotFound();

        var decision = Decide(committee, asked, Guid.CreateVersion7(), request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
