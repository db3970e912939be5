using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringPairs;

/// <summary>A pair rests: nobody is nudged until it goes on.</summary>
internal sealed class PauseMentoring : IEndpoint
{
    /// <param name="Reason">elections, holidays, staffChange, otherPriority or other</param>
    internal sealed record Request(string Reason, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly string[] Reasons = ["elections", "holidays", "staffChange", "otherPriority", "other"];

        public Validator() => RuleFor(r => r.Reason).Must(Reasons.Contains)
            .WithMessage($"Must be one of {string.Join(", ", Reasons)}.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringPairs/{pairId:guid}/pause", Handle)
        .WithName("pauseMentoring")
        .WithSummary("Let a pair rest")
        .Validate<Request>();

    internal static Decision Decide(MentoringPair pair, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (pair.Ended)
            return Decision.Refuse("mentoring-pair-ended", "This pair is over.");
        if (pair.PausedOn is not null)
            return Decision.Refuse("mentoring-pair-paused", "This pair rests already.", "resumeMentoring");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "It is recorded once it has happened.");
        if (on < pair.StartedOn)
            return Decision.Refuse("mentoring-before-pair", "It cannot be dated before the pair began.");
        return Decision.Accept(new PairPaused(request.Reason, on));
    }

    private static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid pairId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangePairAsync(pairId, expected, user, pair => Decide(pair, request, clock.Today()), ct);
}
