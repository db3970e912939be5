using Cdce.Campaign.FairOMeter.Assessments;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>The coordination decides about all that was contested; the score is final.</summary>
internal sealed class DecideContest : IEndpoint
{
    /// <param name="Decisions">One for each contested answer, with a reason that the commune reads; no names of people.</param>
    internal sealed record Request(IReadOnlyList<ContestedDecision> Decisions);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Decisions).NotEmpty().Must(all => all is null || (all.Count <= 200 && all.DistinctBy(d => d.Question).Count() == all.Count))
                .WithMessage("Each answer once, at most 200.");
            RuleForEach(r => r.Decisions).ChildRules(decision =>
            {
                decision.RuleFor(d => d.Question).NotEmpty();
                decision.RuleFor(d => d.Reason).NotEmpty().MaximumLength(1_000);
            });
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/contest/decision", Handle)
        .WithName("decideContest")
        .WithSummary("Decide what a commune contests about its Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(AssessmentCase found, Request request, Guid? decidedBy)
    {
        if (!found.Assessment.ContestIsOpen)
            return Decision.Refuse("nothing-contested", "Nothing that the commune contested waits for a decision.");
        var contested = found.Assessment.Contested.Select(c => c.Question).ToArray();
        return contested.ToHashSet().SetEquals(request.Decisions.Select(d => d.Question))
            ? Decision.Accept(new ContestDecided(found.Assessment.Edition, found.Assessment.NisCode, request.Decisions, decidedBy, found.Today))
            : Decision.Refuse("decisions-missing", "Each contested answer is decided, and no other one.", contested);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session,
        TimeProvider clock, CancellationToken ct) =>
        await session.ChangeAssessmentAsync(assessmentId, expected, user, clock.Today(), found => Decide(found, request, user.PersonId), ct);
}
