using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringPairs;

/// <summary>A pair met; the session counts as an activity of both communes.</summary>
internal sealed class RecordMentoringSession : IEndpoint
{
    /// <param name="On">The day of the session.</param>
    /// <param name="Kind">visit, meeting, video or call</param>
    /// <param name="Outcome">progress, agreed, informed or blocked</param>
    /// <param name="Text">One or two sentences; names no person.</param>
    internal sealed record Request(DateOnly On, string Kind, string Outcome, string? Text = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly string[] Kinds = ["visit", "meeting", "video", "call"];
        private static readonly string[] Outcomes = ["progress", "agreed", "informed", "blocked"];

        public Validator()
        {
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.Kind).Must(Kinds.Contains).WithMessage($"Must be one of {string.Join(", ", Kinds)}.");
            RuleFor(r => r.Outcome).Must(Outcomes.Contains).WithMessage($"Must be one of {string.Join(", ", Outcomes)}.");
            RuleFor(r => r.Text).MaximumLength(300).Must(text => !ContactDetails.In(text))
                .WithMessage("Leave out e-mail addresses and telephone numbers.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringPairs/{pairId:guid}/sessions", Handle)
        .WithName("recordMentoringSession")
        .WithSummary("Record that a pair met")
        .Validate<Request>();

    internal static Decision Decide(Guid sessionId, MentoringPair pair, Request request, DateOnly today)
    {
        var on = request.On;
        if (pair.Ended)
            return Decision.Refuse("mentoring-pair-ended", "This pair is over.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "It is recorded once it has happened.");
        if (on < pair.StartedOn)
            return Decision.Refuse("mentoring-before-pair", "It cannot be dated before the pair began.");
        return Decision.Accept(new MentoringSessionRecorded(sessionId, pair.Id, pair.MentorNisCode, pair.MenteeNisCode,
            request.Kind, request.Outcome, request.Text, on));
    }

    private static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid pairId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangePairAsync(pairId, expected, user, pair => Decide(Guid.CreateVersion7(), pair, request, clock.Today()), ct);
}
