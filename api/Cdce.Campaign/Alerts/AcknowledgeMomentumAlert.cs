using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Alerts;

/// <summary>Somebody of the coordination takes an alert, or hands it to a colleague.</summary>
internal sealed class AcknowledgeMomentumAlert : IEndpoint
{
    /// <param name="Owner">Id of the account that takes it; the caller where absent.</param>
    internal sealed record Request(string? Owner = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Owner).MaximumLength(100);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/momentumAlerts/{alertId:guid}/acknowledgement", Handle)
        .WithName("acknowledgeMomentumAlert")
        .WithSummary("Take an alert")
        .Validate<Request>();

    internal static Decision Decide(MomentumWatch watch, Guid alertId, string owner, DateOnly today)
    {
        if (watch.Alert(alertId) is not { } alert)
            return AlertStream.AlertIsOver();
        return alert.Owner == owner
            ? Decision.Accept()
            : Decision.Accept(new AlertAcknowledged(alertId, watch.NisCode, today, owner));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid alertId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, CampaignDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await session.FetchAlertAsync(alertId, user, db, ct) is not var (_, stream, watch))
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(watch, alertId, request.Owner ?? user.Id, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
