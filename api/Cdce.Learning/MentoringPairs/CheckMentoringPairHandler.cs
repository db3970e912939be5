using Cdce.Contracts.Learning;
using Cdce.Learning.MentoringRules;

namespace Cdce.Learning.MentoringPairs;

/// <summary>A silent pair is nudged once; if it stays silent, the coordination is told. A resting pair is left alone.</summary>
public static class CheckMentoringPairHandler
{
    /// <summary>How often a resting pair, or one that was reported, is looked at again, in days.</summary>
    private const int QuietRoundDays = 7;

    public static async Task<ScheduledMessage?> Handle(
        CheckMentoringPair message, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringPair>(MentoringPair.StreamKey(message.PairId), ct);
        if (stream.Aggregate is not { } pair)
            return null;

        var rules = await RulesOfMentoring.InForceAsync(session, ct);
        var (events, next) = Decide(pair, rules.Delays, clock.Today());
        stream.AppendMany(events);
        return next is { } day ? message.ScheduledAt(Morning(day)) : null;
    }

    /// <summary>At most one nudge and one report for each silence, and when to look again.</summary>
    internal static (object[] Events, DateOnly? Next) Decide(MentoringPair pair, MentoringDelays delays, DateOnly today)
    {
        if (pair.Ended)
            return ([], null);
        if (pair.PausedOn is not null)
            return ([], today.AddDays(QuietRoundDays));

        var lastContact = pair.LastContactOn;
        var nudgeOn = lastContact.AddDays(pair.RhythmDays + delays.NudgeGraceDays + 1);
        if (today < nudgeOn)
            return ([], nudgeOn);
        if (!(pair.NudgedOn > lastContact))
            return ([new PairNudged(today)], today.AddDays(delays.NoticeAfterNudgeDays));

        var reportOn = pair.NudgedOn.Value.AddDays(delays.NoticeAfterNudgeDays);
        if (today < reportOn)
            return ([], reportOn);
        return pair.ReportedOn > lastContact
            ? ([], today.AddDays(QuietRoundDays))
            : ([new PairSilenceReported(today)], today.AddDays(QuietRoundDays));
    }

    internal static DateTimeOffset Morning(DateOnly day) => new(day.ToDateTime(new TimeOnly(6, 0)), TimeSpan.Zero);
}
