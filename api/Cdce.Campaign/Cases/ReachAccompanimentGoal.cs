using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Cases;

/// <summary>The commune has reached one of the goals.</summary>
internal sealed class ReachAccompanimentGoal : IEndpoint
{
    /// <param name="Goal">A goal that was set.</param>
    /// <param name="On">The day; today where absent.</param>
    internal sealed record Request(string Goal, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Goal)
            .Must(CaseCodes.Goals.Contains).WithMessage(Alerts.AlertCodes.OneOf(CaseCodes.Goals));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/accompaniments/{caseId:guid}/reachedGoals", Handle)
        .WithName("reachAccompanimentGoal")
        .WithSummary("Note that a goal is reached")
        .Validate<Request>();

    internal static Decision Decide(Accompaniment accompaniment, Request request, DateOnly today)
    {
        if (!accompaniment.Goals.Contains(request.Goal))
            return Decision.Refuse("goal-not-set", "This goal is not open.", [.. accompaniment.Goals]);
        return request.On > today
            ? Decision.Refuse("goal-in-future", "A goal is reached once it is.")
            : Decision.Accept(new AccompanimentGoalReached(accompaniment.CaseId, request.Goal, request.On ?? today));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid caseId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAccompanimentAsync(caseId, expected, user, accompaniment => Decide(accompaniment, request, clock.Today()), ct);
}
