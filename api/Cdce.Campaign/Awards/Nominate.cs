using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Awards;

/// <summary>A commune nominates what it or somebody on its territory does, with the facts of its ledger that show it.</summary>
internal sealed class Nominate : IEndpoint
{
    /// <param name="Title">What is nominated, in a line; no names of people.</param>
    /// <param name="Text">Why, at most 4000 characters; no names of people.</param>
    /// <param name="Facts">Facts of the commune's ledger, at most 20.</param>
    internal sealed record Request(string NisCode, string Category, string Title, string Text, IReadOnlyList<Guid>? Facts = null) : INomination;

    internal interface INomination
    {
        string Category { get; }
        string Title { get; }
        string Text { get; }
        IReadOnlyList<Guid>? Facts { get; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.NisCode).NotEmpty().Matches("^[0-9]{5}$");
            AddTo(this);
        }
    }

    internal static void AddTo<T>(AbstractValidator<T> validator) where T : INomination
    {
        validator.RuleFor(r => r.Category).NotEmpty().MaximumLength(20);
        validator.RuleFor(r => r.Title).NotEmpty().MaximumLength(200);
        validator.RuleFor(r => r.Text).NotEmpty().MaximumLength(4_000);
        validator.RuleFor(r => r.Facts).Must(f => f is null || (f.Count <= 20 && f.Distinct().Count() == f.Count)).WithMessage("At most 20, each once.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/nominations", Handle)
        .WithName("nominate")
        .WithSummary("Nominate something for an award")
        .Validate<Request>();

    internal static Decision Decide(Award award, Guid nominationId, string nisCode, INomination request, DateOnly today)
    {
        if (award.RefuseOutside(AwardStage.Call) is { } refused)
            return refused;
        if (award.Rules.NominationsUntil < today)
            return Decision.Refuse("nominations-over", "The last day for nominations is past.", $"{award.Rules.NominationsUntil:yyyy-MM-dd}");
        if (award.Rules.Categories.All(c => c.Code != request.Category))
            return Decision.Refuse("unknown-category", "The award has no such category.", [.. award.Rules.Categories.Select(c => c.Code)]);
        return award.Nominations.Count(n => n.NisCode == nisCode && n.State is not NominationState.Withdrawn && n.Id != nominationId) >= Award.MostOfCommune
            ? Decision.Refuse("nominations-full", $"A commune has at most {Award.MostOfCommune} nominations in one award.")
            : Decision.Accept(new AwardNominated(award.Id, nominationId, nisCode, request.Category, request.Title.Trim(), request.Text.Trim(), request.Facts ?? [], today));
    }

    /// <summary>Facts that the commune's ledger does not hold.</summary>
    internal static async Task<ProblemHttpResult?> UnknownFactsAsync(CampaignDb db, string nisCode, INomination request, CancellationToken ct)
    {
        if (request.Facts is not { Count: > 0 } facts)
            return null;
        var asked = facts.ToArray();
        var known = await db.Activities.CountAsync(a => asked.Contains(a.ActivityId) && a.NisCode == nisCode && !a.Withdrawn, ct);
        return known == asked.Length ? null : Problems.BadRequest(new InputIssue("body", "facts", "Facts of the commune's own ledger are expected, none of them withdrawn."));
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Guid awardId, Request request, HttpRequest http, CurrentUser user, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Award>(Award.StreamKey(awardId), ct);
        if (!user.MayActFor(request.NisCode) || stream.Aggregate is not { } award || (award.Stage is not AwardStage.Planned && !award.Communes.Contains(request.NisCode)))
            return Problems.NotFound();
        if (await UnknownFactsAsync(db, request.NisCode, request, ct) is { } unknown)
            return unknown;
        var id = Guid.CreateVersion7();
        var decision = Decide(award, id, request.NisCode, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();
        stream.AppendMany(decision.Events);
        var href = http.Absolute($"/api/v1/campaign/awards/{awardId}");
        return TypedResults.Created(href, new CreatedResource($"{id}", 1, href));
    }
}
