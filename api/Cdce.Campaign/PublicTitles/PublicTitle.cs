using System.Globalization;
using Cdce.Campaign.Communes;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.PublicTitles;

/// <summary>A commune's title as everybody may see it.</summary>
/// <param name="Since">The day by which the state had begun.</param>
/// <param name="SincePrecision">How exactly that day is known.</param>
/// <param name="KnownBy">Known only to have begun by then.</param>
/// <param name="EvidenceOnly">Gathered from public sources, not from the campaign's own list.</param>
/// <param name="PublicNote">Such as why a title was given back.</param>
internal sealed record PublicTitle(string Href, string NisCode, LocalText Name, string? Province, string Region,
    TitleStatus Status, DateOnly Since, DatePrecision SincePrecision, bool KnownBy, bool EvidenceOnly, string? SourceUrl,
    string? PublicNote, Place Place)
{
    public static readonly LocalText Note = new(
        "Indices rassemblés dans des sources publiques ; ce n’est pas la liste officielle de la campagne.",
        "Aus öffentlichen Quellen gesammelte Hinweise; nicht die amtliche Liste der Kampagne.");

    private static readonly TitleStatus[] Shown =
        [TitleStatus.Titled, TitleStatus.Candidate, TitleStatus.Suspended, TitleStatus.Returned, TitleStatus.Withdrawn];

    /// <summary>Null where there is nothing to show to everybody. What is simulated was never so, and is left out.</summary>
    public static PublicTitle? Of(CommuneRow commune, TitleFileRow? file, ReadHorizon horizon, HttpRequest http)
    {
        var path = file?.PublicPath;
        if (commune.Simulated || path is null || path.Periods is not [.., var present] || !Shown.Contains(path.Status)
            || path.Steps.FirstOrDefault(f => f.StepId == present.StepId) is not { } step)
        {
            return null;
        }

        return new PublicTitle(http.Absolute($"/api/v1/campaign/publicTitles/{commune.NisCode}{Question(horizon)}"), commune.NisCode,
            commune.Name.ToText(), commune.Province, commune.Region, path.Status, step.On, step.Precision, step.KnownBy,
            path.EvidenceOnly, step.SourceUrl, step.PublicNote, new Place(commune.Latitude, commune.Longitude));
    }

    // Asked for a past day, its link leads to the same day.
    private static string Question(ReadHorizon horizon) => (horizon.AsOf, horizon.Reading) switch
    {
        (null, _) => "",
        ({ } day, AsOfReading.KnownThen) => Day(day) + "&asOfReading=knownThen",
        ({ } day, _) => Day(day),
    };

    private static string Day(DateOnly day) => "?asOf=" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
