using Cdce.Contracts.Campaign;

namespace Cdce.Learning.MentoringProfiles;

/// <summary>The profile follows what a commune has shown to be good at and where it is weak.</summary>
public static class CommuneStandingChangedHandler
{
    public static async Task Handle(CommuneStandingChanged message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<DescribedCommune>(
            DescribedCommune.StreamKey(message.NisCode), ct);
        stream.AppendMany(Decide(stream.Aggregate, message));
    }

    internal static object[] Decide(DescribedCommune? commune, CommuneStandingChanged message)
    {
        var noted = new MentoringStandingNoted(message.NisCode, message.Titled, message.MomentumLevel,
            message.StrongCriteria, message.WeakCriteria, message.On);

        // Messages may overtake each other; an older standing is not news.
        return commune?.Standing is { } known && (known.On > noted.On || Same(known, noted)) ? [] : [noted];
    }

    private static bool Same(MentoringStandingNoted a, MentoringStandingNoted b) =>
        a.Titled == b.Titled && a.MomentumLevel == b.MomentumLevel
        && a.StrongCriteria.SequenceEqual(b.StrongCriteria) && a.WeakCriteria.SequenceEqual(b.WeakCriteria);
}
