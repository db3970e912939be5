using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Evidence;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.LocalActions;
using Cdce.Campaign.FairOMeter.Scoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>A commune's Fair-ô-mètre: each question with its answer or with what the ledger proposes, and the score to the last point.</summary>
internal sealed class GetAssessment : IEndpoint
{
    /// <summary>A fact of the ledger behind an answer or a proposal.</summary>
    /// <param name="Broken">It was withdrawn since; the answer rests on it no more.</param>
    /// <param name="Events">What was recorded of it, oldest first.</param>
    internal sealed record EvidenceFact(string Href, Guid Id, LocalText? KindLabel, DateOnly On, string? Summary, EvidenceStatus Status, bool? Broken,
        IReadOnlyList<RecordedEvent> Events);

    /// <summary>An event of the log, behind an answer or a fact.</summary>
    /// <param name="Id">Stream and version, such as <c>activity.{id}.1</c>.</param>
    /// <param name="Change">What happened: recorded, corrected, withdrawn or ended for a fact, the stored name of the event for an answer.</param>
    /// <param name="RecordedBy">Id of the account or key; never a name.</param>
    internal sealed record RecordedEvent(string Id, string Change, DateTimeOffset RecordedAt, string? RecordedBy);

    /// <param name="NotApplicable">Why the question does not apply; absent where there is a value.</param>
    /// <param name="GivenOn">When a person last gave or confirmed it.</param>
    /// <param name="MustConfirm">It is so old that it is confirmed before it is sent: by giving it again.</param>
    internal sealed record Answer(int? Value, string? NotApplicable, AnswerOrigin Origin, IReadOnlyList<EvidenceFact> Facts, string? EvidenceUrl,
        IReadOnlyList<AttachedFile> Files, DateOnly? GivenOn, bool MustConfirm);

    /// <summary>What comes from the edition before.</summary>
    /// <param name="Answers">How many of its answers can be taken over.</param>
    /// <param name="Differences">What is not as it was.</param>
    internal sealed record FormerEdition(string Edition, LocalText Label, int Answers, IReadOnlyList<EditionDifference> Differences);

    /// <param name="IsNew">One was dismissed before; this one rests on a new fact.</param>
    internal sealed record ProposedAnswer(int Value, bool IsNew, IReadOnlyList<EvidenceFact> Facts);

    /// <summary>One question of the grid as the commune meets it.</summary>
    /// <param name="Version">Comes back as <c>If-Match</c> when the question is changed.</param>
    /// <param name="Quota">Of a count: the number expected of this commune.</param>
    /// <param name="RejectedFor">Why the latest proposal was rejected.</param>
    /// <param name="Before">The answer in the edition before; absent where it did not apply or was not asked.</param>
    /// <param name="InLedger">Facts of the ledger answer it.</param>
    /// <param name="CountsPartners">It counts partners.</param>
    /// <param name="Events">What was recorded of the question, oldest first.</param>
    internal sealed record QuestionView(string Code, string Criterion, QuestionKind Kind, LocalText Text, QuestionHelp Help,
        IReadOnlyList<GridOption>? Options, decimal Points, int? Quota, long Version, Answer? Answer, ProposedAnswer? Proposal,
        string? RejectedFor, int? Before, bool InLedger, bool CountsPartners, IReadOnlyList<RecordedEvent> Events);

    internal sealed record CriterionName(string Code, LocalText Name);

