using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>The coordination asks somebody into the jury: one who can sign in, or somebody new, who is invited by mail.</summary>
internal sealed class NameJuror : IEndpoint
{
    /// <param name="PersonId">Somebody who can sign in, or else:</param>
    /// <param name="Person">somebody new, with an address.</param>
    internal sealed record Request(Guid? PersonId = null, NewPerson? Person = null) : INamesAPerson;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            PersonRules.AddTo(this);
            RuleFor(r => r.Person!.Email).NotEmpty().When(r => r.Person is not null).WithMessage("A member of the jury signs in, and needs an address.")
                .OverridePropertyName("person.email");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/jury", Handle)
        .WithName("nameJuror")
        .WithSummary("Ask somebody into the jury of an award")
        .Validate<Request>();

    internal static Decision Decide(Award award, Guid personId, DateOnly today)
    {
        if (award.RefuseOutside(AwardStage.Planned, AwardStage.Call, AwardStage.Scoring) is { } refused)
            return refused;
        if (award.FindJuror(personId) is { Dismissed: false })
            return Decision.Accept();
        return award.Jurors.Count >= Award.MostJurors
            ? Decision.Refuse("jury-full", $"A jury has at most {Award.MostJurors} members, those who left included.")
            : Decision.Accept(new JurorNamed(award.Id, personId, today));
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Guid awardId, Request request, HttpRequest http, IPeople people, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Award>(Award.StreamKey(awardId), ct);
        if (stream.Aggregate is not { } award)
            return Problems.NotFound();
        if (award.RefuseOutside(AwardStage.Planned, AwardStage.Call, AwardStage.Scoring)?.Refusal is { } outside)
            return outside.ToProblem();
        if (await request.PersonAsync(people, ct) is not { } personId || !(await people.FindAsync([personId], ct))[personId].HasAccount)
            return Problems.BadRequest(new InputIssue("body", "personId", "Somebody who can sign in is expected."));
        var decision = Decide(award, personId, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();
        stream.AppendMany(decision.Events);
        var href = http.Absolute($"/api/v1/campaign/awards/{awardId}");
        return TypedResults.Created(href, new CreatedResource($"{personId}", award.Changes, href));
    }
}
