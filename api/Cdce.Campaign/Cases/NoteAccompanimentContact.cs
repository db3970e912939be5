using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Cases;

/// <summary>The coordination notes a contact within an accompaniment.</summary>
internal sealed class NoteAccompanimentContact : IEndpoint
{
    /// <param name="Channel">phone, visit, mail or meeting</param>
    /// <param name="Outcome">noAnswer, listened, planAgreed, mentorWanted, pauseWanted or furtherContact</param>
    /// <param name="On">The day; today where absent.</param>
    /// <param name="NextOn">The day agreed for the next one.</param>
    internal sealed record Request(string Channel, string Outcome, DateOnly? On = null, DateOnly? NextOn = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Channel).Must(Alerts.AlertCodes.Channels.Contains)
                .WithMessage(Alerts.AlertCodes.OneOf(Alerts.AlertCodes.Channels));
            RuleFor(r => r.Outcome).Must(Alerts.AlertCodes.Outcomes.Contains)
                .WithMessage(Alerts.AlertCodes.OneOf(Alerts.AlertCodes.Outcomes));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/accompaniments/{caseId:guid}/contacts", Handle)
        .WithName("noteAccompanimentContact")
        .WithSummary("Note a contact within an accompaniment")
        .Validate<Request>();

    internal static Decision Decide(Accompaniment accompaniment, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (on > today)
            return Decision.Refuse("contact-in-future", "A contact is noted once it has taken place.");
        return request.NextOn < on
            ? Decision.Refuse("next-contact-before-contact", "The next contact comes after this one.")
            : Decision.Accept(new AccompanimentContactNoted(
                accompaniment.CaseId, on, request.Channel, request.Outcome, request.NextOn));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid caseId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAccompanimentAsync(caseId, expected, user, accompaniment => Decide(accompaniment, request, clock.Today()), ct);
}
