using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Comparisons;

/// <summary>The coordination says anew which communes are similar, from a day on; figures that were drawn before stay as they are.</summary>
internal sealed class ReviseComparisonClasses : IEndpoint
{
    /// <param name="ValidFrom">First day of the new classes; may lie ahead.</param>
    /// <param name="RuralBelow">Inhabitants per square kilometre below which a commune is rural, 1 to 10,000.</param>
    /// <param name="Classes">1 to 30; a commune belongs to the first one that fits, and the last one has no condition.</param>
    /// <param name="Example">They are not the campaign's own.</param>
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(DateOnly ValidFrom, LocalText Label, int RuralBelow, IReadOnlyList<ComparisonClass> Classes, bool Example = true,
        string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ValidFrom).NotEmpty();
            RuleFor(r => r.Label).IsText(500);
            RuleFor(r => r.RuralBelow).InclusiveBetween(1, 10_000);
            RuleFor(r => r.Classes).NotEmpty().Must(c => c is null || (c.Count <= 30 && c.DistinctBy(one => one.Code).Count() == c.Count))
                .WithMessage("At most 30 classes, each with a code of its own.");
            RuleForEach(r => r.Classes).ChildRules(one =>
            {
                one.RuleFor(c => c.Code).NotEmpty().Matches("^[a-zA-Z0-9]{1,40}$");
                one.RuleFor(c => c.Label).IsText(200);
                one.RuleFor(c => c.PopulationFrom).GreaterThanOrEqualTo(0);
                one.RuleFor(c => c.PopulationTo).GreaterThanOrEqualTo(c => c.PopulationFrom ?? 0);
                one.RuleFor(c => c.Region).MaximumLength(100);
                one.RuleFor(c => c.TitleYearsFrom).InclusiveBetween(0, 200);
                one.RuleFor(c => c.TitleYearsTo).InclusiveBetween(0, 200).GreaterThanOrEqualTo(c => c.TitleYearsFrom ?? 0);
            });
            RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/comparisonClasses", Handle)
        .WithName("reviseComparisonClasses")
        .WithSummary("Revise which communes the Fair-ô-mètre compares")
        .Validate<Request>();

    internal static Decision Decide(ComparisonClasses? classes, Request request)
    {
        if (!request.Classes[^1].IsOpenToAll)
            return Decision.Refuse("classes-incomplete", "The last class has no condition, so that each commune belongs to one.");
        if (request.Classes.SkipLast(1).FirstOrDefault(c => c.IsOpenToAll) is { } early)
            return Decision.Refuse("class-unreachable", "No commune gets past a class without a condition.", early.Code);
        return Decision.Accept(new ComparisonClassesRevised((classes?.Tables.Count ?? 0) + 1, request.ValidFrom, request.Example, request.Label,
            request.RuralBelow, request.Classes, request.Reason));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<ComparisonClasses>(ComparisonClasses.Stream, ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(stream.Aggregate, request);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
