using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>The coordination gives an award up before its results are published; what the jury scored stays sealed for good.</summary>
internal sealed class CancelAward : IEndpoint
{
    /// <param name="Reason">For those who nominated; no names of people.</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(1_000);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/cancellation", Handle)
        .WithName("cancelAward")
        .WithSummary("Give an award up")
        .Validate<Request>();

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAwardAsync(awardId, expected, a => a.Changes, a => a.RefuseOutside(AwardStage.Planned, AwardStage.Call, AwardStage.Scoring)
            ?? Decision.Accept(new AwardCanceled(a.Id, [.. a.Nominations.Select(n => n.NisCode).Distinct().Order(StringComparer.Ordinal)], request.Reason.Trim(), clock.Today())), ct);
}
