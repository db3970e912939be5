using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>The coordination admits a nomination to the jury, or refuses it with a reason; until the jury scores it may decide anew.</summary>
internal sealed class ScreenNomination : IEndpoint
{
    /// <param name="Reason">Needed for a refusal; the commune reads it; no names of people.</param>
    internal sealed record Request(bool Admitted, string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).MaximumLength(1_000);
            RuleFor(r => r.Reason).NotEmpty().When(r => !r.Admitted).WithMessage("A refusal demands a reason.");
            RuleFor(r => r.Reason).Null().When(r => r.Admitted).WithMessage("Only a refusal has a reason.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/awards/{awardId:guid}/nominations/{nominationId:guid}/screening", Handle)
        .WithName("screenNomination")
        .WithSummary("Admit a nomination to the jury, or refuse it")
        .Validate<Request>();

    internal static Decision Decide(Award award, Nomination nomination, Request request, DateOnly today) => award.RefuseOutside(AwardStage.Call)
        ?? (nomination.State is NominationState.Withdrawn
            ? Decision.Refuse("nomination-withdrawn", "The commune took the nomination back.")
            : Decision.Accept(new AwardNominationScreened(award.Id, nomination.Id, nomination.NisCode, request.Admitted, request.Reason?.Trim(), today)));

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, Guid nominationId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        session.ChangeAwardAsync(awardId, expected, a => a.Find(nominationId)?.Changes, a => Decide(a, a.Find(nominationId)!, request, clock.Today()), ct);
}
