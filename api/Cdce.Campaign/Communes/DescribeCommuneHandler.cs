using Cdce.Contracts.Campaign;

namespace Cdce.Campaign.Communes;

/// <summary>Tells the other modules what the register says of a commune, whichever event made it say so.</summary>
public static class DescribeCommuneHandler
{
    public static async Task<CommuneDescribed?> Handle(DescribeCommune message, IDocumentSession session, CancellationToken ct)
    {
        var commune = await session.Events.AggregateStreamAsync<Commune>($"commune/{message.NisCode}", token: ct);
        return commune is not { Withdrawn: false, Population: { } population }
            ? null
            : new CommuneDescribed(commune.NisCode, commune.Name.Fr, commune.Name.De, commune.Name.Nl,
                commune.Description.Province, commune.Description.Region, commune.Description.LanguageRegime,
                population, commune.Description.Latitude, commune.Description.Longitude, message.On);
    }
}
