using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringPairs;

/// <summary>A pair agrees on its goals and how often it meets, or agrees anew.</summary>
internal sealed class AgreeOnMentoring : IEndpoint
{
    /// <param name="Goals">One to six, each short and without names.</param>
    /// <param name="RhythmDays">Days between two sessions (7 to 366).</param>
    /// <param name="Until">When it is meant to be done.</param>
    /// <param name="On">The day of the agreement; today where absent.</param>
    internal sealed record Request(IReadOnlyList<PairGoal> Goals, int RhythmDays, DateOnly? Until = null, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Goals).NotNull().Must(g => g is { Count: >= 1 and <= 6 }).WithMessage("One to six goals.");
            RuleForEach(r => r.Goals).ChildRules(goal =>
            {
                goal.RuleFor(g => g.Text).NotEmpty().MaximumLength(200).Must(text => !ContactDetails.In(text))
                    .WithMessage("Leave out e-mail addresses and telephone numbers.");
                goal.RuleFor(g => g.Criterion).Must(c => c is null || Criterion.Exists(c))
                    .WithMessage("Must be the code of a criterion.");
            });
            RuleFor(r => r.RhythmDays).InclusiveBetween(7, 366);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringPairs/{pairId:guid}/agreement", Handle)
        .WithName("agreeOnMentoring")
        .WithSummary("Record the goals and the rhythm of a pair")
        .Validate<Request>();

    internal static Decision Decide(MentoringPair pair, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (pair.Ended)
            return Decision.Refuse("mentoring-pair-ended", "This pair is over.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "It is recorded once it has happened.");
        if (on < pair.StartedOn)
            return Decision.Refuse("mentoring-before-pair", "It cannot be dated before the pair began.");
        if (request.Until < on)
            return Decision.Refuse("mentoring-period-reversed", "The pair cannot be done before it agrees.");
        return Decision.Accept(new PairAgreed(request.Goals, request.RhythmDays, request.Until, on));
    }

    private static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid pairId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangePairAsync(pairId, expected, user, pair => Decide(pair, request, clock.Today()), ct);
}
