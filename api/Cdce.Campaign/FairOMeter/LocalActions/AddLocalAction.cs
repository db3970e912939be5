using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.LocalActions;

/// <summary>A commune adds an action of its own that the grid does not ask about; at most ten stand in one Fair-ô-mètre, and none changes its score.</summary>
internal sealed class AddLocalAction : IEndpoint
{
    /// <param name="Title">In French or German, at most 120 characters; no names of people.</param>
    /// <param name="Text">What was done, at most 1000 characters; no names of people.</param>
    /// <param name="Facts">Facts of the commune's ledger that show it; absent for none, at most 50.</param>
    internal sealed record Request(string Title, string Text, IReadOnlyList<Guid>? Facts = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Title).NotEmpty().MaximumLength(120);
            RuleFor(r => r.Text).NotEmpty().MaximumLength(1_000);
            RuleFor(r => r.Facts).Must(f => f is null or { Count: <= 50 }).WithMessage("At most 50 facts.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/localActions", Handle)
        .WithName("addLocalAction")
        .WithSummary("Add an action of the commune's own to its Fair-ô-mètre")
        .Validate<Request>();

    /// <param name="ledger">Ids of the facts of the commune.</param>
    internal static Decision Decide(AssessmentCase found, Guid actionId, IReadOnlySet<Guid> ledger, Request request)
    {
        if (found.RefuseChange() is { } refused)
            return refused;
        if (RefuseMore(found.Assessment) is { } full)
            return full;
        return request.Facts?.All(ledger.Contains) is false
            ? Decision.Refuse("unknown-activity", "The ledger of the commune has no such fact.")
            : Decision.Accept(new LocalActionDescribed(found.Assessment.Edition, found.Assessment.NisCode, actionId, request.Title.Trim(), request.Text.Trim(),
                [.. (request.Facts ?? []).Distinct()], found.Today));
    }

    /// <summary>Refuses one more where as many stand as there may be.</summary>
    internal static Decision? RefuseMore(Assessment assessment) => assessment.LocalActions.Count(a => !a.Withdrawn) >= LocalAction.Most
        ? Decision.Refuse("local-actions-full", $"A Fair-ô-mètre has at most {LocalAction.Most} actions beside the grid.", $"{LocalAction.Most}")
        : null;

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        string assessmentId, Request request, HttpRequest http, CurrentUser user, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var (id, ledger) = (Guid.CreateVersion7(), await LedgerAsync(db, assessmentId, clock.Today(), ct));
        var result = await session.AddToAssessmentAsync(assessmentId, user, clock.Today(), found => Decide(found, id, ledger, request), ct);
        if (result.Result is ProblemHttpResult problem)
            return problem;
        var href = http.Absolute($"/api/v1/campaign/fairOMeter/assessments/{assessmentId}");
        return TypedResults.Created(href, new CreatedResource($"{id}", 1, href));
    }

    internal static async Task<IReadOnlySet<Guid>> LedgerAsync(CampaignDb db, string assessmentId, DateOnly today, CancellationToken ct)
    {
        var nisCode = assessmentId.Split('-')[^1];
        return (await CriterionSource.LoadAsync(db, [nisCode], today, ct)).GetValueOrDefault(nisCode)?.Facts.Select(f => f.Id).ToHashSet() ?? [];
    }
}
