using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Governance.Committees;

/// <summary>A chair or a secretary takes somebody into the committee; the coordination does so anywhere.</summary>
internal sealed class GiveMandate : IEndpoint
{
    /// <param name="Area">NIS code of the commune; for coordinators the first digits of a province's, or empty.</param>
    /// <param name="PersonId">Somebody who is known, or else:</param>
    /// <param name="Person">somebody new, who is invited by mail where an address is given.</param>
    /// <param name="From">The first day; today where absent.</param>
    /// <param name="Until">The last day, where the mandate is for a time.</param>
    internal sealed record Request(string Area, Role Role, Guid? PersonId = null, NewPerson? Person = null, DateOnly? From = null,
        DateOnly? Until = null) : INamesAPerson;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Area).Matches("^([0-9]{1,2}|[0-9]{5})?$");
            RuleFor(r => r.Role).Must((request, role) => Fits(role, request.Area))
                .WithMessage("A role of a commune needs a NIS code; a regional coordinator a province; the national one nothing.");
            PersonRules.AddTo(this);
        }

        private static bool Fits(Role role, string area) => role switch
        {
            Role.NationalCoordinator => area.Length == 0,
            Role.RegionalCoordinator => area.Length is 1 or 2,
            _ => role.IsOfCommune() && area.Length == 5,
        };
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/governance/mandates", Handle)
        .WithName("giveMandate")
        .WithSummary("Give somebody a role in a committee")
        .Validate<Request>();

    internal static Decision Decide(Committee committee, Guid mandateId, Guid personId, Request request, DateOnly today)
    {
        var on = request.From ?? today;
        return committee.RefuseRole(personId, request.Role, on, request.Until)
            ?? Decision.Accept(new MandateGiven(mandateId, personId, request.Area, request.Role, on, request.Until));
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CurrentUser user, IPeople people, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        if (!user.MayGive(request.Role, request.Area))
            return Problems.NotFound();
        if (await request.PersonAsync(people, ct) is not { } personId)
            return Problems.BadRequest(new InputIssue("body", "personId", "Nobody has this id."));

        var stream = await session.Events.FetchForWriting<Committee>(Committee.StreamKey(request.Area), ct);
        var mandateId = Guid.CreateVersion7();
        var decision = Decide(stream.Aggregate ?? Committee.Empty(request.Area), mandateId, personId, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        var href = http.Absolute($"/api/v1/governance/committees/{request.Area}");
        return TypedResults.Created(href, new CreatedResource(mandateId.ToString(), stream.CurrentVersion, href));
    }
}
