using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Awards;

/// <summary>The coordination plans an award: its categories, by what the jury scores, and the days.</summary>
internal sealed class PlanAward : IEndpoint
{
    internal sealed record Request(AwardRules Rules);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private const string Code = "^[a-z0-9]{1,20}$";

        public Validator()
        {
            RuleFor(r => r.Rules).NotNull().ChildRules(rules =>
            {
                rules.RuleFor(r => r.Name).IsText(200);
                rules.When(r => r.Text is not null, () => rules.RuleFor(r => r.Text!).IsText(2_000));
                rules.RuleFor(r => r.Region).MaximumLength(100);
                rules.RuleFor(r => r.Categories).NotEmpty().Must(c => c is null || (c.Count <= 20 && c.DistinctBy(x => x?.Code).Count() == c.Count)).WithMessage("1 to 20 categories, each with a code of its own.");
                rules.RuleForEach(r => r.Categories).NotNull().ChildRules(category =>
                {
                    category.RuleFor(c => c.Code).NotEmpty().Matches(Code);
                    category.RuleFor(c => c.Label).IsText(200);
                    category.RuleFor(c => c.Laureates).InclusiveBetween(1, 10);
                });
                rules.RuleFor(r => r.Criteria).NotEmpty().Must(c => c is null || (c.Count <= 20 && c.DistinctBy(x => x?.Code).Count() == c.Count)).WithMessage("1 to 20 criteria, each with a code of its own.");
                rules.RuleForEach(r => r.Criteria).NotNull().ChildRules(criterion =>
                {
                    criterion.RuleFor(c => c.Code).NotEmpty().Matches(Code);
                    criterion.RuleFor(c => c.Label).IsText(200);
                    criterion.When(c => c.Help is not null, () => criterion.RuleFor(c => c.Help!).IsText(1_000));
                    criterion.RuleFor(c => c.Weight).InclusiveBetween(1, 100);
                });
                rules.RuleFor(r => r.MostPoints).InclusiveBetween(1, 20);
                rules.RuleFor(r => r.LeastSheets).InclusiveBetween(1, 20);
                rules.RuleFor(r => r.NominationsUntil).NotEmpty();
                rules.RuleFor(r => r.ScoringUntil).NotEmpty().GreaterThanOrEqualTo(r => r.NominationsUntil);
            });
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards", Handle)
        .WithName("planAward")
        .WithSummary("Plan an award of the campaign")
        .Validate<Request>();

    /// <summary>What the register and the day say against the rules.</summary>
    internal static async Task<InputIssue[]> IssuesAsync(CampaignDb db, AwardRules rules, DateOnly today, CancellationToken ct) =>
    [
        .. rules.Region is { } region && !await db.Communes.AnyAsync(c => c.Region == region, ct)
            ? [new InputIssue("body", "rules.region", "The register knows no region of this name.")] : Array.Empty<InputIssue>(),
        .. rules.NominationsUntil < today ? [new InputIssue("body", "rules.nominationsUntil", "The day lies in the past.")] : Array.Empty<InputIssue>(),
    ];

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (await IssuesAsync(db, request.Rules, clock.Today(), ct) is { Length: > 0 } issues)
            return Problems.BadRequest(issues);
        var id = Guid.CreateVersion7();
        session.Events.StartStream<Award>(Award.StreamKey(id), new AwardPlanned(id, request.Rules, clock.Today()));
        var href = http.Absolute($"/api/v1/campaign/awards/{id}");
        return TypedResults.Created(href, new CreatedResource($"{id}", 1, href));
    }
}
