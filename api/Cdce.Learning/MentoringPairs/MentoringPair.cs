namespace Cdce.Learning.MentoringPairs;

/// <summary>Both communes accepted: they go a way together.</summary>
/// <param name="RhythmDays">Days between two sessions until the pair agrees on another rhythm.</param>
public sealed record PairStarted(
    Guid PairId, Guid RequestId, string MentorNisCode, string MenteeNisCode, int RhythmDays, DateOnly On);

/// <summary>The pair agreed on its goals and its rhythm.</summary>
/// <param name="Until">When it is meant to be done; null means open.</param>
public sealed record PairAgreed(IReadOnlyList<PairGoal> Goals, int RhythmDays, DateOnly? Until, DateOnly On);

/// <summary>What the pair wants to reach.</summary>
/// <param name="Text">Short, names no person.</param>
/// <param name="Criterion">Code of a criterion; null where it serves several.</param>
public sealed record PairGoal([property: FreeText] string Text, string? Criterion = null);

/// <summary>The pair met.</summary>
/// <param name="Kind">visit, meeting, video or call</param>
/// <param name="Outcome">progress, agreed, informed or blocked</param>
/// <param name="Text">Short, names no person.</param>
public sealed record MentoringSessionRecorded(
    Guid SessionId, Guid PairId, string MentorNisCode, string MenteeNisCode, string Kind, string Outcome, [property: FreeText] string? Text,
    DateOnly On);

/// <summary>A session was recorded by mistake and never was.</summary>
/// <param name="On">The day that had been given.</param>
public sealed record MentoringSessionWithdrawn(
    Guid SessionId, Guid PairId, string MentorNisCode, string MenteeNisCode, DateOnly On);

/// <summary>One of the communes said how it goes, from 1 (badly) to 5 (very well).</summary>
/// <param name="Side">mentor or mentee</param>
public sealed record PairCheckedIn(string Side, int Feeling, DateOnly On);

/// <summary>The pair was reminded of its rhythm, once since it last met.</summary>
public sealed record PairNudged(DateOnly On);

/// <summary>The pair did not meet in spite of the nudge; the coordination was told.</summary>
public sealed record PairSilenceReported(DateOnly On);

/// <summary>The pair rests; nobody is nudged.</summary>
public sealed record PairPaused(string Reason, DateOnly On);

/// <summary>The pair goes on; its rhythm counts from here.</summary>
public sealed record PairResumed(DateOnly On);

/// <summary>The commune that was helped is back at its own rhythm; the pair may go on.</summary>
public sealed record MenteeRegainedMomentum(DateOnly On);

/// <summary>The pair is over.</summary>
/// <param name="Outcome">completed or cancelled</param>
/// <param name="Reason">For a cancelled pair: mentorChanged, noTime, noStaff, noFit, otherPriority or other.</param>
public sealed record PairEnded(
    Guid PairId, string MentorNisCode, string MenteeNisCode, string Outcome, string? Reason, PairEvaluation? Evaluation,
    DateOnly On);

/// <summary>What the two communes thought of it.</summary>
/// <param name="Mentor">1 (of no use) to 5 (of great use); null where it did not say.</param>
/// <param name="Mentee">1 to 5; null where it did not say.</param>
/// <param name="GoalsReached">0 to 100 per cent.</param>
public sealed record PairEvaluation(int? Mentor = null, int? Mentee = null, int? GoalsReached = null);

/// <summary>A mentor and a mentee on their way together.</summary>
/// <param name="Sessions">Days by session.</param>
/// <param name="ContactFrom">The start, or the last resumption: silence is counted from here at the earliest.</param>
public sealed record MentoringPair(
    Guid Id, Guid RequestId, string MentorNisCode, string MenteeNisCode, DateOnly StartedOn, int RhythmDays,
    IReadOnlyDictionary<Guid, DateOnly> Sessions, DateOnly ContactFrom, DateOnly? PausedOn, DateOnly? NudgedOn,
    DateOnly? ReportedOn, bool MomentumRegained, bool Ended)
{
    public static string StreamKey(Guid pairId) => $"mentoring-pair/{pairId}";

    /// <summary>The last day from which silence is counted.</summary>
    public DateOnly LastContactOn => Sessions.Values.Append(ContactFrom).Max();

    public static MentoringPair Create(PairStarted e) => new(e.PairId, e.RequestId, e.MentorNisCode, e.MenteeNisCode, e.On,
        e.RhythmDays, new Dictionary<Guid, DateOnly>(), e.On, null, null, null, false, false);

    public MentoringPair Apply(PairAgreed e) => this with { RhythmDays = e.RhythmDays };

    public MentoringPair Apply(MentoringSessionRecorded e) =>
        this with { Sessions = new Dictionary<Guid, DateOnly>(Sessions) { [e.SessionId] = e.On } };

    public MentoringPair Apply(MentoringSessionWithdrawn e) =>
        this with { Sessions = Sessions.Where(s => s.Key != e.SessionId).ToDictionary() };

    public MentoringPair Apply(PairNudged e) => this with { NudgedOn = e.On };
    public MentoringPair Apply(PairSilenceReported e) => this with { ReportedOn = e.On };
    public MentoringPair Apply(PairPaused e) => this with { PausedOn = e.On };
    public MentoringPair Apply(PairResumed e) => this with { PausedOn = null, ContactFrom = e.On };
    public MentoringPair Apply(MenteeRegainedMomentum _) => this with { MomentumRegained = true };
    public MentoringPair Apply(PairEnded _) => this with { Ended = true };

    public bool ConcernsCommunesOf(CurrentUser user) => user.MayActFor(MentorNisCode) || user.MayActFor(MenteeNisCode);
}
