using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Partners.Pledges;

/// <summary>A partner goes on taking part.</summary>
internal sealed class RenewPledge : IEndpoint
{
    /// <param name="Products">At least two.</param>
    /// <param name="ValidUntil">The last day; where absent, as long as the rule says.</param>
    /// <param name="On">The day of the renewal; today where absent.</param>
    internal sealed record Request(
        IReadOnlyList<string> Products, bool VisibilityShown, DateOnly? ValidUntil = null, string? Evidence = null,
        DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Products).SetValidator(new ProductsValidator());
            RuleFor(r => r.Evidence).MaximumLength(500).Must(WebAddress.IsOrNull)
                .WithMessage("Must be an address that starts with http:// or https://.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/partners/pledges/{pledgeId:guid}/renewal", Handle)
        .WithName("renewPledge")
        .WithSummary("Renew a partner's pledge")
        .Validate<Request>();

    internal static Decision Decide(Guid renewalId, Pledge pledge, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        var until = request.ValidUntil ?? PledgeRules.Shipped.ValidUntil(on);
        if (pledge.WithdrawnOn is not null)
            return Decision.Refuse("pledge-withdrawn", "A withdrawn pledge is not renewed.", "confirmPledge");
        if (on > today)
            return Decision.Refuse("pledge-in-future", "A renewal is recorded once it has been made.");
        if (on < pledge.RenewedOn)
            return Decision.Refuse("pledge-renewed-before", "A renewal comes after the pledge and its last renewal.");
        if (until < on)
            return Decision.Refuse("pledge-period-reversed", "The pledge ends before it begins.");

        return Decision.Accept(new PledgeRenewed(renewalId, pledge.Id, pledge.Kind, pledge.NisCode, request.Products,
            request.VisibilityShown, request.Evidence, until, on));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid pledgeId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Pledge>(Pledge.StreamKey(pledgeId), ct);
        if (stream.Aggregate is not { } pledge || !user.MayActFor(pledge.NisCode))
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(Guid.CreateVersion7(), pledge, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
