namespace Cdce.Contracts.Campaign;

/// <summary>How many committed partners are expected of communes, from that day on.</summary>
/// <param name="Table">Number of the table; a higher one replaces a lower one that begins on the same day.</param>
/// <param name="Provisional">True while the official figures are not known.</param>
/// <param name="ByPopulation">
/// From that many inhabitants on: partners expected by kind (shop, horeca, company, organisation, school).
/// </param>
public sealed record PartnerTargetsRevised(
    int Table, DateOnly ValidFrom, bool Provisional,
    IReadOnlyDictionary<int, IReadOnlyDictionary<string, int>> ByPopulation);
