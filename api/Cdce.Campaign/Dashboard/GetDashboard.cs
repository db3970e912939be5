using Cdce.Campaign.FairOMeter.Comparisons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Dashboard;

/// <summary>The national dashboard: titles, grades, progress, partners, events, trainings and mentoring, by region and class of communes.</summary>
internal sealed class GetDashboard : IEndpoint
{
    /// <param name="From">First day of the twelve months in which events, trainings and mentoring are counted.</param>
    /// <param name="Classes">Of similar communes; a commune belongs to the first one that fits.</param>
    /// <param name="ClassesExample">The classes are not the campaign's own.</param>
    internal sealed record Response(string Href, DateOnly Day, DateOnly From, IReadOnlyList<ClassView> Classes, bool ClassesExample, IReadOnlyList<TileView> Tiles);

    internal sealed record ClassView(string Code, LocalText Label);

    /// <param name="Total">The length of the list behind it.</param>
    /// <param name="ByWhat">By kind of fact or partner, or by grade.</param>
    /// <param name="ByRegion">By region, in French, as in the register.</param>
    /// <param name="ByClass">By code of the class.</param>
    internal sealed record TileView(string Href, string Tile, int Total, IReadOnlyList<PartView> ByWhat, IReadOnlyList<PartView> ByRegion, IReadOnlyList<PartView> ByClass);

    /// <param name="Total">The length of the list behind it.</param>
    internal sealed record PartView(string Href, string Code, int Total);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/dashboard", Handle)
        .WithName("getDashboard")
        .WithSummary("Get the national dashboard")
        .AllowsAsOf()
        .KeptWhileUnchanged();

    private static async Task<Ok<Response>> Handle(HttpRequest http, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var dashboard = await Dashboard.LoadAsync(db, horizon.Day(clock), ct);
        IReadOnlyList<ComparisonClass> classes = dashboard.Classes?.Classes ?? [];
        var href = http.Absolute("/api/v1/campaign/dashboard");
        return TypedResults.Ok(new Response(href, dashboard.Day, dashboard.From, [.. classes.Select(c => new ClassView(c.Code, c.Label))],
            dashboard.Classes?.Example ?? false, [.. Dashboard.Tiles.Select(Tile)]));

        TileView Tile(string tile)
        {
            var list = $"{href}/{tile}";
            var whats = dashboard.Of(tile).Select(l => l.What).OfType<string>().Distinct().Order(StringComparer.Ordinal);
            return new TileView(list, tile, dashboard.Of(tile).Count(),
                [.. whats.Select(what => Part("what", what, dashboard.Of(tile, what: what)))],
                [.. dashboard.Regions.Select(region => Part("region", region, dashboard.Of(tile, region: region)))],
                [.. classes.Select(c => Part("class", c.Code, dashboard.Of(tile, @class: c.Code)))]);

            PartView Part(string name, string code, IEnumerable<DashboardLine> lines) => new($"{list}?{name}={Uri.EscapeDataString(code)}", code, lines.Count());
        }
    }
}
