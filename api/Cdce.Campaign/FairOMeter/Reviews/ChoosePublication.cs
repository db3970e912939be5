using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Scoring;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>The commune or the coordination chooses what others may see of a final result; it can be taken back.</summary>
internal sealed class ChoosePublication : IEndpoint
{
    internal sealed record Request(Publication Choice);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Choice).IsInEnum();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/assessments/{assessmentId}/publication", Handle)
        .WithName("choosePublication")
        .WithSummary("Choose what is published of a Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(AssessmentCase found, Request request, Progress? progress)
    {
        var assessment = found.Assessment;
        if (!assessment.IsFinal)
            return assessment.ContestIsOpen ? Decision.Refuse("contest-open", "What the commune contests is decided first.") : ContestReview.NotValidated();
        if (assessment.Publication == request.Choice)
            return Decision.Accept();
        var score = Score.Of(found.Grid, assessment.Counting());
        return Decision.Accept(new PublicationChosen(assessment.Edition, assessment.NisCode, request.Choice,
            request.Choice is Publication.NotPublished ? null : score.Grade,
            request.Choice is Publication.GradeAndCriteria ? ByCriterion(score) : null, found.Today,
            request.Choice is Publication.NotPublished ? null : progress?.Index, request.Choice is Publication.NotPublished ? null : progress?.Edition));
    }

    internal static IReadOnlyList<PublishedCriterion> ByCriterion(Score score) => [.. score.Contributions.GroupBy(c => c.Criterion)
        .Select(c => new PublishedCriterion(c.Key, c.Sum(q => q.Adds),
            score.Applicable > 0 ? decimal.Round(c.Sum(q => q.Points) * 100 / score.Applicable, 1, MidpointRounding.AwayFromZero) : 0))];

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, CampaignDb db,
        IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var former = await FormerAssessment.FindAsync(db, assessmentId, ct);
        return await session.ChangeAssessmentAsync(assessmentId, expected, user, clock.Today(),
            found => Decide(found, request, former?.ProgressTo(found.Grid, found.Assessment.Counting())), ct);
    }
}
