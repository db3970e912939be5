using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Governance.Committees;

/// <summary>Somebody who is known already asks a committee to take him or her in, instead of being entered twice.</summary>
internal sealed class RequestToJoin : IEndpoint
{
    internal sealed record Request(string NisCode, Role Role = Role.Member);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.NisCode).Matches("^[0-9]{5}$");
            RuleFor(r => r.Role).Must(role => role.IsOfCommune()).WithMessage("A role of a commune.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/governance/joinRequests", Handle)
        .WithName("requestToJoin")
        .WithSummary("Ask to join a committee")
        .Validate<Request>();

    internal static Decision Decide(Committee committee, Guid requestId, Guid personId, Request request, DateOnly today)
    {
        if (committee.Asking.Any(r => r.PersonId == personId))
            return Decision.Refuse("join-asked", "This person has asked already.");
        return committee.RefuseRole(personId, request.Role, today, null)
            ?? Decision.Accept(new JoinRequested(requestId, personId, committee.Area, request.Role, today));
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CurrentUser user, IDocumentSession session, ICommunes communes, TimeProvider clock, CancellationToken ct)
    {
        if (user.PersonId is not { } personId)
            return new Refusal("not-a-person", "A program does not join a committee.", []).ToProblem();

        if (!await communes.IsKnownAsync(request.NisCode, ct))
            return Problems.BadRequest(new InputIssue("body", "nisCode", "The register knows no commune with this code."));
        var stream = await session.Events.FetchForWriting<Committee>(Committee.StreamKey(request.NisCode), ct);
        var requestId = Guid.CreateVersion7();
        var decision = Decide(stream.Aggregate ?? Committee.Empty(request.NisCode), requestId, personId, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        var href = http.Absolute($"/api/v1/governance/committees/{request.NisCode}");
        return TypedResults.Created(href, new CreatedResource(requestId.ToString(), stream.CurrentVersion, href));
    }
}
