using Cdce.Api.People.OwnData;

namespace Cdce.Api.People;

/// <summary>How long each kind of retention lasts; what is erased goes at once.</summary>
internal static class Periods
{
    /// <summary>After the last mandate of somebody without an account.</summary>
    public static readonly TimeSpan Membership = TimeSpan.FromDays(5 * 365.25);

    /// <summary>Of a file behind an answer: the years of a renewal and those after it in which it may be asked for. The campaign has published none.</summary>
    private static readonly TimeSpan Evidence = TimeSpan.FromDays(5 * 365.25);

    /// <summary>Null where it goes with something else: an account, which its owner or the coordination ends.</summary>
    public static TimeSpan? Of(Retention retention) => retention switch
    {
        Retention.Membership => Membership,
        Retention.Session => TimeSpan.FromDays(7),
        Retention.Minutes => TimeSpan.FromMinutes(10),
        Retention.Sending => TimeSpan.FromDays(7),
        Retention.Day => OwnDataRequest.Lifetime,
        Retention.Evidence => Evidence,
        _ => null,
    };
}
