using Cdce.Campaign.Activities;
using Cdce.Campaign.TitleFiles;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Onboarding;

/// <summary>The coordination gives new steps and durations, which hold from a day on; the earlier ones stay as they were.</summary>
internal sealed class ReviseOnboarding : IEndpoint
{
    /// <param name="ValidFrom">First day of the new steps; may lie ahead.</param>
    /// <param name="Steps">In their usual order; the first one starts the plan, the last one ends it.</param>
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(DateOnly ValidFrom, LocalText Label, IReadOnlyList<OnboardingStep> Steps, string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly HashSet<string> TitleCodes = [.. Enum.GetValues<TitleStep>().Select(TitleDecisions.Code)];

        public Validator()
        {
            RuleFor(r => r.ValidFrom).NotEmpty();
            RuleFor(r => r.Label).IsText(1_000);
            RuleFor(r => r.Steps).NotEmpty().Must(s => s is null || s.Count <= 50).WithMessage("At most 50 steps.");
            RuleFor(r => r.Steps).Must(s => s is null || s.DistinctBy(i => i.Code).Count() == s.Count).WithMessage("Two steps have the same code.");
            RuleForEach(r => r.Steps).ChildRules(step =>
            {
                step.RuleFor(s => s.Code).NotEmpty().Matches("^[a-zA-Z0-9]{1,40}$");
                step.RuleFor(s => s.Label).IsText(300);
                step.RuleFor(s => s.ExpectedDays).InclusiveBetween(0, 2_000);
                step.RuleFor(s => s.Kinds).NotEmpty();
                step.RuleForEach(s => s.Kinds).Must(k => ActivityKinds.Find(k ?? "") is not null || TitleCodes.Contains(k ?? ""))
                    .WithMessage("Neither a kind of fact that the ledger knows nor a step of the title file.");
            });
            RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/onboarding", Handle)
        .WithName("reviseOnboarding")
        .WithSummary("Revise the steps and durations of a commune's way to the title")
        .Validate<Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<OnboardingPlan>(OnboardingPlan.Stream, ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        stream.AppendOne(new OnboardingRevised((stream.Aggregate?.Revisions ?? 0) + 1, request.ValidFrom, request.Label, request.Steps, request.Reason));
        return TypedResults.NoContent();
    }
}
