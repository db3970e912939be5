using Cdce.Campaign.Momentum;

namespace Cdce.Campaign.Alerts;

/// <summary>A commune has fallen below its own rhythm; the episode bears the alert's id.</summary>
/// <param name="Causes">The three main causes, strongest first.</param>
/// <param name="WeakCriteria">Criteria below their own rhythm, weakest first.</param>
public sealed record MomentumLost(
    Guid AlertId, string NisCode, DateOnly On, decimal Score, decimal Expected, decimal Probability, DateOnly Since,
    int ParametersVersion, IReadOnlyList<MomentumReason> Causes, IReadOnlyList<string> WeakCriteria);

/// <summary>The commune is back at its own rhythm.</summary>
public sealed record MomentumRegained(Guid AlertId, string NisCode, DateOnly On, decimal Score, decimal Expected);

/// <summary>The committee says itself that it is running out of breath.</summary>
/// <param name="Wish">callBack, visit, mentor or meeting</param>
/// <param name="Confidential">Hidden from the commune's other users.</param>
/// <param name="CalledBy">Id of the account.</param>
/// <param name="AcknowledgeBy">Last day on which the coordination answers as agreed.</param>
public sealed record HelpCalled(
    Guid AlertId, string NisCode, DateOnly On, IReadOnlyList<string> Causes, string Wish, bool Confidential,
    string CalledBy, DateOnly AcknowledgeBy);

/// <summary>Somebody of the coordination takes the alert.</summary>
/// <param name="Owner">Id of the account.</param>
public sealed record AlertAcknowledged(Guid AlertId, string NisCode, DateOnly On, string Owner);

/// <summary>Nobody took the committee's call within the agreed delay.</summary>
public sealed record AlertEscalated(Guid AlertId, string NisCode, DateOnly On);

/// <summary>The coordination was in contact with the commune about the alert.</summary>
/// <param name="Channel">phone, visit, mail or meeting</param>
/// <param name="Outcome">noAnswer, listened, planAgreed, mentorWanted, pauseWanted or furtherContact</param>
/// <param name="NextOn">The day of the next contact, if one was agreed.</param>
public sealed record ContactNoted(
    Guid AlertId, string NisCode, DateOnly On, string Channel, string Outcome, DateOnly? NextOn);

/// <summary>The coordination ends the alert.</summary>
/// <param name="Reason">helped, accompanied, recordingGap, falseAlarm, seasonal, gaveUp or answered</param>
public sealed record AlertClosed(Guid AlertId, string NisCode, DateOnly On, string Reason);

/// <summary>The commune is not watched until that day (included): nothing is expected of it.</summary>
/// <param name="Reason">elections, staffChange, reorganisation, agreedBreak or other</param>
public sealed record WatchPaused(string NisCode, DateOnly On, DateOnly Until, string Reason);

/// <summary>The commune is watched again.</summary>
public sealed record WatchResumed(string NisCode, DateOnly On);

/// <summary>An evaluation saw the commune stand differently than before.</summary>
/// <param name="StrongCriteria">Criteria with living evidence, strongest first.</param>
/// <param name="WeakCriteria">Criteria with little or none, weakest first.</param>
public sealed record StandingChanged(
    string NisCode, DateOnly On, bool Titled, MomentumLevel Level,
    IReadOnlyList<string> StrongCriteria, IReadOnlyList<string> WeakCriteria);

/// <summary>The watch over one commune: which alerts are open, and whether another may be opened.</summary>
/// <param name="Loss">The episode that the watch has seen.</param>
/// <param name="Calls">Calls for help that are not answered to the end; several people may call, each in confidence.</param>
/// <param name="Armed">False from an alert until the commune was seen on track again, or watched again after a pause.</param>
/// <param name="QuietFrom">The day from which the time without a new alert counts: the end of the last one or of a pause.</param>
public sealed record MomentumWatch(
    string NisCode, OpenAlert? Loss, IReadOnlyList<OpenAlert> Calls, bool Armed, DateOnly? QuietFrom,
    DateOnly? PausedUntil, StandingChanged? Standing)
{
    private static MomentumWatch Of(string nisCode) => new(nisCode, null, [], true, null, null, null);

    public static MomentumWatch Create(MomentumLost e) => Of(e.NisCode).Apply(e);

    public static MomentumWatch Create(HelpCalled e) => Of(e.NisCode).Apply(e);

    public static MomentumWatch Create(WatchPaused e) => Of(e.NisCode).Apply(e);

    public static MomentumWatch Create(StandingChanged e) => Of(e.NisCode).Apply(e);

    public MomentumWatch Apply(MomentumLost e) =>
        this with { Loss = new OpenAlert(e.AlertId, null, false, null, null), Armed = false };

    public MomentumWatch Apply(MomentumRegained e) => this with { Loss = null, Armed = true, QuietFrom = e.On };

    public MomentumWatch Apply(HelpCalled e) =>
        this with { Calls = [.. Calls, new OpenAlert(e.AlertId, null, false, e.CalledBy, e.AcknowledgeBy)] };

    public MomentumWatch Apply(AlertAcknowledged e) => With(e.AlertId, alert => alert with { Owner = e.Owner });

    public MomentumWatch Apply(AlertEscalated e) => With(e.AlertId, alert => alert with { Escalated = true });

    public MomentumWatch Apply(AlertClosed e) => Loss?.AlertId == e.AlertId
        ? this with { Loss = null, QuietFrom = e.On }
        : this with { Calls = [.. Calls.Where(c => c.AlertId != e.AlertId)] };

    public MomentumWatch Apply(WatchPaused e) => this with { PausedUntil = e.Until };

    // What was silent before the pause may be asked about again, but not at once.
    public MomentumWatch Apply(WatchResumed e) =>
        this with { PausedUntil = null, Armed = Loss is null, QuietFrom = Loss is null ? e.On : QuietFrom };

    public MomentumWatch Apply(StandingChanged e) =>
        this with { Standing = e, Armed = Armed || (Loss is null && e.Level is MomentumLevel.OnTrack) };

    public bool IsPausedOn(DateOnly day) => PausedUntil >= day;

    /// <summary>The open alert with that id.</summary>
    public OpenAlert? Alert(Guid alertId) => Loss?.AlertId == alertId ? Loss : Calls.FirstOrDefault(c => c.AlertId == alertId);

    private MomentumWatch With(Guid alertId, Func<OpenAlert, OpenAlert> change) => this with
    {
        Loss = Loss?.AlertId == alertId ? change(Loss) : Loss,
        Calls = [.. Calls.Select(c => c.AlertId == alertId ? change(c) : c)],
    };
}

/// <summary>An alert that is not over.</summary>
/// <param name="CalledBy">Who called for help; null for a loss seen by the watch.</param>
public sealed record OpenAlert(Guid AlertId, string? Owner, bool Escalated, string? CalledBy, DateOnly? AcknowledgeBy);
