using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Cases;

/// <summary>The coordination ends an accompaniment with its outcome.</summary>
internal sealed class CloseAccompaniment : IEndpoint
{
    /// <param name="Outcome">revived, stabilised, mentored, postponed or withdrawn</param>
    /// <param name="On">The day it ended.</param>
    internal sealed record Request(string Outcome, DateOnly On);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Outcome)
            .Must(CaseCodes.Outcomes.Contains).WithMessage(Alerts.AlertCodes.OneOf(CaseCodes.Outcomes));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/accompaniments/{caseId:guid}/closure", Handle)
        .WithName("closeAccompaniment")
        .WithSummary("End an accompaniment with its outcome")
        .Validate<Request>();

    internal static Decision Decide(Accompaniment accompaniment, Request request, DateOnly today)
    {
        if (request.On > today)
            return Decision.Refuse("closure-in-future", "An accompaniment is closed once it is over.");
        return request.On < accompaniment.OpenedOn
            ? Decision.Refuse("closure-before-opening", "An accompaniment ends after it began.")
            : Decision.Accept(new AccompanimentClosed(accompaniment.CaseId, request.Outcome, request.On));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid caseId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAccompanimentAsync(caseId, expected, user, accompaniment => Decide(accompaniment, request, clock.Today()), ct);
}
