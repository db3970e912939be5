using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringProposals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRequests;

/// <summary>One request with its diagnoses, its proposal and its answers.</summary>
internal sealed class GetMentoringRequest : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/learning/mentoringRequests/{requestId:guid}", Handle)
        .WithName("getMentoringRequest")
        .WithSummary("Get a request for mentoring")
        .AllowsAsOf();

    private static async Task<Results<Ok<MentoringRequestDetails>, NotFound>> Handle(
        Guid requestId, HttpRequest request, CurrentUser user, LearningDb db, CancellationToken ct)
    {
        var row = await db.Requests.FindAsync([requestId], ct);
        if (row is null || !(user.MayActFor(row.NisCode) || (row.MentorNisCode is { } mentor && user.MayActFor(mentor))))
            return TypedResults.NotFound();

        var communes = await MentoringCommune.LoadAsync(db, MentoringRequestDetails.Communes(row), ct);
        request.HttpContext.Response.SetVersion(row.Version);
        return TypedResults.Ok(MentoringRequestDetails.Of(row, communes, request, user));
    }
}

/// <summary>A request for mentoring.</summary>
/// <param name="Origin">momentum, coordination or commune</param>
/// <param name="Wants">Criteria in which a mentor should be strong, most wanted first.</param>
/// <param name="Proposed">The newest proposal; shown to the coordination only, for nothing goes to communes before it decides.</param>
/// <param name="Mentor">The commune that is asked or was found.</param>
/// <param name="AnswerBy">The day on which an unanswered offer is taken back.</param>
/// <param name="LastRefusal">Why the last mentor did not come about.</param>
internal sealed record MentoringRequestDetails(
    string Href, string RequestId, MentoringCommune Mentee, string Origin, IReadOnlyList<string> Causes,
    IReadOnlyList<string> WeakCriteria, IReadOnlyList<string> Wants, DateOnly OpenedOn, RequestState State,
    IReadOnlyList<DiagnosisDetails> Diagnoses, ComparedDiagnoses? Comparison, MentoringCommune? LockedMentor,
    ProposedMentorDetails? Proposed, MentoringCommune? Mentor, int? Score, DateOnly? OfferedOn, DateOnly? AnswerBy,
    DateOnly? RemindedOn, bool MentorAccepted, bool MenteeAccepted, string? LastRefusal, string? PairHref, string? PairId,
    DateOnly? ClosedOn, string? CloseReason, long Version, bool? Simulated, IReadOnlyList<string> AllowedActions)
{
    public static IEnumerable<string?> Communes(MentoringRequestRow row) =>
        [row.NisCode, row.MentorNisCode, row.LockedMentor,
            .. row.ReadProposed() is { } proposed ? ProposedMentorDetails.Communes(proposed) : []];

    public static MentoringRequestDetails Of(
        MentoringRequestRow row, IReadOnlyDictionary<string, MentoringCommune> communes, HttpRequest request, CurrentUser user)
    {
        // A mentor's commune learns that it is asked and by whom, not what was diagnosed elsewhere.
        var mayRead = user.May("getMentoringRequest", row.NisCode);
        var coordinates = user.IsCoordinationOf(row.NisCode);
        var diagnoses = mayRead ? row.ReadDiagnoses() : [];
        var proposed = coordinates && row.State == RequestState.Open ? row.ReadProposed() : null;
        return new MentoringRequestDetails(
            request.Absolute($"/api/v1/learning/mentoringRequests/{row.Id}"), row.Id.ToString(), communes[row.NisCode],
            row.Origin, mayRead ? row.Causes : [], row.WeakCriteria,
            BarrierQuestionnaire.Current.WantedStrengths(
                row.LastDiagnosis()?.Causes.Select(c => c.Code) ?? row.Causes, row.WeakCriteria),
            row.OpenedOn, row.State, [.. diagnoses.Select(DiagnosisDetails.Of)], ComparedDiagnoses.Of(diagnoses),
            coordinates && row.LockedMentor is { } locked ? communes[locked] : null,
            proposed is not null && row.ProposalId is { } proposalId
                ? ProposedMentorDetails.Of(proposed, proposalId, communes, request)
                : null,
            row.MentorNisCode is { } mentor ? communes[mentor] : null, row.Score, row.OfferedOn, row.AnswerBy, row.RemindedOn,
            row.MentorAccepted, row.MenteeAccepted, mayRead ? row.LastRefusal : null,
            row.PairId is { } pair ? request.Absolute($"/api/v1/learning/mentoringPairs/{pair}") : null, row.PairId?.ToString(),
            row.ClosedOn, row.CloseReason, row.Version, row.Simulated ? true : null, Actions(row, proposed, user));
    }

    private static List<string> Actions(MentoringRequestRow row, ProposedMentor? proposed, CurrentUser user)
    {
        var actions = new List<string>();
        actions.AddRange(user.Allowed(row.NisCode, "recordBarrierDiagnosis"));
        if (row.State is RequestState.Open or RequestState.Offered)
            actions.AddRange(user.Allowed(row.NisCode, "closeMentoringRequest"));
        if (user.IsCoordinationOf(row.NisCode) && row.State == RequestState.Open)
        {
            actions.AddRange(["proposeMentors", "lockMentor"]);
            if (row.LockedMentor is not null)
                actions.Add("unlockMentor");
            if (proposed is { MentorNisCode: not null } or { Alternatives.Count: > 0 })
                actions.Add("approveMentoringProposal");
        }

        if (row.State == RequestState.Offered)
        {
            var asked = row.MentorNisCode ?? "";
            if ((!row.MenteeAccepted && user.May("acceptMentoring", row.NisCode))
                || (!row.MentorAccepted && user.May("acceptMentoring", asked)))
            {
                actions.Add("acceptMentoring");
            }

            if (user.May("declineMentoring", row.NisCode) || user.May("declineMentoring", asked))
                actions.Add("declineMentoring");
        }

        return actions;
    }
}

