using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Cases;

/// <summary>A goal is agreed with the commune, or moved to another day.</summary>
internal sealed class SetAccompanimentGoal : IEndpoint
{
    /// <param name="Goal">resumeMeetings, recruitMembers, renewPledges, organiseAction, convinceCouncil, trainCommittee or fillFairOMeter</param>
    /// <param name="DueOn">The day by which it is to be reached.</param>
    internal sealed record Request(string Goal, DateOnly DueOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Goal)
            .Must(CaseCodes.Goals.Contains).WithMessage(Alerts.AlertCodes.OneOf(CaseCodes.Goals));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/accompaniments/{caseId:guid}/goals", Handle)
        .WithName("setAccompanimentGoal")
        .WithSummary("Agree on a goal")
        .Validate<Request>();

    internal static Decision Decide(Accompaniment accompaniment, Request request, DateOnly today)
    {
        return request.DueOn < today
            ? Decision.Refuse("goal-due-in-past", "A goal is set for today or later.")
            : Decision.Accept(new AccompanimentGoalSet(accompaniment.CaseId, request.Goal, request.DueOn, today));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid caseId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAccompanimentAsync(caseId, expected, user, accompaniment => Decide(accompaniment, request, clock.Today()), ct);
}
