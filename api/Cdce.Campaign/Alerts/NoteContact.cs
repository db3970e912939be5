using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Alerts;

/// <summary>The coordination notes a call, visit or mail about an alert.</summary>
internal sealed class NoteContact : IEndpoint
{
    /// <param name="Channel">phone, visit, mail or meeting</param>
    /// <param name="Outcome">noAnswer, listened, planAgreed, mentorWanted, pauseWanted or furtherContact</param>
    /// <param name="On">The day of the contact; today where absent.</param>
    /// <param name="NextOn">The day agreed for the next one.</param>
    internal sealed record Request(string Channel, string Outcome, DateOnly? On = null, DateOnly? NextOn = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Channel).Must(AlertCodes.Channels.Contains).WithMessage(AlertCodes.OneOf(AlertCodes.Channels));
            RuleFor(r => r.Outcome).Must(AlertCodes.Outcomes.Contains).WithMessage(AlertCodes.OneOf(AlertCodes.Outcomes));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/momentumAlerts/{alertId:guid}/contacts", Handle)
        .WithName("noteContact")
        .WithSummary("Note a contact about an alert")
        .Validate<Request>();

    internal static Decision Decide(MomentumWatch watch, Guid alertId, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (watch.Alert(alertId) is null)
            return AlertStream.AlertIsOver();
        if (on > today)
            return Decision.Refuse("contact-in-future", "A contact is noted once it has taken place.");
        if (request.NextOn < on)
            return Decision.Refuse("next-contact-before-contact", "The next contact comes after this one.");
        return Decision.Accept(new ContactNoted(alertId, watch.NisCode, on, request.Channel, request.Outcome, request.NextOn));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid alertId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, CampaignDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await session.FetchAlertAsync(alertId, user, db, ct) is not var (_, stream, watch))
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(watch, alertId, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
