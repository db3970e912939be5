using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringPairs;

/// <summary>A resting pair goes on; its rhythm counts from that day.</summary>
internal sealed class ResumeMentoring : IEndpoint
{
    internal sealed record Request(DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringPairs/{pairId:guid}/resumption", Handle)
        .WithName("resumeMentoring")
        .WithSummary("Let a resting pair go on")
        .Validate<Request>();

    internal static Decision Decide(MentoringPair pair, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (pair.Ended)
            return Decision.Refuse("mentoring-pair-ended", "This pair is over.");
        if (pair.PausedOn is not { } paused)
            return Decision.Refuse("mentoring-pair-not-paused", "This pair does not rest.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "It is recorded once it has happened.");
        if (on < paused)
            return Decision.Refuse("mentoring-before-pause", "A pair goes on after it began to rest.");
        return Decision.Accept(new PairResumed(on));
    }

    private static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid pairId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangePairAsync(pairId, expected, user, pair => Decide(pair, request, clock.Today()), ct);
}