    /// <param name="Former">The edition before in which the commune sent its answers; absent where this is its first.</param>
    /// <param name="LocalActions">Actions of the commune's own, beside the grid; they never change the score.</param>
    /// <param name="ToConfirm">How many answers are confirmed before they are sent.</param>
    /// <param name="EvidenceFile">Where all evidence behind the answers is downloaded as a ZIP.</param>
    /// <param name="NextGrade">What is missing to the next grade; absent where there is none.</param>
    /// <param name="Events">What was recorded of the whole: sent, returned, reviewed, validated.</param>
    /// <param name="Review">Where the review is; absent before the answers are sent.</param>
    /// <param name="Feedback">Where the letter and the certificate are; absent before the result is final.</param>
    /// <param name="Score">Of the commune's own answers; of what counts once they are validated.</param>
    internal sealed record Response(string Href, string EvidenceFile, string AssessmentId, EditionView Edition, string NisCode, LocalText CommuneName, AssessmentStatus Status,
        bool Example, int Answered, int Proposed, DateOnly? SubmittedOn, string? ReturnReason, IReadOnlyList<CriterionName> Criteria,
        IReadOnlyList<QuestionView> Questions, Score Score, Progress? Progress, NextGrade? NextGrade, IReadOnlyList<RecordedEvent> Events, string? Review, string? Feedback,
        FormerEdition? Former, IReadOnlyList<LocalActionView> LocalActions, int ToConfirm, long Version,
        IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/assessments/{assessmentId}", Handle)
        .WithName("getAssessment")
        .WithSummary("Get the Fair-ô-mètre of a commune")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string assessmentId, HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var row = await db.FairOMeterAssessments.FirstOrDefaultAsync(a => a.AssessmentId == assessmentId, ct);
        if (row is null || !user.MayActFor(row.NisCode))
            return Problems.NotFound();

        var day = horizon.Day(clock);
        var commune = await db.Communes.FirstAsync(c => c.NisCode == row.NisCode, ct);
        var edition = await db.FairOMeterEditions.FirstAsync(e => e.Code == row.Edition, ct);
        var grid = (await db.FairOMeterGrids.FirstAsync(g => g.Grid == row.Grid, ct)).ToContent();
        var ledger = (await CriterionSource.LoadAsync(db, [row.NisCode], day, ct))[row.NisCode];
        var assessment = row.ToAssessment();
        var found = new AssessmentCase(assessment,
            new Edition(edition.Code, edition.Grid, edition.OpensOn, edition.ClosesOn, [], edition.ClosedOn) { Rules = edition.Rules }, grid, day);
        var changeable = found.RefuseChange() is null;

        var proposals = grid.Questions().Select(q => (q.Code, Proposal: changeable ? Proposal.For(q, assessment.Of(q.Code), ledger, day) : null))
            .Where(p => p.Proposal is not null).ToDictionary(p => p.Code, p => p.Proposal);
        var ids = row.Questions.SelectMany(q => q.Facts).Concat(row.LocalActions.Concat(row.SentLocalActions).SelectMany(a => a.Facts)).Concat(proposals.Values.SelectMany(p => p?.Facts ?? [])).Distinct().ToArray();
        var facts = await db.Activities.Where(a => ids.Contains(a.ActivityId)).ToDictionaryAsync(a => a.ActivityId, ct);
        var files = await EvidenceTable.FindAsync(db, row.Questions.SelectMany(q => q.Files), ct);
        var before = await FormerAssessment.FindAsync(db, row, edition, ct);
        var reusable = before is null || !changeable ? 0 : Reuse.Answers(before.Grid, before.Row.ToAssessment(), found, ledger).Count;
        var answers = row.Status is AssessmentStatus.Validated ? assessment.Counting() : Assessment.Scored(row.Questions);
        var score = Score.Of(grid, answers);

        http.Response.SetVersion(row.Version);
        var href = http.Request.Absolute($"/api/v1/campaign/fairOMeter/assessments/{assessmentId}");
        return TypedResults.Ok(new Response(href, href + "/evidence", assessmentId,
            EditionView.Of(edition, day, horizon.AsOf is not null, user, http.Request), row.NisCode, commune.Name.ToText(), row.Status, grid.Example,
            row.Answered, proposals.Count, row.SubmittedOn, row.ReturnReason,
            [.. grid.Criteria.Select(c => new CriterionName(c.Code, CriterionText.Of(c.Code).Name))],
            [.. grid.Criteria.SelectMany(c => c.Questions.Select(q => View(c.Code, q)))], score,
            before?.ProgressTo(grid, answers),
            NextGrade.Of(grid, answers, q => Proposal.QuotaOf(q, ledger, day)), EventsOf(null),
            row.Submissions > 0 ? href + "/review" : null, assessment.IsFinal ? href + "/feedback" : null,
            before is null ? null : new FormerEdition(before.Row.Edition, before.Label, reusable,
                Reuse.Differences(before.Grid, before.Row.ToAssessment(), grid, assessment)),
            LocalActionView.Of(assessment, shown => LocalActionFact.Of(shown, facts, day, http.Request)),
            changeable ? assessment.Questions.Count(found.MustConfirm) : 0, row.Version, Allowed()));

        QuestionView View(string criterion, GridQuestion question)
        {
            var state = assessment.Of(question.Code);
            return new QuestionView(question.Code, criterion, question.Kind, question.Text, question.Help, question.Options, question.Points,
                state.Answered ? state.Quota : Proposal.QuotaOf(question, ledger, day), state.Changes,
                state.Answered ? new Answer(state.Value, state.NotApplicable, state.Origin, FactsOf(state.Facts), state.EvidenceUrl,
                    AttachedFile.Of(state.Files, files, assessmentId, http.Request), state.GivenOn, changeable && found.MustConfirm(state)) : null,
                proposals.GetValueOrDefault(question.Code) is { } proposal
                    ? new ProposedAnswer(proposal.Value, proposal.IsNew, FactsOf(proposal.Facts)) : null,
                state.Reason, before?.Row.Sent.FirstOrDefault(q => q.Question == question.Code)?.Value,
                question.Facts is not null, question.Facts?.PartnerKind is not null, EventsOf(question.Code));
        }

        IReadOnlyList<RecordedEvent> EventsOf(string? question) => [.. row.Events.Where(e => e.Question == question)
            .Select(e => new RecordedEvent($"fair-o-meter.{assessmentId}.{e.Version}", e.EventType, e.RecordedAt, e.RecordedBy))];

        IReadOnlyList<EvidenceFact> FactsOf(IReadOnlyList<Guid> from) => [.. from.Where(facts.ContainsKey).Select(id => facts[id])
            .Select(f => new EvidenceFact(http.Request.Absolute($"/api/v1/campaign/activities/{f.ActivityId}"), f.ActivityId,
                ActivityKinds.Find(f.Kind)?.Label, f.On, f.Summary, f.StatusOn(day), f.Withdrawn ? true : null,
                [.. f.Versions.Select(v => new RecordedEvent($"activity.{f.ActivityId}.{v.Version}", v.Change, v.RecordedAt, v.RecordedBy))]))];

        string[] Allowed() => horizon.AsOf is not null ? []
            : user.Allowed(row.NisCode,
            [
                .. changeable ? [.. AddLocalAction.RefuseMore(assessment) is null ? ["addLocalAction"] : Array.Empty<string>(), "answerQuestion", "attachEvidenceFile", "clearAnswer", "importAssessmentPaper", "rejectProposal", "reviseLocalAction",
                    "withdrawEvidenceFile", "withdrawLocalAction", .. reusable > 0 ? ["reuseAnswers"] : Array.Empty<string>()] : Array.Empty<string>(),
                .. row.Status is AssessmentStatus.Submitted ? ["returnAssessment", "validateAssessment"] : changeable ? ["submitAssessment"] : Array.Empty<string>(),
            ]);
    }
}
