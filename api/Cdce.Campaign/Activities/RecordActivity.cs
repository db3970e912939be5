using Cdce.Campaign.Communes;
using Cdce.Campaign.Labels;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Activities;

/// <summary>A committee or the coordination records something that a commune did.</summary>
internal sealed class RecordActivity : IEndpoint
{
    /// <param name="Kind">Code of a kind of fact.</param>
    /// <param name="Criterion">Code of the criterion it speaks for; absent for the kind's own, <c>none</c> for none.</param>
    /// <param name="On">The day it happened, today at the latest.</param>
    /// <param name="Summary">What was done, in a line; no names of people.</param>
    /// <param name="PartnerKind">For pledges: shop, horeca, company, organisation, school or producer.</param>
    /// <param name="ValidUntil">For pledges and labelled products: the last day they hold.</param>
    /// <param name="Label">For labelled products: code of the label that the product carries from <c>on</c>.</param>
    internal sealed record Request(string NisCode, string Kind, DateOnly On, string? Criterion = null,
        string? Summary = null, string? SourceUrl = null, string? SourceText = null, string? SourcePath = null,
        string? PartnerKind = null, DateOnly? ValidUntil = null, string? Label = null) : IFactRequest;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.NisCode).NotEmpty().Matches("^[0-9]{5}$");
            FactRules.AddTo(this);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/activities", Handle)
        .WithName("recordActivity")
        .WithSummary("Record something that a commune did")
        .Validate<Request>();

    internal static Decision Decide(CommuneLife? commune, Guid id, Request request, DateOnly today)
    {
        if (request.On > today)
            return Decision.Refuse("fact-in-future", "A fact can be recorded once it has happened.");
        return CommuneLife.Refuse(commune, request.On)
            ?? Decision.Accept(new ActivityRecorded(id, request.NisCode, request.ToFact()));
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CurrentUser user, CampaignDb db, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        if (!user.MayActFor(request.NisCode))
            return Problems.NotFound();
        if (await RecognisedLabels.UnknownAsync(db, request.Label, ct) is { } unknown)
            return unknown;

        var id = Guid.CreateVersion7();
        var decision = Decide(await CommuneLife.FindAsync(db, request.NisCode, ct), id, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        session.Events.StartStream<Activity>($"activity/{id}", [.. decision.Events]);
        var href = http.Absolute($"/api/v1/campaign/activities/{id}");
        return TypedResults.Created(href, new CreatedResource(id.ToString(), 1, href));
    }
}
