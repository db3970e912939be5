using Cdce.Contracts.Learning;
using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringRules;

namespace Cdce.Learning.MentoringRequests;

/// <summary>An offer without an answer is reminded once, then taken back, so that another mentor can be found.</summary>
public static class CheckMentoringAnswerHandler
{
    public static async Task<ScheduledMessage?> Handle(
        CheckMentoringAnswer message, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringRequest>(
            MentoringRequest.StreamKey(message.RequestId), ct);
        if (stream.Aggregate is not { } mentoring)
            return null;

        var today = clock.Today();
        var events = Decide(mentoring, message.Round, today);
        stream.AppendMany(events);
        foreach (var lapsed in events.OfType<MentoringOfferLapsed>())
            await session.FreePlaceAsync(lapsed.MentorNisCode, mentoring.Id, today, ct);

        if (!events.OfType<MentoringAnswerReminded>().Any())
            return null;
        var delays = (await RulesOfMentoring.InForceAsync(session, ct)).Delays;
        return message.ScheduledAt(
            clock.GetUtcNow().AddDays(Math.Max(1, delays.ReassignAfterDays - delays.RemindAfterDays)));
    }

    // An answer, another round or a closing that came in the meantime leaves nothing to do.
    internal static object[] Decide(MentoringRequest mentoring, int round, DateOnly today) => mentoring switch
    {
        { State: not RequestState.Offered } => [],
        _ when mentoring.Round != round => [],
        { Reminded: false } => [new MentoringAnswerReminded(round, mentoring.Unanswered, today)],
        _ => [new MentoringOfferLapsed(round, mentoring.MentorNisCode ?? "", today)],
    };
}
