namespace Cdce.Contracts.Campaign;

/// <summary>What other modules need to know of a commune; sent again whenever it changes.</summary>
/// <param name="NisCode">Statbel's code of the commune.</param>
/// <param name="LanguageRegime">fr, de or fr-nl</param>
/// <param name="Population">Inhabitants at the latest known date.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
public sealed record CommuneDescribed(
    string NisCode, string NameFr, string? NameDe, string? NameNl, string? Province, string Region,
    string LanguageRegime, int Population, double Latitude, double Longitude, DateOnly On);
