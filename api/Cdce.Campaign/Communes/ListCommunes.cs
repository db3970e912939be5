using Cdce.Campaign.Momentum;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
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
        .AllowsAsOf()
        .KeptWhileUnchanged();

    private static async Task<Results<Ok<Page<CommuneItem>>, ProblemHttpResult>> Handle(
        HttpRequest http, CampaignDb db, ReadHorizon horizon, TimeProvider clock, PortfolioMomentum portfolio,
        string? q, [FromQuery] string[]? province, [FromQuery] string[]? region, [FromQuery] string[]? languageRegime,
        [FromQuery] string[]? titleStatus, [FromQuery] string[]? momentum, int? populationMin, int? populationMax,
        string? sort, string? cursor, int? pageSize, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));

        if (QueryWords.Read<TitleStatus>(titleStatus) is not { } statuses)
            return Problems.BadRequest(QueryWords.Unknown<TitleStatus>("titleStatus"));
        if (QueryWords.Read<MomentumLevel>(momentum) is not { } levels)
            return Problems.BadRequest(QueryWords.Unknown<MomentumLevel>("momentum"));

        var day = horizon.Day(clock);
        var filter = new CommuneFilter(day, q, province, region, languageRegime, statuses, populationMin, populationMax);
        await portfolio.LoadAsync(ct);
        var query = portfolio.On(filter.On(db.Communes), levels);
        var total = await query.CountAsync(ct);
        switch (sort ?? "name")
        {
            case "momentum" or "-momentum":
                return TypedResults.Ok(await ByMomentumAsync(query, sort is "-momentum"));
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
                return Problems.BadRequest(new InputIssue("query", "sort", "name, -name, population, -population, momentum or -momentum", Value: sort));
        }

        var size = Paging.Size(pageSize);
        var rows = await query.Take(size + 1).ToListAsync(ct);
        var next = rows.Count > size
            ? http.Next(new Cursor(rows[size - 1].SortName, rows[size - 1].Population, rows[size - 1].NisCode))
            : null;
        var items = await CommuneItem.OfAsync(db, [.. rows.Take(size)], day, portfolio, http, ct);
        return TypedResults.Ok(new Page<CommuneItem>(items, size, next, total));

        // Momentum is judged, not stored: the whole network is put in order, then one page of it is read.
        async Task<Page<CommuneItem>> ByMomentumAsync(IQueryable<CommuneRow> communes, bool descending)
        {
            var ordered = portfolio.Ordered(await communes.Select(c => c.NisCode).ToListAsync(ct), descending);
            var wanted = ordered.SkipWhile(code => after is not null && code != after.NisCode).Skip(after is null ? 0 : 1)
                .Take(Paging.Size(pageSize) + 1).ToList();
            var codes = wanted.Take(Paging.Size(pageSize)).ToArray();
            var found = await communes.Where(c => codes.Contains(c.NisCode)).ToDictionaryAsync(c => c.NisCode, ct);
            return new Page<CommuneItem>(
                await CommuneItem.OfAsync(db, [.. codes.Select(code => found[code])], day, portfolio, http, ct),
                Paging.Size(pageSize), wanted.Count > codes.Length ? http.Next(new Cursor(null, null, codes[^1])) : null, total);
        }
    }
}
