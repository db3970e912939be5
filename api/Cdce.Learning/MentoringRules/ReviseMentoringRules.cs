using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRules;

/// <summary>The coordination changes the points of the matching or the delays; proposals made before keep theirs.</summary>
internal sealed class ReviseMentoringRules : IEndpoint
{
    internal sealed record Request(LocalText Label, MatchingWeights Weights, MentoringDelays Delays);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Label).NotNull();
            RuleFor(r => r.Weights).NotNull().ChildRules(w =>
            {
                w.RuleFor(x => x.Served).InclusiveBetween(0, 1000);
                w.RuleFor(x => x.Language).InclusiveBetween(0, 100);
                w.RuleFor(x => x.Distance).InclusiveBetween(0, 100);
                w.RuleFor(x => x.ClaimedPercent).InclusiveBetween(0, 100);
                w.RuleFor(x => x.SimilarSize).InclusiveBetween(0, 100);
                w.RuleFor(x => x.Load).InclusiveBetween(0, 100);
                w.RuleFor(x => x.Strengths).NotEmpty();
                w.RuleForEach(x => x.Strengths).InclusiveBetween(0, 100);
                w.RuleForEach(x => x.PlaceCosts).InclusiveBetween(0, 1000);
                // Falling costs would make the matching miss the best whole.
                w.RuleFor(x => x.PlaceCosts).NotNull().Must(c => c is null || c.Zip(c.Skip(1)).All(p => p.First <= p.Second))
                    .WithMessage("A further mentee may not cost less than the one before.");
            });
            RuleFor(r => r.Delays).NotNull().ChildRules(d =>
            {
                d.RuleFor(x => x.RemindAfterDays).InclusiveBetween(1, 90);
                d.RuleFor(x => x.ReassignAfterDays).InclusiveBetween(2, 180).GreaterThan(x => x.RemindAfterDays);
                d.RuleFor(x => x.SessionRhythmDays).InclusiveBetween(7, 366);
                d.RuleFor(x => x.NudgeGraceDays).InclusiveBetween(0, 180);
                d.RuleFor(x => x.NoticeAfterNudgeDays).InclusiveBetween(1, 180);
            });
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/learning/mentoringRules", Handle)
        .WithName("reviseMentoringRules")
        .WithSummary("Revise the points and delays of mentoring")
        .Validate<Request>();

    internal static Decision Decide(RulesOfMentoring inForce, Request request, DateOnly today) =>
        Decision.Accept(new MentoringRulesRevised(inForce.Number + 1, request.Label, request.Weights, request.Delays, today));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session,
        TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<RulesOfMentoring>(RulesOfMentoring.StreamKey, ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        stream.AppendMany(Decide(stream.Aggregate ?? RulesOfMentoring.Shipped, request, clock.Today()).Events);
        return TypedResults.NoContent();
    }
}
