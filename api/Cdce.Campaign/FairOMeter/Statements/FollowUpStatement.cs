using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Statements;

/// <summary>The coordination sorts a statement by themes, answers it, and ends its follow-up or takes it up again.</summary>
internal sealed class FollowUpStatement : IEndpoint
{
    /// <param name="Themes">Codes of the themes of today, or those that it has; at most 10.</param>
    /// <param name="Answer">What the commune reads, at most 2000 characters; no names of people.</param>
    /// <param name="Closed">Nothing is left to do about it.</param>
    internal sealed record Request(IReadOnlyList<string> Themes, string? Answer = null, bool Closed = false);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Themes).NotNull().Must(t => t is null || (t.Count <= 10 && t.Distinct().Count() == t.Count)).WithMessage("At most 10, each once.");
            RuleFor(r => r.Answer).MaximumLength(2_000).Must(a => a is null || a.Trim().Length > 0).WithMessage("An answer says something, or is absent.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/statements/{statementId}/followUp", Handle)
        .WithName("followUpStatement")
        .WithSummary("Sort, answer or close what a commune told in its Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(Statement statement, Request request, DateOnly today)
    {
        if (statement.Withdrawn)
            return Decision.Refuse("statement-withdrawn", "The commune took it back: nothing is left to follow up.");
        return request is { Closed: true, Answer: null } && statement.FollowUp
            ? Decision.Refuse("statement-unanswered", "A difficulty is answered before its follow-up ends.")
            : Decision.Accept(new StatementFollowedUp(statement.StatementId, statement.Edition, statement.NisCode, request.Themes, request.Answer?.Trim(),
                request.Closed, today, request.Answer?.Trim() is { } answer && answer != statement.Answer));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid statementId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session,
        TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Statement>(Statement.StreamKey(statementId), ct);
        if (stream.Aggregate is not { } statement || !user.MayActFor(statement.NisCode))
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        var themes = await session.Events.AggregateStreamAsync<StatementThemes>(StatementThemes.Stream, token: ct) ?? StatementThemes.Shipped;
        var known = themes.Themes.Select(t => t.Code).Concat(statement.Themes).ToHashSet();
        if (!request.Themes.All(known.Contains))
            return Problems.BadRequest([new InputIssue("body", "themes", "Codes of the themes of today are expected: " + string.Join(", ", known))]);
        var decision = Decide(statement, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();
        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
