using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Activities;

/// <summary>Somebody takes back a fact that was not so; its history stays.</summary>
internal sealed class WithdrawActivity : IEndpoint
{
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/activities/{activityId:guid}/withdrawal", Handle)
        .WithName("withdrawActivity")
        .WithSummary("Withdraw a fact of the ledger")
        .Validate<Request>();

    internal static Decision Decide(Activity activity, Request request) => activity switch
    {
        { Withdrawn: true } or { Fact: null } => Decision.Accept(),
        { KeptElsewhere: true } => FactRules.KeptElsewhere(activity),
        _ => Decision.Accept(
            new ActivityWithdrawn(activity.Id, activity.NisCode, activity.Fact.On, request.Reason)),
    };

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid activityId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Activity>($"activity/{activityId}", ct);
        if (stream.Aggregate is not { } activity || !user.MayActFor(activity.NisCode))
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(activity, request);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
