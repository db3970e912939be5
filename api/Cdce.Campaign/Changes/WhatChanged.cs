using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Changes;

/// <summary>
/// What was recorded after one day, up to and including another: for one commune, or for all that the caller may see. Two
/// stretches that follow each other give together what the whole stretch gives.
/// </summary>
internal sealed class WhatChanged : IEndpoint
{
    private sealed record Cursor(DateOnly RecordedOn, long Sequence);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/changes", Handle)
        .WithName("whatChanged")
        .WithSummary("List what was recorded between two days");

    /// <param name="from">Changes of this day are not among them: it is what was known already.</param>
    /// <param name="to">Changes of this day are; today where absent.</param>
    /// <param name="change">Only these codes.</param>
    private static async Task<Results<Ok<Page<ChangeView>>, ProblemHttpResult>> Handle(
        HttpRequest http, CurrentUser user, CampaignDb db, TimeProvider clock,
        DateOnly from, DateOnly? to, string? nisCode, [FromQuery] string[]? change, string? cursor, int? pageSize, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));
        var until = to ?? clock.Today();
        if (until < from)
            return Problems.BadRequest(new InputIssue("query", "to", "Not before from."));

        var query = db.Changes.SeenBy(user).Where(c => c.RecordedOn > from && c.RecordedOn <= until);
        if (nisCode is not null)
            query = query.Where(c => c.NisCode == nisCode);

        if (change is { Length: > 0 })
            query = query.Where(c => change.Contains(c.Change));
        var total = await query.CountAsync(ct);
        if (after is not null)
        {
            query = query.Where(c => c.RecordedOn < after.RecordedOn
                || (c.RecordedOn == after.RecordedOn && c.Sequence < after.Sequence));
        }

        var size = Paging.Size(pageSize);
        var rows = await query.OrderByDescending(c => c.RecordedOn).ThenByDescending(c => c.Sequence).Take(size + 1)
            .ToListAsync(ct);
        var next = rows.Count > size ? http.Next(new Cursor(rows[size - 1].RecordedOn, rows[size - 1].Sequence)) : null;
        return TypedResults.Ok(new Page<ChangeView>(
            await ChangeView.OfAsync(db, [.. rows.Take(size)], http, ct), size, next, total));
    }
}
