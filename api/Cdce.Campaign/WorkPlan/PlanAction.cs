using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.WorkPlan;

/// <summary>The coordination plans an action.</summary>
internal sealed class PlanAction : IEndpoint
{
    /// <param name="Title">What is to be done, in a line; no names of people.</param>
    /// <param name="OwnerRole">nationalCoordinator, regionalCoordinator, chair, secretary or volunteer.</param>
    /// <param name="Until">Last day; its quarter is the one that the action counts in. Two years after the first at most.</param>
    /// <param name="Recommendation">Code of the recommendation it serves, such as R3.1.</param>
    /// <param name="WorkloadDays">Days of work, 0.5 to 400.</param>
    internal sealed record Request(string Title, Role OwnerRole, DateOnly From, DateOnly Until, string Recommendation, decimal? WorkloadDays = null)
    {
        public ActionPlanned ToEvent(Guid id, DateOnly today) => new(id, Title, OwnerRole, From, Until, Recommendation, today, WorkloadDays);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly Role[] Owners = [Role.NationalCoordinator, Role.RegionalCoordinator, Role.Chair, Role.Secretary, Role.Volunteer];

        public Validator()
        {
            RuleFor(r => r.Title).NotEmpty().MaximumLength(300);
            RuleFor(r => r.OwnerRole).Must(Owners.Contains).WithMessage("Not a role that answers for an action.");
            RuleFor(r => r.From).NotEmpty();
            RuleFor(r => r.Until).NotEmpty().Must((r, until) => until >= r.From).WithMessage("The last day lies before the first.")
                .Must((r, until) => r.From.Year >= 9_990 || until <= r.From.AddYears(2)).WithMessage("A period of two years at most.");
            RuleFor(r => r.Recommendation).NotEmpty().Matches("^R[0-9]{1,2}\\.[0-9]{1,2}$");
            RuleFor(r => r.WorkloadDays).InclusiveBetween(0.5m, 400);
        }
    }

    internal static Decision UnknownRecommendation() => Decision.Refuse("unknown-recommendation", "The evaluation has no such recommendation.");

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/plannedActions", Handle)
        .WithName("planAction")
        .WithSummary("Plan an action of the coordination")
        .Validate<Request>();

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Recommendations.AnyAsync(r => r.Code == request.Recommendation, ct))
            return UnknownRecommendation().Refusal!.ToProblem();
        var id = Guid.CreateVersion7();
        session.Events.StartStream<PlannedAction>($"planned-action/{id}", request.ToEvent(id, clock.Today()));
        var href = http.Absolute($"/api/v1/campaign/plannedActions/{id}");
        return TypedResults.Created(href, new CreatedResource(id.ToString(), 1, href));
    }
}
