using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Dashboard;

/// <summary>The list behind a tile of the dashboard, by the names of the communes.</summary>
internal sealed class ListDashboardTile : IEndpoint
{
    private sealed record Cursor(int After);

    /// <param name="Href">The commune.</param>
    /// <param name="Page">Page of the client where it stands.</param>
    internal sealed record LineView(string Href, string NisCode, LocalText CommuneName, string Region, string? Class, string? What, DateOnly? On, string Page);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/dashboard/{tile}", Handle)
        .WithName("listDashboardTile")
        .WithSummary("List what a tile of the dashboard counts")
        .AllowsAsOf()
        .KeptWhileUnchanged();

    /// <param name="tile">titled, candidates, grades, progress, partners, events, trainings or mentoring</param>
    /// <param name="region">French name, as in the register.</param>
    /// <param name="class">Code of a class of similar communes.</param>
    /// <param name="what">Kind of fact or partner, or a grade.</param>
    private static async Task<Results<Ok<Page<LineView>>, ProblemHttpResult>> Handle(string tile, string? region, string? @class, string? what,
        string? cursor, int? pageSize, HttpRequest http, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (!Dashboard.Tiles.Contains(tile))
            return Problems.NotFound();
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));

        var lines = (await Dashboard.LoadAsync(db, horizon.Day(clock), ct)).Of(tile, region, @class, what).ToList();
        var (size, first) = (Paging.Size(pageSize), after?.After ?? 0);
        return TypedResults.Ok(new Page<LineView>(
            [.. lines.Skip(first).Take(size).Select(l => new LineView(http.Absolute($"/api/v1/campaign/communes/{l.NisCode}"), l.NisCode, l.CommuneName, l.Region, l.Class, l.What, l.On, l.Path))],
            size, lines.Count > first + size ? http.Next(new Cursor(first + size)) : null, lines.Count));
    }
}
