using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Alerts;

/// <summary>The coordination ends an alert and says why.</summary>
internal sealed class CloseMomentumAlert : IEndpoint
{
    /// <param name="Reason">helped, accompanied, recordingGap, falseAlarm, seasonal, gaveUp or answered</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason)
            .Must(AlertCodes.CloseReasons.Contains).WithMessage(AlertCodes.OneOf(AlertCodes.CloseReasons));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/momentumAlerts/{alertId:guid}/closure", Handle)
        .WithName("closeMomentumAlert")
        .WithSummary("End an alert with its reason")
        .Validate<Request>();

    internal static Decision Decide(MomentumWatch watch, Guid alertId, string reason, DateOnly today)
    {
        if (watch.Alert(alertId) is not { } alert)
            return AlertStream.AlertIsOver();
        // Whoever ends it stands for it: an alert without owner would end with nobody having looked.
        return alert.Owner is null
            ? Decision.Refuse("alert-has-no-owner", "Take the alert before ending it.", "acknowledgeMomentumAlert")
            : Decision.Accept(new AlertClosed(alertId, watch.NisCode, today, reason));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid alertId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, CampaignDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await session.FetchAlertAsync(alertId, user, db, ct) is not var (_, stream, watch))
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(watch, alertId, request.Reason, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
