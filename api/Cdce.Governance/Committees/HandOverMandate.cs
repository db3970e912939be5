using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Governance.Committees;

/// <summary>Somebody who leaves hands the role over: the one ends and the other begins together.</summary>
internal sealed class HandOverMandate : IEndpoint
{
    /// <param name="PersonId">Somebody who is known, or else:</param>
    /// <param name="Person">somebody new, who is invited by mail where an address is given.</param>
    /// <param name="On">The first day of the new one; today where absent.</param>
    internal sealed record Request(Guid? PersonId = null, NewPerson? Person = null, DateOnly? On = null) : INamesAPerson;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => PersonRules.AddTo(this);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/governance/mandates/{mandateId:guid}/handOver", Handle)
        .WithName("handOverMandate")
        .WithSummary("Hand a role in a committee over to somebody else")
        .Validate<Request>();

    internal static Decision Decide(Committee committee, Mandate mandate, Guid newId, Guid personId, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (personId == mandate.PersonId)
            return Decision.Refuse("mandate-held", "This person holds this role already.");
        var end = EndMandate.Decide(committee, mandate, new EndMandate.Request("handedOver", on), today);
        return end.Refusal is not null
            ? end
            : committee.RefuseRole(personId, mandate.Role, on, mandate.Until)
                ?? Decision.Accept([.. end.Events, new MandateGiven(newId, personId, committee.Area, mandate.Role, on, mandate.Until)]);
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Guid mandateId, Request request, HttpRequest http, CurrentUser user, IPeople people, GovernanceDb db, IDocumentSession session,
        TimeProvider clock, CancellationToken ct)
    {
        if (await session.FetchMandateAsync(mandateId, user, db, ct) is not var (stream, committee, mandate))
            return Problems.NotFound();
        if (await request.PersonAsync(people, ct) is not { } personId)
            return Problems.BadRequest(new InputIssue("body", "personId", "Nobody has this id."));

        var newId = Guid.CreateVersion7();
        var decision = Decide(committee, mandate, newId, personId, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        var href = http.Absolute($"/api/v1/governance/committees/{committee.Area}");
        return TypedResults.Created(href, new CreatedResource(newId.ToString(), stream.CurrentVersion, href));
    }
}
