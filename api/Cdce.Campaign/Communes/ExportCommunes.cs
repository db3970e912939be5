using Cdce.Campaign.Momentum;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Communes;

/// <summary>The portfolio as a spreadsheet, with the filters of the list.</summary>
internal sealed class ExportCommunes : IEndpoint
{
    private const int MaximumRows = 10_000;

    private static readonly string[] Columns =
    [
        "nisCode", "nameFr", "nameNl", "nameDe", "province", "region", "languageRegime", "population", "populationOn",
        "titleStatus", "titleState", "titleStateSince", "titleEvidenceOnly", "authority", "shops", "organisations",
        "communication", "committee", "localProducts", "gradeEdition", "gradeProgress", "grade", "momentumScore", "momentumLevel",
        "momentumSince", "momentumDirection", "openAlerts", "lastActivityOn", "lastContactOn", "nextDeadline", "latitude", "longitude", "asOf",
        "simulated",
    ];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/export", Handle)
        .WithName("exportCommunes")
        .WithSummary("Export communes as CSV")
        .Produces<string>(StatusCodes.Status200OK, CsvText.MediaType)
        .AllowsAsOf();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        HttpRequest http, CampaignDb db, ReadHorizon horizon, TimeProvider clock, PortfolioMomentum portfolio,
        string? q, [FromQuery] string[]? province, [FromQuery] string[]? region, [FromQuery] string[]? languageRegime,
        [FromQuery] string[]? titleStatus, [FromQuery] string[]? momentum, int? populationMin, int? populationMax, CancellationToken ct)
    {
        if (QueryWords.Read<TitleStatus>(titleStatus) is not { } statuses)
            return Problems.BadRequest(QueryWords.Unknown<TitleStatus>("titleStatus"));
        if (QueryWords.Read<MomentumLevel>(momentum) is not { } levels)
            return Problems.BadRequest(QueryWords.Unknown<MomentumLevel>("momentum"));

        var day = horizon.Day(clock);
        var filter = new CommuneFilter(day, q, province, region, languageRegime, statuses, populationMin, populationMax);
        await portfolio.LoadAsync(ct);
        var rows = await portfolio.On(filter.On(db.Communes), levels).OrderBy(c => c.SortName).ThenBy(c => c.NisCode).Take(MaximumRows)
            .ToListAsync(ct);
        var items = await CommuneItem.OfAsync(db, rows, day, portfolio, http, ct);
        var csv = CsvText.Write(Columns, items.Select(i => new object?[]
        {
            i.NisCode, i.Name.Fr, i.Name.Nl, i.Name.De, i.Province, i.Region, i.LanguageRegime, i.Population, i.PopulationOn,
            i.TitleStatus, i.TitleState, i.TitleStateSince, i.TitleEvidenceOnly, i.Criteria["authority"], i.Criteria["shops"],
            i.Criteria["organisations"], i.Criteria["communication"], i.Criteria["committee"], i.Criteria["localProducts"],
            i.Grade?.Edition, i.Grade?.Progress, i.Grade?.Value, i.Momentum?.Score, i.Momentum?.Level, i.Momentum?.Since, i.Momentum?.Direction, i.OpenAlerts,
            i.LastActivityOn, i.LastContactOn, i.NextDeadline, i.Place.Latitude, i.Place.Longitude, day, i.Simulated,
        }));
        return TypedResults.File(csv, CsvText.MediaType + "; charset=utf-8", $"communes-{day:yyyy-MM-dd}.csv");
    }
}
