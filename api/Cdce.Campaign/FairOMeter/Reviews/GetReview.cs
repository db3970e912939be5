using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Evidence;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.LocalActions;
using Cdce.Campaign.FairOMeter.Scoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>
/// The answers of a Fair-ô-mètre as they were sent, what the coordination says of each, what the commune has changed in its draft since,
/// and the score before and after the review.
/// </summary>
internal sealed class GetReview : IEndpoint
{
    /// <param name="Value">Null where it does not apply.</param>
    internal sealed record Said(int? Value, string? NotApplicable, string? EvidenceUrl, IReadOnlyList<AttachedFile> Files);

    /// <summary>What the coordination says of an answer.</summary>
    /// <param name="Value">Where it was adjusted: what counts instead.</param>
    /// <param name="Reviewer">Name of the person; absent for a program and for somebody who was forgotten.</param>
    internal sealed record Reviewed(ReviewOutcome Outcome, int? Value, string? Reason, string? Reviewer, DateOnly On);

    /// <summary>What the commune says against it.</summary>
    /// <param name="Accepted">Absent while it is not decided.</param>
    internal sealed record Objection(string Text, DateOnly On, bool? Accepted, string? Reason, string? DecidedBy, DateOnly? DecidedOn);

    /// <summary>One question with what was sent.</summary>
    /// <param name="Sent">The commune's own answer, which the review never changes.</param>
    /// <param name="Draft">The answer in the draft of today, where it is another one; absent where it is the same or was taken back.</param>
    /// <param name="Changed">The draft says something else than what was sent.</param>
    /// <param name="Adds">What the answer adds to the score after the review, to a tenth of a point.</param>
    /// <param name="AddedBefore">What the commune's own answer would add.</param>
    /// <param name="Version">Comes back as <c>If-Match</c> when the answer is reviewed.</param>
    internal sealed record ReviewedAnswer(string Question, string Criterion, QuestionKind Kind, LocalText Text, IReadOnlyList<GridOption>? Options, int? Quota,
        decimal Points, Said Sent, Said? Draft, bool Changed, Reviewed? Review, Objection? Objection, decimal Adds, decimal AddedBefore, long Version);

    /// <summary>Something that was asked about a criterion.</summary>
    internal sealed record Exchange(string Text, DateOnly On, string? Answer, DateOnly? AnsweredOn);

    /// <summary>A criterion with what was asked about it.</summary>
    /// <param name="Version">Comes back as <c>If-Match</c> when something is asked or answered.</param>
    internal sealed record ReviewedCriterion(string Code, LocalText Name, IReadOnlyList<Exchange> Asked, bool Open, long Version);

    /// <summary>What the coordination says of an action of the commune's own.</summary>
    /// <param name="Reviewer">Name of the person; absent for a program and for somebody who was forgotten.</param>
    internal sealed record Valued(string Text, string? Reviewer, DateOnly On);

    /// <summary>An action of the commune's own as it was sent.</summary>
    /// <param name="Changed">The draft tells it otherwise, or no more.</param>
    /// <param name="Version">Comes back as <c>If-Match</c> when it is valued.</param>
    internal sealed record SentLocalAction(Guid ActionId, string Title, string Text, IReadOnlyList<LocalActionFact> Facts, bool Changed, Valued? Valuation, long Version);

