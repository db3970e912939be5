using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Grids;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>What a decision about a commune's Fair-ô-mètre looks at.</summary>
internal sealed record AssessmentCase(Assessment Assessment, Edition Edition, GridContent Grid, DateOnly Today)
{
    /// <summary>Refuses what comes outside the days of the edition, or after the review; what was sent is a copy of its own.</summary>
    public Decision? RefuseChange() => Assessment.Status switch
    {
        AssessmentStatus.Validated => Decision.Refuse("fair-o-meter-validated", "The answers were validated; they do not change any more."),
        AssessmentStatus.Returned when Edition.ClosedOn is null => null,
        _ when !Edition.IsOpenOn(Today) => Decision.Refuse("edition-not-open", "The edition is not open on this day.",
            $"{Edition.OpensOn:yyyy-MM-dd}", $"{Edition.ClosesOn:yyyy-MM-dd}"),
        _ => null,
    };

    /// <summary>Whether an answer is so old that a person confirms it before it is sent.</summary>
    public bool MustConfirm(QuestionState state) =>
        state is { Answered: true, GivenOn: { } given } && given < Today.AddMonths(-Edition.Rules.ConfirmAfterMonths);
}

/// <summary>Loads a commune's Fair-ô-mètre with its edition and grid, and appends what is decided.</summary>
internal static class AssessmentStream
{
    /// <summary>A change of the whole: the version that was seen is that of the assessment.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangeAssessmentAsync(this IDocumentSession session, string assessmentId,
        EntityVersion expected, CurrentUser user, DateOnly today, Func<AssessmentCase, Decision> decide, CancellationToken ct)
    {
        if (await session.FindCaseAsync(assessmentId, user, today, ct) is not var (stream, found))
            return Problems.NotFound();
        return expected.Value != stream.StartingVersion ? Problems.Stale() : Append(stream, decide(found));
    }

    /// <summary>A change of one question: the version that was seen is that of the question, so that two people work side by side.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangeQuestionAsync(this IDocumentSession session, string assessmentId,
        string question, EntityVersion expected, CurrentUser user, CampaignDb db, DateOnly today,
        Func<AssessmentCase, GridQuestion, CriterionFacts, Decision> decide, CancellationToken ct)
    {
        if (await session.FindCaseAsync(assessmentId, user, today, ct) is not var (stream, found)
            || found.Grid.Find(question) is not { } asked)
        {
            return Problems.NotFound();
        }

        if (expected.Value != found.Assessment.Of(question).Changes)
            return Problems.Stale();
        if (found.RefuseChange() is { } refused)
            return Append(stream, refused);
        var ledger = (await CriterionSource.LoadAsync(db, [found.Assessment.NisCode], today, ct))[found.Assessment.NisCode];
        return Append(stream, decide(found, asked, ledger));
    }

    /// <summary>A change of a part that has a version of its own, other than an answer.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangePartAsync(this IDocumentSession session, string assessmentId,
        EntityVersion expected, CurrentUser user, DateOnly today, Func<AssessmentCase, int?> version, Func<AssessmentCase, Decision> decide,
        CancellationToken ct)
    {
        if (await session.FindCaseAsync(assessmentId, user, today, ct) is not var (stream, found) || version(found) is not { } now)
            return Problems.NotFound();
        return expected.Value != now ? Problems.Stale() : Append(stream, decide(found));
    }

    /// <summary>Adds something that is new, whatever else has changed.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> AddToAssessmentAsync(this IDocumentSession session, string assessmentId,
        CurrentUser user, DateOnly today, Func<AssessmentCase, Decision> decide, CancellationToken ct) =>
        await session.FindCaseAsync(assessmentId, user, today, ct) is var (stream, found) ? Append(stream, decide(found)) : Problems.NotFound();

    private static async Task<(IEventStream<Assessment> Stream, AssessmentCase Found)?> FindCaseAsync(this IDocumentSession session,
        string assessmentId, CurrentUser user, DateOnly today, CancellationToken ct)
    {
        if (assessmentId.Split('-') is not [var code, var nisCode] || !user.MayActFor(nisCode)
            || await session.Events.AggregateStreamAsync<Edition>(Edition.StreamKey(code), token: ct) is not { } edition
            || !edition.Communes.Contains(nisCode)
            || (await session.Events.AggregateStreamAsync<GridVersions>(GridVersions.Stream, token: ct))?.Version(edition.Grid) is not { } grid)
        {
            return null;
        }

        var stream = await session.Events.FetchForWriting<Assessment>(Assessment.StreamKey(assessmentId), ct);
        return (stream, new AssessmentCase(stream.Aggregate ?? Assessment.New(code, nisCode), edition, grid, today));
    }

    private static Results<NoContent, ProblemHttpResult> Append(IEventStream<Assessment> stream, Decision decision)
    {
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();
        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
