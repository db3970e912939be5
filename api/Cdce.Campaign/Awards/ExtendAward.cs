using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>The coordination gives more time to nominate or to score, never less.</summary>
internal sealed class ExtendAward : IEndpoint
{
    /// <param name="NominationsUntil">The day that holds already, or a later one while communes nominate.</param>
    /// <param name="ScoringUntil">The day that holds already, or a later one.</param>
    internal sealed record Request(DateOnly NominationsUntil, DateOnly ScoringUntil);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.NominationsUntil).NotEmpty();
            RuleFor(r => r.ScoringUntil).NotEmpty().GreaterThanOrEqualTo(r => r.NominationsUntil);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/extension", Handle)
        .WithName("extendAward")
        .WithSummary("Give more time to nominate or to score")
        .Validate<Request>();

    internal static Decision Decide(Award award, Request request, DateOnly today)
    {
        if (award.RefuseOutside(AwardStage.Call, AwardStage.Scoring) is { } refused)
            return refused;
        if (request.NominationsUntil < award.Rules.NominationsUntil || request.ScoringUntil < award.Rules.ScoringUntil
            || (award.Stage is AwardStage.Scoring && request.NominationsUntil != award.Rules.NominationsUntil))
        {
            return Decision.Refuse("award-days", "Days move to later ones only, and those of nominations only while communes nominate.",
                $"{award.Rules.NominationsUntil:yyyy-MM-dd}", $"{award.Rules.ScoringUntil:yyyy-MM-dd}");
        }

        return (request.NominationsUntil, request.ScoringUntil) == (award.Rules.NominationsUntil, award.Rules.ScoringUntil)
            ? Decision.Accept()
            : Decision.Accept(new AwardExtended(award.Id, request.NominationsUntil, request.ScoringUntil, today));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAwardAsync(awardId, expected, a => a.Changes, a => Decide(a, request, clock.Today()), ct);
}
