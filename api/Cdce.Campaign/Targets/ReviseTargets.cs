using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Targets;

/// <summary>The coordination gives a new table of targets, which holds from a day on; the earlier ones stay as they were.</summary>
internal sealed class ReviseTargets : IEndpoint
{
    /// <param name="ValidFrom">First day of the new table; may lie ahead.</param>
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(DateOnly ValidFrom, LocalText Label, IReadOnlyList<TargetBracket> Brackets,
        bool Provisional = true, string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ValidFrom).NotEmpty();
            RuleFor(r => r.Label).IsText(500);
            RuleFor(r => r.Brackets).NotEmpty().Must(b => b is null || b.Count <= 50).WithMessage("At most 50 brackets.");
            RuleForEach(r => r.Brackets).ChildRules(bracket =>
            {
                bracket.RuleFor(b => b.PopulationFrom).GreaterThanOrEqualTo(0);
                bracket.RuleFor(b => b.Shops).InclusiveBetween(0, 1_000);
                bracket.RuleFor(b => b.Horeca).InclusiveBetween(0, 1_000);
                bracket.RuleFor(b => b.Companies).InclusiveBetween(0, 1_000);
                bracket.RuleFor(b => b.Organisations).InclusiveBetween(0, 1_000);
                bracket.RuleFor(b => b.Schools).InclusiveBetween(0, 1_000);
            });
            RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/targets", Handle)
        .WithName("reviseTargets")
        .WithSummary("Revise the targets by population")
        .Validate<Request>();

    internal static Decision Decide(Targets? targets, Request request)
    {
        var expected = 0;
        foreach (var bracket in request.Brackets)
        {
            if (bracket.PopulationFrom != expected || bracket.PopulationTo < bracket.PopulationFrom)
                return GapOrOverlap();
            if (bracket.PopulationTo is not { } last)
            {
                expected = -1;
                continue;
            }

            expected = last + 1;
        }

        if (expected != -1)
            return GapOrOverlap();
        return Decision.Accept(new TargetsRevised((targets?.Tables.Count ?? 0) + 1, request.ValidFrom,
            request.Provisional, request.Label, request.Brackets, request.Reason));
    }

    private static Decision GapOrOverlap() => Decision.Refuse("brackets-incomplete",
        "The brackets follow each other from 0 inhabitants on without gap or overlap; the last one has no upper end.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session,
        CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Targets>(Targets.Stream, ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(stream.Aggregate, request);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
