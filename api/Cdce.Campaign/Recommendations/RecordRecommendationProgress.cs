using Cdce.Campaign.Activities;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Recommendations;

/// <summary>The coordination records how far a key action of the management response is, with what shows it.</summary>
internal sealed class RecordRecommendationProgress : IEndpoint
{
    /// <param name="KeyAction">Code of the key action, such as R1.2-3.</param>
    /// <param name="On">The day it was so, today at the latest.</param>
    /// <param name="Note">What was done, in a few lines; no names of people. Needed when a key action is dropped.</param>
    /// <param name="ActivityId">A fact of the ledger that shows it.</param>
    internal sealed record Request(string KeyAction, ProgressStatus Status, DateOnly On, string? Note = null,
        string? EvidenceUrl = null, Guid? ActivityId = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.KeyAction).NotEmpty().MaximumLength(20);
            RuleFor(r => r.Status).IsInEnum();
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.Note).MaximumLength(2_000);
            RuleFor(r => r.EvidenceUrl).MaximumLength(1_000).Must(FactRules.IsWebAddress)
                .WithMessage("An address that starts with http:// or https:// is expected.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/recommendations/{code}/progress", Handle)
        .WithName("recordRecommendationProgress")
        .WithSummary("Record progress on a key action")
        .Validate<Request>();

    /// <param name="activityKnown">Whether the fact named as evidence stands in the ledger.</param>
    internal static Decision Decide(Recommendation recommendation, Request request, bool activityKnown, DateOnly today)
    {
        if (!recommendation.KeyActions.ContainsKey(request.KeyAction))
        {
            return Decision.Refuse("unknown-key-action", "The recommendation has no such key action.",
                [.. recommendation.KeyActions.Keys]);
        }

        if (request.On > today)
            return Decision.Refuse("progress-in-future", "Progress can be recorded once it has happened.");
        if (request.Status is ProgressStatus.Dropped && string.IsNullOrWhiteSpace(request.Note))
            return Decision.Refuse("reason-required", "A key action is dropped with its reason.");
        if (request.ActivityId is not null && !activityKnown)
            return Decision.Refuse("unknown-activity", "The ledger has no such fact.");
        return Decision.Accept(new RecommendationProgressRecorded(recommendation.Code, request.KeyAction, request.Status,
            request.On, request.Note, request.EvidenceUrl, request.ActivityId));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string code, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CampaignDb db,
        IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Recommendation>($"recommendation/{code}", ct);
        if (stream.Aggregate is not { } recommendation)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var known = request.ActivityId is { } id
            && await db.Activities.AnyAsync(a => a.ActivityId == id && !a.Withdrawn, ct);
        var decision = Decide(recommendation, request, known, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
