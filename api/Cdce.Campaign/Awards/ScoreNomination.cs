using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>A member of the jury fills the sheet of a nomination, or fills it anew until the last day. Nobody else reads it before the results are published.</summary>
internal sealed class ScoreNomination : IEndpoint
{
    /// <param name="Points">One for each criterion of the award.</param>
    internal sealed record Request(IReadOnlyList<CriterionPoints> Points);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Points).NotEmpty().Must(p => p is null || p.DistinctBy(x => x?.Criterion).Count() == p.Count).WithMessage("Each criterion once.");
            RuleForEach(r => r.Points).NotNull().ChildRules(points =>
            {
                points.RuleFor(p => p.Criterion).NotEmpty().MaximumLength(20);
                points.RuleFor(p => p.Given).InclusiveBetween(0, 20);
            });
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/awards/{awardId:guid}/nominations/{nominationId:guid}/score", Handle)
        .WithName("scoreNomination")
        .WithSummary("Score a nomination as a member of the jury")
        .Validate<Request>();

    internal static Decision Decide(Award award, Nomination nomination, Juror juror, CurrentUser user, IReadOnlyList<CriterionPoints> points, DateOnly today)
    {
        if (award.RefuseOutside(AwardStage.Scoring) is { } refused)
            return refused;
        if (award.Rules.ScoringUntil < today)
            return Decision.Refuse("scoring-over", "The last day for the jury is past.", $"{award.Rules.ScoringUntil:yyyy-MM-dd}");
        if (juror.Declared is null)
            return Decision.Refuse("interests-undeclared", "Interests are declared before anything is scored.");
        if (juror.HasInterestIn(nomination.Id) || user.HasRoleIn(nomination.NisCode))
            return Decision.Refuse("conflict-of-interest", "Whoever has an interest in a nomination does not score it.");
        if (points.Any(p => award.Rules.Criteria.All(c => c.Code != p.Criterion)))
            return Decision.Refuse("unknown-criterion", "The award has no such criterion.", [.. award.Rules.Criteria.Select(c => c.Code)]);
        if (!points.Select(p => p.Criterion).ToHashSet().SetEquals(award.Rules.Criteria.Select(c => c.Code)))
            return Decision.Refuse("criteria-incomplete", "One number of points for each criterion of the award is expected.", [.. award.Rules.Criteria.Select(c => c.Code)]);
        if (points.Any(p => p.Given > award.Rules.MostPoints))
            return Decision.Refuse("points-too-many", "A criterion earns at most so many points.", $"{award.Rules.MostPoints}");
        var sheet = award.Rules.Criteria.Select(c => points.First(p => p.Criterion == c.Code)).ToList();
        return award.SheetOf(nomination.Id, juror.PersonId)?.Points.SequenceEqual(sheet) is true
            ? Decision.Accept()
            : Decision.Accept(new NominationScored(award.Id, nomination.Id, juror.PersonId, sheet, today));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, Guid nominationId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        var person = user.PersonId ?? Guid.Empty;
        return session.ChangeAwardAsync(awardId, expected,
            a => a.FindJuror(person) is { Dismissed: false } && a.Find(nominationId) is { State: NominationState.Admitted } ? a.SheetOf(nominationId, person)?.Changes ?? 0 : null,
            a => Decide(a, a.Find(nominationId)!, a.FindJuror(person)!, user, request.Points, clock.Today()), ct);
    }
}
