using Cdce.Contracts.Campaign;

namespace Cdce.Learning.MentoringProfiles;

/// <summary>Every commune gets a mentoring profile, pre-filled from the campaign's register.</summary>
public static class CommuneDescribedHandler
{
    public static async Task Handle(CommuneDescribed message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<DescribedCommune>(
            DescribedCommune.StreamKey(message.NisCode), ct);
        stream.AppendMany(Decide(stream.Aggregate, message));
    }

    internal static object[] Decide(DescribedCommune? commune, CommuneDescribed message)
    {
        var described = new MentoringCommuneDescribed(
            message.NisCode, new LocalText(message.NameFr, message.NameDe, message.NameNl), message.Province, message.Region,
            message.LanguageRegime.Split('-'), message.Population, message.Latitude, message.Longitude, message.On);

        // The register is described again whenever anything in it changes, and messages may overtake each other.
        return commune?.Commune is { } known && (known.On > described.On || Same(known, described)) ? [] : [described];
    }

    private static bool Same(MentoringCommuneDescribed a, MentoringCommuneDescribed b) =>
        a.Languages.SequenceEqual(b.Languages) && a with { On = b.On, Languages = b.Languages } == b;
}
