using Cdce.Campaign.Alerts;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Cases;

/// <summary>The coordination begins to accompany a commune; causes and facts are taken over from the alert.</summary>
internal sealed class OpenAccompaniment : IEndpoint
{
    /// <param name="AlertId">The alert that it follows from.</param>
    internal sealed record Request(Guid AlertId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.AlertId).NotEmpty();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/accompaniments", Handle)
        .WithName("openAccompaniment")
        .WithSummary("Begin to accompany a commune after an alert")
        .Validate<Request>();

    /// <param name="existing">The case that follows from the alert already: its key is the alert's.</param>
    internal static Decision Decide(MomentumAlertRow alert, Accompaniment? existing, string owner, DateOnly today) => existing is not null
        ? Decision.Refuse("accompaniment-exists", "An accompaniment follows from this alert already.")
        : Decision.Accept(new AccompanimentOpened(alert.AlertId, alert.NisCode, alert.AlertId, today, owner, alert.Causes));

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CurrentUser user, IDocumentSession session, CampaignDb db, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.MomentumAlerts.FirstOrDefaultAsync(a => a.AlertId == request.AlertId, ct) is not { } alert
            || !user.MayActFor(alert.NisCode))
        {
            return Problems.NotFound();
        }

        var stream = await session.Events.FetchForWriting<Accompaniment>(Accompaniment.StreamKey(alert.AlertId), ct);
        var decision = Decide(alert, stream.Aggregate, user.Id, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        var href = http.Absolute($"/api/v1/campaign/accompaniments/{alert.AlertId}");
        return TypedResults.Created(href, new CreatedResource($"{alert.AlertId}", stream.CurrentVersion, href));
    }
}
