using Cdce.Campaign.Activities;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.WorkPlan;

/// <summary>A planned action is done, with what shows it, or dropped, with the reason, or open again.</summary>
internal sealed class SettleAction : IEndpoint
{
    /// <param name="On">The day it was so, today at the latest.</param>
    /// <param name="Note">What came of it; needed when an action is dropped; no names of people.</param>
    internal sealed record Request(ActionOutcome Outcome, DateOnly On, string? Note = null, string? EvidenceUrl = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Outcome).IsInEnum();
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.Note).MaximumLength(1_000);
            RuleFor(r => r.EvidenceUrl).MaximumLength(1_000).Must(FactRules.IsWebAddress).WithMessage("An address that starts with http:// or https:// is expected.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/plannedActions/{actionId:guid}/outcome", Handle)
        .WithName("settleAction")
        .WithSummary("Say that a planned action is done, dropped or open again")
        .Validate<Request>();

    internal static Decision Decide(PlannedAction action, Request request, DateOnly today)
    {
        if (request.On > today)
            return Decision.Refuse("outcome-in-future", "An action is done or dropped once the day has come.");
        if (request.Outcome is ActionOutcome.Dropped && string.IsNullOrWhiteSpace(request.Note))
            return Decision.Refuse("reason-required", "An action is dropped with its reason.");
        return request.Outcome is ActionOutcome.Open && action.Outcome is ActionOutcome.Open
            ? Decision.Accept()
            : Decision.Accept(new ActionSettled(action.Id, request.Outcome, request.On, request.Note, request.EvidenceUrl));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid actionId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<PlannedAction>($"planned-action/{actionId}", ct);
        if (stream.Aggregate is not { } action)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        var decision = Decide(action, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();
        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
