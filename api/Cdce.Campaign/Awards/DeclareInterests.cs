using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>A member of the jury says in which nominations he or she has an interest, and scores none of these. Without a declaration nobody scores.</summary>
internal sealed class DeclareInterests : IEndpoint
{
    /// <param name="Nominations">None where there is no interest; those of communes in which the member holds a role are added.</param>
    internal sealed record Request(IReadOnlyList<Guid> Nominations);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Nominations).NotNull().Must(n => n is null || (n.Count <= 5_000 && n.Distinct().Count() == n.Count)).WithMessage("Each once.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/interests", Handle)
        .WithName("declareInterests")
        .WithSummary("Declare one's interests in the nominations of an award")
        .Validate<Request>();

    internal static Decision Decide(Award award, Guid personId, CurrentUser user, IReadOnlyList<Guid> interests, DateOnly today)
    {
        if (award.RefuseOutside(AwardStage.Scoring) is { } refused)
            return refused;
        if (interests.Where(id => award.Find(id) is not { State: NominationState.Admitted }).Select(id => $"{id}").ToArray() is { Length: > 0 } unknown)
            return Decision.Refuse("unknown-nomination", "The jury has no such nominations.", unknown);
        return Decision.Accept(new InterestsDeclared(award.Id, personId,
            [.. award.Nominations.Where(n => n.State is NominationState.Admitted && (interests.Contains(n.Id) || user.HasRoleIn(n.NisCode))).Select(n => n.Id).Order()], today));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, Request request, CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAwardAsync(awardId, a => user.PersonId is { } person && a.FindJuror(person) is { Dismissed: false }
            ? Decide(a, person, user, request.Nominations, clock.Today()) : null, ct);
}
