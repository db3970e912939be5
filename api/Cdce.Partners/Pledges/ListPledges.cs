using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Pledges;

/// <summary>The pledges, newest first.</summary>
internal sealed class ListPledges : IEndpoint
{
    internal sealed record Cursor(DateOnly Since, Guid Id);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partners/pledges", Handle)
        .WithName("listPledges")
        .WithSummary("List the pledges of partners")
        .AllowsAsOf();

    /// <param name="commune">NIS code.</param>
    /// <param name="partner">Id of a partner.</param>
    /// <param name="valid">Only pledges that hold on that day (true) or do not (false).</param>
    private static async Task<Results<Ok<Page<PledgeDetails>>, ProblemHttpResult>> Handle(
        string? commune, Guid? partner, bool? valid, string? cursor, int? pageSize, HttpRequest request, CurrentUser user,
        PartnersDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));

        var day = horizon.AsOf ?? clock.Today();
        IQueryable<PledgeRow> rows = db.Pledges;
        if (commune is not null)
            rows = rows.Where(p => p.NisCode == commune);
        if (partner is not null)
            rows = rows.Where(p => p.PartnerId == partner);
        if (valid is not null)
        {
            rows = rows.Where(p => valid == (p.Since <= day && (p.ValidUntil == null || p.ValidUntil >= day)
                && (p.WithdrawnOn == null || p.WithdrawnOn > day)));
        }

        var total = await rows.CountAsync(ct);
        if (after is not null)
            rows = rows.Where(p => p.Since < after.Since || (p.Since == after.Since && p.Id.CompareTo(after.Id) > 0));
        var size = Paging.Size(pageSize);
        var page = await rows.OrderByDescending(p => p.Since).ThenBy(p => p.Id).Take(size + 1).ToListAsync(ct);
        var shown = page.Take(size).ToList();
        return TypedResults.Ok(new Page<PledgeDetails>([.. shown.Select(p => PledgeDetails.Of(p, day, request, user))], size,
            page.Count > size ? request.Next(new Cursor(shown[^1].Since, shown[^1].Id)) : null, total));
    }
}
