using Cdce.Campaign.Activities;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Momentum;

/// <summary>The coordination sets other weights and thresholds, from today on.</summary>
internal sealed class ReviseMomentumParameters : IEndpoint
{
    internal sealed record Request(IReadOnlyList<KindParameters> Kinds, DetectionParameters Detection);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private const int LongestHalfLifeDays = 3_650;

        public Validator()
        {
            RuleFor(r => r.Kinds).NotEmpty();
            RuleForEach(r => r.Kinds).ChildRules(kind =>
            {
                kind.RuleFor(k => k.Kind).Must(code => ActivityKinds.Find(code) is not null).WithMessage("Not a kind of the ledger.");
                kind.RuleFor(k => k.Weight).InclusiveBetween(0, 100).PrecisionScale(5, 2, true);
                kind.RuleFor(k => k.HalfLifeDays).InclusiveBetween(1, LongestHalfLifeDays);
                kind.RuleFor(k => k.Risk).InclusiveBetween(0, 1);
            });
            RuleFor(r => r.Kinds).Must(kinds => kinds.DistinctBy(k => k.Kind).Count() == kinds.Count)
                .WithMessage("Each kind stands once.").When(r => r.Kinds is not null);
            RuleFor(r => r.Detection).NotNull().SetValidator(new DetectionValidator());
        }
    }

    private sealed class DetectionValidator : AbstractValidator<DetectionParameters>
    {
        public DetectionValidator()
        {
            RuleFor(d => d.MinimumHistoryDays).InclusiveBetween(90, 1_826);
            RuleFor(d => d.MinimumFacts).InclusiveBetween(2, 100);
            RuleFor(d => d.MinimumFactsPerYear).InclusiveBetween(0.2, 50);
            RuleFor(d => d.RhythmYears).InclusiveBetween(1, 10);
            RuleFor(d => d.RecentDays).InclusiveBetween(28, 730);
            RuleFor(d => d.SeasonFacts).InclusiveBetween(1, 10_000);
            RuleFor(d => d.FactsPerWeek).InclusiveBetween(1, 20);
            RuleFor(d => d.LateDays).InclusiveBetween(7, 730);
            RuleFor(d => d.DeclineTo).InclusiveBetween(0.05, 0.9);
            RuleFor(d => d.HazardPerWeek).InclusiveBetween(0.0001, 0.2);
            RuleFor(d => d.WatchProbability).InclusiveBetween(0.05, 0.95);
            RuleFor(d => d.FadingProbability).InclusiveBetween(0.1, 0.99);
            RuleFor(d => d.BackProbability).InclusiveBetween(0.01, 0.9);
            RuleFor(d => d.WatchRatio).InclusiveBetween(0.05, 1);
            RuleFor(d => d.FadingRatio).InclusiveBetween(0.05, 1.5);
            RuleFor(d => d.BackRatio).InclusiveBetween(0.05, 1.5);
            RuleFor(d => d.FreezeDays).InclusiveBetween(91, 3_650);
            RuleFor(d => d.CooldownDays).InclusiveBetween(0, 730);
            RuleFor(d => d.AcknowledgeDays).InclusiveBetween(1, 60);
            RuleFor(d => d.DriftPerWeek).InclusiveBetween(0, 0.2);
            RuleFor(d => d.EvidenceWeight).InclusiveBetween(0.1, 2);
            RuleFor(d => d.OddsFactor).InclusiveBetween(0.1, 50);
            // Without distance between them, a commune on the threshold would go in and out.
            RuleFor(d => d.BackProbability).LessThan(d => d.WatchProbability);
            RuleFor(d => d.WatchProbability).LessThan(d => d.FadingProbability);
            RuleFor(d => d.WatchRatio).LessThan(d => d.BackRatio);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/momentum/parameters", Handle)
        .WithName("reviseMomentumParameters")
        .WithSummary("Set other parameters of the momentum")
        .Validate<Request>();

    internal static Decision Decide(MomentumParametersSet latest, Request request, DateOnly today) =>
        request.Detection == latest.Detection && request.Kinds.SequenceEqual(latest.Kinds)
            ? Decision.Accept()
            : Decision.Accept(new MomentumParametersSet(latest.Version + 1, false, request.Kinds, request.Detection, today));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MomentumParametersHistory>(MomentumParametersHistory.StreamKey, ct);
        if (stream.Aggregate is not { } history)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        stream.AppendMany(Decide(history.Latest, request, clock.Today()).Events);
        return TypedResults.NoContent();
    }
}
