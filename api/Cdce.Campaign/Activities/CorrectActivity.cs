using Cdce.Campaign.Communes;
using Cdce.Campaign.Labels;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Activities;

/// <summary>Somebody describes a fact anew that was described wrongly; the first version stays in its history.</summary>
internal sealed class CorrectActivity : IEndpoint
{
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(string Kind, DateOnly On, string Reason, string? Criterion = null,
        string? Summary = null, string? SourceUrl = null, string? SourceText = null, string? SourcePath = null,
        string? PartnerKind = null, DateOnly? ValidUntil = null, string? Label = null) : IFactRequest;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
            FactRules.AddTo(this);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/activities/{activityId:guid}", Handle)
        .WithName("correctActivity")
        .WithSummary("Correct a fact of the ledger")
        .Validate<Request>();

    internal static Decision Decide(Activity activity, CommuneLife? commune, Request request, DateOnly today)
    {
        if (activity.Withdrawn || activity.Fact is null)
            return Decision.Refuse("fact-withdrawn", "A withdrawn fact cannot be corrected; record it anew.");
        if (activity.KeptElsewhere)
            return FactRules.KeptElsewhere(activity);
        if (request.On > today)
            return Decision.Refuse("fact-in-future", "A fact can be recorded once it has happened.");
        if (CommuneLife.Refuse(commune, request.On) is { } refusal)
            return refusal;

        var fact = request.ToFact();
        if (fact == activity.Fact)
            return Decision.Accept();
        var corrected = new ActivityCorrected(activity.Id, activity.NisCode, fact, request.Reason);
        // Moved to another day, it must be gone from its old day for whoever asks about the time between.
        return fact.On == activity.Fact.On
            ? Decision.Accept(corrected)
            : Decision.Accept(
                new ActivityWithdrawn(activity.Id, activity.NisCode, activity.Fact.On, request.Reason), corrected);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid activityId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Activity>($"activity/{activityId}", ct);
        if (stream.Aggregate is not { } activity || !user.MayActFor(activity.NisCode))
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        if (await RecognisedLabels.UnknownAsync(db, request.Label, ct) is { } unknown)
            return unknown;

        var commune = await CommuneLife.FindAsync(db, activity.NisCode, ct);
        var decision = Decide(activity, commune, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
