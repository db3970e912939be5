using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Communes;

/// <summary>The portfolio: the communes that exist on the day asked for, with title, criteria and next date.</summary>
internal sealed class ListCommunes : IEndpoint
{
    private sealed record Cursor(string? Name, int? Population, string NisCode);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes", Handle)
        .WithName("listCommunes")
        .WithSummary("List communes")
        .RequireAuthorization(Policies.Commune)
        .AllowsAsOf();

    private static async Task<Results<Ok<Page<CommuneItem>>, ProblemHttpResult>> Handle(
        HttpRequest http, CampaignDb db, ReadHorizon horizon, TimeProvider clock,
        string? q, string[]? province, string[]? region, string[]? languageRegime, string[]? titleStatus,
        int? populationMin, int? populationMax, string? sort, string? cursor, int? pageSize, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));

        if (QueryWords.Read<TitleStatus>(titleStatus) is not { } statuses)
            return Problems.BadRequest(QueryWords.Unknown<TitleStatus>("titleStatus"));

        var day = horizon.Day(clock);
        var filter = new CommuneFilter(day, q, province, region, languageRegime, statuses, populationMin, populationMax);
        var query = filter.On(db.Communes);
        var total = await query.CountAsync(ct);
        switch (sort ?? "name")
        {
            case "name":
                if (after is { Name: { } name })
                {
                    query = query.Where(c => c.SortName.CompareTo(name) > 0
                        || (c.SortName == name && c.NisCode.CompareTo(after.NisCode) > 0));
                }

                query = query.OrderBy(c => c.SortName).ThenBy(c => c.NisCode);
                break;
            case "-name":
                if (after is { Name: { } lastName })
                {
                    query = query.Where(c => c.SortName.CompareTo(lastName) < 0
                        || (c.SortName == lastName && c.NisCode.CompareTo(after.NisCode) < 0));
                }

                query = query.OrderByDescending(c => c.SortName).ThenByDescending(c => c.NisCode);
                break;
            case "population":
                if (after is { Population: { } population })
                {
                    query = query.Where(c => c.Population > population
                        || (c.Population == population && c.NisCode.CompareTo(after.NisCode) > 0));
                }

                query = query.OrderBy(c => c.Population).ThenBy(c => c.NisCode);
                break;
            case "-population":
                if (after is { Population: { } lastPopulation })
                {
                    query = query.Where(c => c.Population < lastPopulation
                        || (c.Population == lastPopulation && c.NisCode.CompareTo(after.NisCode) < 0));
                }

                query = query.OrderByDescending(c => c.Population).ThenByDescending(c => c.NisCode);
                break;
            default:
                return Problems.BadRequest(new InputIssue("query", "sort", "name, -name, population or -population", Value: sort));
        }

        var size = Paging.Size(pageSize);
        var rows = await query.Take(size + 1).ToListAsync(ct);
        var next = rows.Count > size
            ? http.Next(new Cursor(rows[size - 1].SortName, rows[size - 1].Population, rows[size - 1].NisCode))
            : null;
        var items = await CommuneItem.OfAsync(db, [.. rows.Take(size)], day, http, ct);
        return TypedResults.Ok(new Page<CommuneItem>(items, size, next, total));
    }
}
