using Cdce.Campaign.Activities;
using Cdce.Campaign.Communes;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Elections;

/// <summary>A commune has a new majority: a fact of its ledger with what is known of the new college. Those who accompany the commune are told at once.</summary>
internal sealed class RecordMajorityChange : IEndpoint
{
    /// <param name="On">The day the new college took office.</param>
    /// <param name="College">Parties or lists, and who is in charge by office; no names of people.</param>
    internal sealed record Request(DateOnly On, MajoritySupport Support = MajoritySupport.NotKnown, string? College = null, string? SourceUrl = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.Support).IsInEnum();
            RuleFor(r => r.College).MaximumLength(500);
            RuleFor(r => r.SourceUrl).MaximumLength(1_000).Must(FactRules.IsWebAddress).WithMessage("An address that starts with http:// or https:// is expected.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communes/{nisCode}/majorityChanges", Handle)
        .WithName("recordMajorityChange")
        .WithSummary("Record that a commune has a new majority")
        .Validate<Request>();

    /// <param name="known">The changes of majority that the ledger holds.</param>
    internal static Decision Decide(CommuneLife? commune, string nisCode, Guid id, IReadOnlyList<DateOnly> known, Request request, DateOnly today)
    {
        if (request.On > today)
            return Decision.Refuse("fact-in-future", "A fact can be recorded once it has happened.");
        if (CommuneLife.Refuse(commune, request.On) is { } refusal)
            return refusal;
        if (known.Contains(request.On))
            return Decision.Refuse("majority-change-known", "A change of majority is recorded for that day already.");
        return Decision.Accept(
            new ActivityRecorded(id, nisCode, new Fact(MajorityChange.Kind, null, request.On, Source: request.SourceUrl is null ? null : new FactSource(request.SourceUrl))),
            new MajorityDescribed(id, nisCode, request.Support, request.On, request.College));
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        string nisCode, Request request, HttpRequest http, CurrentUser user, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (!user.MayActFor(nisCode))
            return Problems.NotFound();
        var known = await db.Activities.Where(a => a.NisCode == nisCode && a.Kind == MajorityChange.Kind && !a.Withdrawn).Select(a => a.On).Take(1_000).ToListAsync(ct);
        var id = Guid.CreateVersion7();
        var decision = Decide(await CommuneLife.FindAsync(db, nisCode, ct), nisCode, id, known, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        session.Events.StartStream<Activity>($"activity/{id}", [.. decision.Events]);
        var href = http.Absolute($"/api/v1/campaign/majorityChanges/{id}");
        return TypedResults.Created(href, new CreatedResource(id.ToString(), decision.Events.Count, href));
    }
}
