using System.Text.Json;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Cdce.Campaign.PublicTitles;

/// <summary>
/// The public register of titles on a day, for everybody: JSON, CSV or GeoJSON by <c>format</c>. It holds no grades, notes or
/// ledger facts, and says of each title whether it rests on evidence gathered or on the campaign's own record.
/// </summary>
internal sealed class ListPublicTitles : IEndpoint
{
    private const int MaximumRows = 10_000;
    private const string GeoJson = "application/geo+json";

    private static readonly string[] Columns =
    [
        "nisCode", "nameFr", "nameDe", "province", "region", "status", "since", "sincePrecision", "knownBy", "evidenceOnly",
        "sourceUrl", "publicNote", "latitude", "longitude", "asOf", "note",
    ];

    /// <param name="Note">That this is evidence gathered and not the official list.</param>
    internal sealed record Response(string Href, DateOnly AsOf, LocalText Note, IReadOnlyList<PublicTitle> Items, int Total,
        int Titled);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/publicTitles", Handle)
        .WithName("listPublicTitles")
        .WithSummary("List titles for the public")
        .Produces<Response>()
        .Produces<string>(StatusCodes.Status200OK, CsvText.MediaType)
        .AllowsAsOf()
        .KeptWhileUnchanged();

    private static async Task<Results<KeptBytes, ProblemHttpResult>> Handle(
        HttpRequest http, CampaignDb db, ReadHorizon horizon, TimeProvider clock, IOptions<JsonOptions> json, string? format, CancellationToken ct)
    {
        format ??= "json";
        if (format is not ("json" or "csv" or "geojson"))
            return Problems.BadRequest(new InputIssue("query", "format", "json, csv or geojson", Value: format));

        var day = horizon.Day(clock);
        var items = await ReadAsync(http, db, horizon, day, ct);
        return format switch
        {
            "json" => new KeptBytes(JsonSerializer.SerializeToUtf8Bytes(
                new Response(http.Absolute("/api/v1/campaign/publicTitles"), day, PublicTitle.Note, items, items.Count,
                    items.Count(i => i.Status is TitleStatus.Titled)), json.Value.SerializerOptions),
                "application/json; charset=utf-8"),
            "csv" => new KeptBytes(CsvText.Write(Columns, items.Select(i => new object?[]
            {
                i.NisCode, i.Name.Fr, i.Name.De, i.Province, i.Region, i.Status, i.Since, i.SincePrecision, i.KnownBy,
                i.EvidenceOnly, i.SourceUrl, i.PublicNote, i.Place.Latitude, i.Place.Longitude, day, PublicTitle.Note.Fr,
            })), CsvText.MediaType + "; charset=utf-8", $"titres-{day:yyyy-MM-dd}.csv"),
            _ => new KeptBytes(ToGeoJson(items, day), GeoJson),
        };
    }

    private static async Task<IReadOnlyList<PublicTitle>> ReadAsync(
        HttpRequest http, CampaignDb db, ReadHorizon horizon, DateOnly day, CancellationToken ct)
    {
        var communes = await db.Communes.Where(c => c.ExistsFrom <= day && (c.EndedOn == null || c.EndedOn > day))
            .OrderBy(c => c.SortName).ThenBy(c => c.NisCode).Take(MaximumRows).ToListAsync(ct);
        var files = await db.TitleFiles.ToDictionaryAsync(f => f.NisCode, ct);
        return [.. communes.Select(c => PublicTitle.Of(c, files.GetValueOrDefault(c.NisCode), horizon, http)).OfType<PublicTitle>()];
    }

    private static byte[] ToGeoJson(IReadOnlyList<PublicTitle> items, DateOnly day) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "FeatureCollection",
        asOf = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        note = PublicTitle.Note.Fr,
        features = items.Select(i => new
        {
            type = "Feature",
            id = i.NisCode,
            geometry = new { type = "Point", coordinates = new[] { i.Place.Longitude, i.Place.Latitude } },
            properties = new
            {
                nisCode = i.NisCode,
                nameFr = i.Name.Fr,
                nameDe = i.Name.De,
                status = JsonNamingPolicy.CamelCase.ConvertName(i.Status.ToString()),
                since = i.Since.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                knownBy = i.KnownBy,
                evidenceOnly = i.EvidenceOnly,
            },
        }),
    }, Web);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}