/// <summary>What a diagnosis found.</summary>
internal sealed record DiagnosisDetails(
    string DiagnosisId, DateOnly On, int Questionnaire, IReadOnlyDictionary<string, int> Answers,
    IReadOnlyList<CauseDetails> Causes)
{
    public static DiagnosisDetails Of(BarriersDiagnosed e) => new(
        e.DiagnosisId.ToString(), e.On, e.Questionnaire, e.Answers,
        [.. e.Causes.Select(cause => CauseDetails.Of(cause, BarrierQuestionnaire.Current.Cause(cause.Code)))]);
}

/// <summary>A cause, how strong it is, and what helps against it.</summary>
/// <param name="Points">0 to 100</param>
/// <param name="MentorCriterion">A mentor for it should be strong in this criterion.</param>
internal sealed record CauseDetails(
    string Code, LocalText Label, int Points, string? MentorCriterion, IReadOnlyList<BarrierSuggestion> Suggestions)
{
    public static CauseDetails Of(RankedCause cause, BarrierCause? known) => new(
        cause.Code, known?.Label ?? new LocalText(cause.Code), cause.Points, known?.MentorCriterion, known?.Suggestions ?? []);
}

/// <summary>The first and the last diagnosis side by side.</summary>
/// <param name="Comparable">False where they answered different versions of the questionnaire.</param>
/// <param name="Changes">Points by cause, last less first: below 0 is better.</param>
internal sealed record ComparedDiagnoses(
    DateOnly Before, DateOnly After, bool Comparable, IReadOnlyDictionary<string, int> Changes)
{
    public static ComparedDiagnoses? Of(IReadOnlyList<BarriersDiagnosed> diagnoses)
    {
        if (diagnoses.Count < 2)
            return null;
        var (first, last) = (diagnoses[0], diagnoses[^1]);
        if (first.Questionnaire != last.Questionnaire)
            return new ComparedDiagnoses(first.On, last.On, false, new Dictionary<string, int>());
        var before = first.Causes.ToDictionary(c => c.Code, c => c.Points);
        var after = last.Causes.ToDictionary(c => c.Code, c => c.Points);
        return new ComparedDiagnoses(first.On, last.On, true, before.Keys.Union(after.Keys)
            .ToDictionary(code => code, code => after.GetValueOrDefault(code) - before.GetValueOrDefault(code)));
    }
}
