using Cdce.Campaign.Momentum;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Communes;

/// <summary>One commune of the register: names, population series, place, and what came before and after it.</summary>
internal sealed class GetCommune : IEndpoint
{
    internal sealed record Relative(string NisCode, string Href, LocalText? Name);

    internal sealed record NameFrom(DateOnly From, LocalText Name);

    /// <param name="Exists">Whether it exists on the day asked for.</param>
    /// <param name="EndedOn">The day from which others took its place.</param>
    /// <param name="FormedFrom">The communes whose place it took.</param>
    /// <param name="Into">The communes that took its place.</param>
    internal sealed record Response(string Href, string NisCode, long Version, LocalText Name, string? Province,
        string Region, string LanguageRegime, string? LanguageFacilities, string? Arrondissement, double? AreaKm2,
        Place Place, int? Population, DateOnly? PopulationOn, IReadOnlyList<PopulationFigure> Populations,
        IReadOnlyList<NameFrom> Names, DateOnly ExistsFrom, DateOnly? EndedOn, bool Exists, DateOnly? FormedOn,
        IReadOnlyList<Relative> FormedFrom, IReadOnlyList<Relative> Into, TitleStatus TitleStatus, TitleState TitleState,
        DateOnly? TitleStateSince, bool? TitleEvidenceOnly, MomentumSummary? Momentum, int OpenAlerts,
        DateOnly? LastContactOn, IReadOnlyList<string> AllowedActions, bool? Simulated);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/{nisCode}", Handle)
        .WithName("getCommune")
        .WithSummary("Get a commune")
        .AllowsAsOf()
        .KeptWhileUnchanged();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string nisCode, HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock,
        PortfolioMomentum portfolio, CancellationToken ct)
    {
        if (await db.Communes.SingleOrDefaultAsync(c => c.NisCode == nisCode, ct) is not { } row)
            return Problems.NotFound();

        await portfolio.LoadAsync(ct);
        var alerts = await portfolio.OpenAlertsAsync([nisCode], ct);
        var contacts = await portfolio.LastContactsAsync([nisCode], ct);
        var relatives = row.FromNisCodes.Concat(row.IntoNisCodes).ToArray();
        var names = await db.Communes.Where(c => relatives.Contains(c.NisCode))
            .ToDictionaryAsync(c => c.NisCode, c => c.Name.ToText(), ct);
        http.Response.SetVersion(row.Version);
        return TypedResults.Ok(new Response(
            Href(nisCode), nisCode, row.Version, row.Name.ToText(), row.Province, row.Region, row.LanguageRegime,
            row.LanguageFacilities, row.Arrondissement, row.AreaKm2, new Place(row.Latitude, row.Longitude),
            row.PopulationOn is null ? null : row.Population, row.PopulationOn, row.Populations,
            [.. row.Names.Select(n => new NameFrom(n.From, n.Name.ToText()))], row.ExistsFrom, row.EndedOn,
            row.ExistsOn(horizon.Day(clock)), row.FormedOn, [.. row.FromNisCodes.Select(Relation)],
            [.. row.IntoNisCodes.Select(Relation)], row.TitleStatus, row.TitleState, row.TitleStateSince,
            row.TitleEvidenceOnly ? true : null, portfolio.Of(nisCode), alerts.GetValueOrDefault(nisCode),
            contacts.TryGetValue(nisCode, out var contact) ? contact : null, Allowed(row, user, horizon), row.Simulated.OrNothing()));

        string Href(string code) => http.Request.Absolute($"/api/v1/campaign/communes/{code}");
        Relative Relation(string code) => new(code, Href(code), names.GetValueOrDefault(code));
    }

    private static string[] Allowed(CommuneRow row, CurrentUser user, ReadHorizon horizon)
    {
        if (horizon.AsOf is not null || row.EndedOn is not null)
            return [];
        string[] actions = ["recordActivity", "recordTitleStep", "callForHelp", "recordPopulation", "renameCommune",
            "mergeCommunes", "splitCommune"];
        return user.Allowed(row.NisCode, row.FromNisCodes.Count > 0 ? [.. actions, "reverseMerger"] : actions);
    }
}
