using Cdce.Campaign.FairOMeter.Editions;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Statements;

/// <summary>A commune takes back what it told, as long as nobody answered it and its edition is open, or tells it again.</summary>
internal sealed class WithdrawStatement : IEndpoint
{
    /// <param name="Withdrawn">False tells it again, as it was told.</param>
    /// <param name="Reason">Why, at most 500 characters, or nothing; no names of people.</param>
    internal sealed record Request(bool Withdrawn, string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/statements/{statementId}/withdrawal", Handle)
        .WithName("withdrawStatement")
        .WithSummary("Take back what a commune told in its Fair-ô-mètre and nobody answered, or tell it again")
        .Validate<Request>();

    internal static Decision Decide(Edition edition, Statement statement, Request request, DateOnly today)
    {
        if (MakeStatement.RefuseOutside(edition, today) is { } closed)
            return closed;
        if (statement.Withdrawn == request.Withdrawn)
            return Decision.Accept();
        if (!request.Withdrawn)
            return Decision.Accept(new StatementMade(statement.StatementId, statement.Edition, statement.NisCode, statement.Kind, statement.Text, !statement.FollowUp, today));
        return statement.Answer is not null || statement.Closed
            ? Decision.Refuse("statement-answered", "What was answered, or whose follow-up has ended, stays as it was told.")
            : Decision.Accept(new StatementWithdrawn(statement.StatementId, statement.Edition, statement.NisCode,
                string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim(), today, statement.FollowUp));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid statementId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session,
        TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Statement>(Statement.StreamKey(statementId), ct);
        if (stream.Aggregate is not { } statement || !user.MayActFor(statement.NisCode)
            || await session.Events.AggregateStreamAsync<Edition>(Edition.StreamKey(statement.Edition), token: ct) is not { } edition)
        {
            return Problems.NotFound();
        }

        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        var decision = Decide(edition, statement, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();
        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