    /// <param name="LocalActions">Actions of the commune's own, beside the grid; they never change a score.</param>
    /// <param name="Submissions">How often the answers were sent; 0 while there is nothing to review.</param>
    /// <param name="Changes">How many answers the draft has changed since.</param>
    /// <param name="Progress">Of what counts after the review, since the edition before; absent where this is the first one.</param>
    /// <param name="Before">The score of the answers as they were sent.</param>
    /// <param name="After">The score of what counts after the review, to the last point.</param>
    /// <param name="Final">Nothing of it changes any more.</param>
    internal sealed record Response(string Href, string AssessmentId, string Edition, string NisCode, LocalText CommuneName, AssessmentStatus Status,
        bool Example, int Submissions, DateOnly? SubmittedOn, int Changes, IReadOnlyList<ReviewedCriterion> Criteria, IReadOnlyList<ReviewedAnswer> Answers,
        IReadOnlyList<SentLocalAction> LocalActions,
        Progress? Progress, Score Before, Score After, bool Contested, bool ContestOpen, bool Final, Publication Publication, DateOnly? ValidatedOn, DateOnly? RenewalOn,
        long Version, IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/assessments/{assessmentId}/review", Handle)
        .WithName("getReview")
        .WithSummary("Get the review of a Fair-ô-mètre")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string assessmentId, HttpContext http, CurrentUser user, CampaignDb db, IPeople people, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var row = await db.FairOMeterAssessments.FirstOrDefaultAsync(a => a.AssessmentId == assessmentId, ct);
        if (row is null || !user.MayActFor(row.NisCode))
            return Problems.NotFound();

        var commune = await db.Communes.FirstAsync(c => c.NisCode == row.NisCode, ct);
        var grid = (await db.FairOMeterGrids.FirstAsync(g => g.Grid == row.Grid, ct)).ToContent();
        var assessment = row.ToAssessment();
        var edition = await db.FairOMeterEditions.FirstAsync(e => e.Code == row.Edition, ct);
        var former = await FormerAssessment.FindAsync(db, row, edition, ct);
        Guid?[] acted = [.. row.Reviews.Select(r => r.Reviewer), .. row.Contested.Select(c => c.DecidedBy), .. row.Valuations.Select(v => v.Reviewer)];
        var names = await people.FindAsync([.. acted.OfType<Guid>().Distinct()], ct);
        var files = await EvidenceTable.FindAsync(db, row.Sent.Concat(row.Questions).SelectMany(q => q.Files), ct);
        var shown = row.SentLocalActions.SelectMany(a => a.Facts).Distinct().ToArray();
        var facts = await db.Activities.Where(a => shown.Contains(a.ActivityId)).Select(ActivityRow.WithoutVersions).ToDictionaryAsync(a => a.ActivityId, ct);
        var (before, after) = (Score.Of(grid, Assessment.Scored(row.Sent)), Score.Of(grid, assessment.Counting()));
        var added = before.Contributions.ToDictionary(c => c.Question, c => c.Adds);
        var adds = after.Contributions.ToDictionary(c => c.Question, c => c.Adds);
        var answers = grid.Criteria.SelectMany(c => c.Questions.Select(q => (c.Code, Question: q)))
            .Where(q => assessment.SentTo(q.Question.Code).Answered).Select(q => View(q.Code, q.Question)).ToList();

        http.Response.SetVersion(row.Version);
        return TypedResults.Ok(new Response(http.Request.Absolute($"/api/v1/campaign/fairOMeter/assessments/{assessmentId}/review"), assessmentId,
            row.Edition, row.NisCode, commune.Name.ToText(), row.Status, grid.Example, row.Submissions, row.SubmittedOn, answers.Count(a => a.Changed),
            [.. grid.Criteria.Select(c => new ReviewedCriterion(c.Code, CriterionText.Of(c.Code).Name,
                [.. row.Asked.Where(a => a.Criterion == c.Code).Select(a => new Exchange(a.Text, a.On, a.Answer, a.AnsweredOn))],
                row.Asked.Any(a => a.Criterion == c.Code && a.Answer is null), assessment.AskedVersion(c.Code)))],
            answers, [.. row.SentLocalActions.Select(LocalView)], former?.ProgressTo(grid, assessment.Counting()), before, after, row.Contested.Count > 0, assessment.ContestIsOpen, assessment.IsFinal, row.Publication, row.ValidatedOn, row.RenewalOn,
            row.Version, horizon.AsOf is null ? user.Allowed(row.NisCode, Possible(assessment)) : []));

        ReviewedAnswer View(string criterion, GridQuestion question)
        {
            var (sent, draft) = (assessment.SentTo(question.Code), assessment.Of(question.Code));
            var changed = !sent.SaysTheSameAs(draft);
            return new ReviewedAnswer(question.Code, criterion, question.Kind, question.Text, question.Options, sent.Quota, question.Points,
                Of(sent),
                changed && draft.Answered ? Of(draft) : null, changed,
                assessment.ReviewOf(question.Code) is { Outcome: { } outcome } r ? new Reviewed(outcome, r.Value, r.Reason, NameOf(r.Reviewer), r.On) : null,
                assessment.Contested.FirstOrDefault(c => c.Question == question.Code) is { } c
                    ? new Objection(c.Text, c.On, c.Accepted, c.Reason, NameOf(c.DecidedBy), c.DecidedOn) : null,
                adds[question.Code], added[question.Code], assessment.ReviewVersion(question.Code));
        }

        SentLocalAction LocalView(LocalAction sent) => new(sent.ActionId, sent.Title, sent.Text,
            LocalActionFact.Of(sent.Facts, facts, horizon.Day(clock), http.Request),
            assessment.LocalActionOf(sent.ActionId) is not { Withdrawn: false } draft || !draft.SaysTheSameAs(sent),
            assessment.ValuationOf(sent.ActionId) is { Text: { } text } v ? new Valued(text, NameOf(v.Reviewer), v.On) : null,
            assessment.ValuationVersion(sent.ActionId));

        Said Of(QuestionState said) => new(said.Value, said.NotApplicable, said.EvidenceUrl, AttachedFile.Of(said.Files, files, assessmentId, http.Request));

        string? NameOf(Guid? personId) => personId is { } id ? names.GetValueOrDefault(id)?.DisplayName : null;
    }

    // What could be done now by whoever has the right.
    private static IEnumerable<string> Possible(Assessment assessment) => assessment.Status switch
    {
        AssessmentStatus.Submitted => ["reviewAnswer", "askAboutCriterion", "explainCriterion", "returnAssessment", "validateAssessment", .. assessment.SentLocalActions.Count > 0 ? ["valueLocalAction"] : Array.Empty<string>()],
        AssessmentStatus.Returned => ["explainCriterion"],
        AssessmentStatus.Validated when assessment.ContestIsOpen => ["decideContest"],
        AssessmentStatus.Validated when assessment is { Contested.Count: 0, Publication: Publication.NotPublished }
            && assessment.Sent.Any(q => assessment.IsChanged(q.Question)) => ["contestReview", "choosePublication"],
        AssessmentStatus.Validated => ["choosePublication"],
        _ => [],
    };
}
