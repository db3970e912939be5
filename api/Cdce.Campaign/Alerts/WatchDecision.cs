using Cdce.Campaign.Momentum;

namespace Cdce.Campaign.Alerts;

/// <summary>What an evaluation knows of one commune.</summary>
internal sealed record Seen(
    string NisCode, CommuneMomentum Momentum, bool Titled, IReadOnlyList<string> StrongCriteria, IReadOnlyList<string> WeakCriteria);

/// <summary>Decides what an evaluation of one commune leads to: a warning, its end, a changed standing, or nothing.</summary>
internal static class WatchDecision
{
    private const int MainCauses = 3;

    /// <param name="watch">Null while nothing was ever seen of the commune.</param>
    /// <param name="alertId">The id that a new alert would bear.</param>
    public static IReadOnlyList<object> Decide(
        MomentumWatch? watch, Seen seen, MomentumParameters parameters, DateOnly day, Guid alertId)
    {
        var events = new List<object>();
        var (momentum, nisCode) = (seen.Momentum, seen.NisCode);

        // A pause that ran out ends with the first evaluation after it.
        if (watch?.PausedUntil < day)
        {
            var resumed = new WatchResumed(nisCode, watch.PausedUntil.Value.AddDays(1));
            events.Add(resumed);
            watch = watch.Apply(resumed);
        }

        if (watch?.Loss is { } loss && momentum.Level is MomentumLevel.OnTrack)
        {
            events.Add(new MomentumRegained(loss.AlertId, nisCode, day, momentum.Score, momentum.Expected));
        }
        else if (momentum.Level is MomentumLevel.Fading && MayWarn(watch, parameters, day))
        {
            events.Add(new MomentumLost(alertId, nisCode, day, momentum.Score, momentum.Expected, momentum.Probability,
                momentum.Since ?? day, parameters.Version, [.. momentum.Reasons.Take(MainCauses)], momentum.WeakCriteria()));
        }

        var standing = new StandingChanged(
            nisCode, day, seen.Titled, momentum.Level, seen.StrongCriteria, seen.WeakCriteria);
        if (!SameStanding(watch?.Standing, standing))
            events.Add(standing);
        return events;
    }

    private static bool MayWarn(MomentumWatch? watch, MomentumParameters parameters, DateOnly day) => watch is null
        || (watch is { Loss: null, Armed: true } && !watch.IsPausedOn(day)
            && !(watch.QuietFrom?.AddDays(parameters.Detection.CooldownDays) > day));

    // A commune of which nothing is known has no standing worth telling.
    private static bool SameStanding(StandingChanged? before, StandingChanged now) => before is null
        ? now is { Titled: false, Level: MomentumLevel.Unknown, StrongCriteria.Count: 0 }
        : before.Titled == now.Titled && before.Level == now.Level
            && before.StrongCriteria.SequenceEqual(now.StrongCriteria) && before.WeakCriteria.SequenceEqual(now.WeakCriteria);
}
