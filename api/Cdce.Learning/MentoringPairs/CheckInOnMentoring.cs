using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringPairs;

/// <summary>One of the two communes says how the mentoring goes.</summary>
internal sealed class CheckInOnMentoring : IEndpoint
{
    /// <param name="Feeling">1 (badly) to 5 (very well)</param>
    /// <param name="Side">mentor or mentee; needed only from who acts for both.</param>
    internal sealed record Request(int Feeling, string? Side = null, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Feeling).InclusiveBetween(1, 5);
            RuleFor(r => r.Side).Must(s => s is null or "mentor" or "mentee").WithMessage("Must be mentor or mentee.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringPairs/{pairId:guid}/checkIns", Handle)
        .WithName("checkInOnMentoring")
        .WithSummary("Say how the mentoring goes")
        .Validate<Request>();

    internal static Decision Decide(MentoringPair pair, CurrentUser user, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (pair.Ended)
            return Decision.Refuse("mentoring-pair-ended", "This pair is over.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "It is recorded once it has happened.");
        if (on < pair.StartedOn)
            return Decision.Refuse("mentoring-before-pair", "It cannot be dated before the pair began.");
        var own = new List<string>();
        if (user.MayActFor(pair.MentorNisCode))
            own.Add("mentor");
        if (user.MayActFor(pair.MenteeNisCode))
            own.Add("mentee");
        var side = request.Side ?? (own.Count == 1 ? own[0] : "");
        return own.Contains(side)
            ? Decision.Accept(new PairCheckedIn(side, request.Feeling, on))
            : Decision.Refuse("mentoring-side-unclear", "Say for which of the two communes this is.", [.. own]);
    }

    private static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid pairId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangePairAsync(pairId, expected, user, pair => Decide(pair, user, request, clock.Today()), ct);
}
