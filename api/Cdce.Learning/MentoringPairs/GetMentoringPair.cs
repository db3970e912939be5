using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringRules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning.MentoringPairs;

/// <summary>One pair with its agreement, its sessions and its health.</summary>
internal sealed class GetMentoringPair : IEndpoint
{
    /// <summary>More sessions than a pair has in ten years of monthly meetings.</summary>
    private const int MostSessions = 200;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/learning/mentoringPairs/{pairId:guid}", Handle)
        .WithName("getMentoringPair")
        .WithSummary("Get a mentoring pair")
        .AllowsAsOf();

    private static async Task<Results<Ok<MentoringPairDetails>, NotFound>> Handle(
        Guid pairId, HttpRequest request, CurrentUser user, LearningDb db, ReadHorizon horizon, TimeProvider clock,
        CancellationToken ct)
    {
        var row = await db.Pairs.FindAsync([pairId], ct);
        if (row is null || !(user.MayActFor(row.MentorNisCode) || user.MayActFor(row.MenteeNisCode)))
            return TypedResults.NotFound();

        var sessions = await db.Sessions.Where(s => s.PairId == pairId)
            .OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Take(MostSessions).ToListAsync(ct);
        var context = new PairContext(await MentoringCommune.LoadAsync(db, [row.MentorNisCode, row.MenteeNisCode], ct),
            await db.DelaysAsync(ct), horizon.AsOf ?? clock.Today(), request, user);
        request.HttpContext.Response.SetVersion(row.Version);
        return TypedResults.Ok(MentoringPairDetails.Of(row, sessions, context));
    }
}

/// <summary>What every pair of an answer is shown with.</summary>
internal sealed record PairContext(
    IReadOnlyDictionary<string, MentoringCommune> Communes, MentoringDelays Delays, DateOnly Day, HttpRequest Request, CurrentUser User);

/// <summary>A mentoring pair.</summary>
/// <param name="Health">As of the day that the question is asked for.</param>
/// <param name="NudgedOn">When the pair was last reminded of its rhythm.</param>
/// <param name="ReportedOn">When the coordination was last told of its silence.</param>
/// <param name="MentorFeeling">1 (badly) to 5 (very well), at the last check-in.</param>
/// <param name="Sessions">Newest first; left out in lists.</param>
/// <param name="Outcome">completed or cancelled</param>
internal sealed record MentoringPairDetails(
    string Href, string PairId, string RequestHref, MentoringCommune Mentor, MentoringCommune Mentee, DateOnly StartedOn,
    PairHealth Health, int RhythmDays, IReadOnlyList<PairGoal> Goals, DateOnly? AgreedOn, DateOnly? Until,
    DateOnly? LastSessionOn, int SessionCount, IReadOnlyList<SessionDetails>? Sessions, DateOnly? PausedOn,
    DateOnly? NudgedOn, DateOnly? ReportedOn, int? MentorFeeling, int? MenteeFeeling, DateOnly? MomentumRegainedOn,
    DateOnly? EndedOn, string? Outcome, string? Reason, PairEvaluation? Evaluation, long Version, bool? Simulated,
    IReadOnlyList<string> AllowedActions)
{
    public static MentoringPairDetails Of(MentoringPairRow row, IReadOnlyList<MentoringSessionRow>? sessions, PairContext context)
    {
        var evaluation = new PairEvaluation(row.MentorScore, row.MenteeScore, row.GoalsReached);
        return new MentoringPairDetails(
            context.Request.Absolute($"/api/v1/learning/mentoringPairs/{row.Id}"), row.Id.ToString(),
            context.Request.Absolute($"/api/v1/learning/mentoringRequests/{row.RequestId}"),
            context.Communes[row.MentorNisCode], context.Communes[row.MenteeNisCode], row.StartedOn,
            PairHealth.On(context.Day, row.LastContactOn, row.RhythmDays, row.PausedOn is not null, row.EndedOn is not null,
                context.Delays),
            row.RhythmDays, row.ReadGoals(), row.AgreedOn, row.Until, row.LastSessionOn, row.SessionCount,
            sessions?.Select(s => new SessionDetails(s.Id.ToString(), s.On, s.Kind, s.Outcome, s.Text)).ToList(),
            row.PausedOn, row.NudgedOn, row.ReportedOn, row.MentorFeeling, row.MenteeFeeling, row.MomentumRegainedOn,
            row.EndedOn, row.Outcome, row.Reason, evaluation == new PairEvaluation(null, null, null) ? null : evaluation,
            row.Version, row.Simulated ? true : null, Actions(row, context.User));
    }

    private static List<string> Actions(MentoringPairRow row, CurrentUser user)
    {
        var actions = new List<string>();
        if (row.SessionCount > 0)
            actions.Add("withdrawMentoringSession");
        if (row.EndedOn is null)
        {
            actions.AddRange(["agreeOnMentoring", "recordMentoringSession", "checkInOnMentoring",
                row.PausedOn is null ? "pauseMentoring" : "resumeMentoring", "endMentoring", "changeMentor"]);
        }

        return [.. actions.Where(action => user.May(action, row.MentorNisCode) || user.May(action, row.MenteeNisCode))];
    }
}

/// <summary>One session of a pair.</summary>
/// <param name="Kind">visit, meeting, video or call</param>
/// <param name="Outcome">progress, agreed, informed or blocked</param>
internal sealed record SessionDetails(string SessionId, DateOnly On, string Kind, string Outcome, string? Text);
