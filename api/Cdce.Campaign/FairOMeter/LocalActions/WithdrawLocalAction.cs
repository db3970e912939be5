using Cdce.Campaign.FairOMeter.Assessments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.LocalActions;

/// <summary>A commune takes an action of its own back, or puts it back as it was; what was sent to the review stays as it was sent.</summary>
internal sealed class WithdrawLocalAction : IEndpoint
{
    /// <param name="Withdrawn">False puts it back.</param>
    internal sealed record Request(bool Withdrawn);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/assessments/{assessmentId}/localActions/{actionId:guid}/withdrawal", Handle)
        .WithName("withdrawLocalAction")
        .WithSummary("Take back an action of the commune's own from its Fair-ô-mètre, or put it back");

    internal static Decision Decide(AssessmentCase found, LocalAction action, Request request)
    {
        if (found.RefuseChange() is { } refused)
            return refused;
        if (action.Withdrawn == request.Withdrawn)
            return Decision.Accept();
        var (edition, nisCode) = (found.Assessment.Edition, found.Assessment.NisCode);
        return request.Withdrawn ? Decision.Accept(new LocalActionWithdrawn(edition, nisCode, action.ActionId, found.Today))
            : AddLocalAction.RefuseMore(found.Assessment)
                ?? Decision.Accept(new LocalActionDescribed(edition, nisCode, action.ActionId, action.Title, action.Text, action.Facts, found.Today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Guid actionId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        await session.ChangePartAsync(assessmentId, expected, user, clock.Today(), found => found.Assessment.LocalActionOf(actionId)?.Changes,
            found => found.Assessment.LocalActionOf(actionId) is { } action ? Decide(found, action, request) : Decision.Accept(), ct);
}
