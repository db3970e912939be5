using Cdce.Campaign.FairOMeter.Assessments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.LocalActions;

/// <summary>A commune tells anew of an action of its own; what was sent to the review stays as it was sent.</summary>
internal sealed class ReviseLocalAction : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/assessments/{assessmentId}/localActions/{actionId:guid}", Handle)
        .WithName("reviseLocalAction")
        .WithSummary("Change an action of the commune's own in its Fair-ô-mètre")
        .Validate<AddLocalAction.Request>();

    internal static Decision Decide(AssessmentCase found, LocalAction action, IReadOnlySet<Guid> ledger, AddLocalAction.Request request)
    {
        if (found.RefuseChange() is { } refused)
            return refused;
        if (action.Withdrawn)
            return Decision.Refuse("local-action-withdrawn", "The action was taken back; it is put back first.");
        // A fact that was withdrawn since may stay where it is.
        return request.Facts?.Except(action.Facts).All(ledger.Contains) is false
            ? Decision.Refuse("unknown-activity", "The ledger of the commune has no such fact.")
            : Decision.Accept(new LocalActionDescribed(found.Assessment.Edition, found.Assessment.NisCode, action.ActionId, request.Title.Trim(),
                request.Text.Trim(), [.. (request.Facts ?? []).Distinct()], found.Today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Guid actionId, AddLocalAction.Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var ledger = await AddLocalAction.LedgerAsync(db, assessmentId, clock.Today(), ct);
        return await session.ChangePartAsync(assessmentId, expected, user, clock.Today(), found => found.Assessment.LocalActionOf(actionId)?.Changes,
            found => found.Assessment.LocalActionOf(actionId) is { } action ? Decide(found, action, ledger, request) : Decision.Accept(), ct);
    }
}
