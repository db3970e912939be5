using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Activities;

/// <summary>The ledger, newest day first: of one commune, one criterion, some kinds, between two days.</summary>
internal sealed class ListActivities : IEndpoint
{
    private sealed record Cursor(DateOnly On, Guid Id);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/activities", Handle)
        .WithName("listActivities")
        .WithSummary("List facts of the ledger")
        .AllowsAsOf()
        .KeptWhileUnchanged();

    private static async Task<Results<Ok<Page<ActivityView>>, ProblemHttpResult>> Handle(
        HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock,
        string? nisCode, [FromQuery] string[]? kind, string? criterion, DateOnly? from, DateOnly? to, bool? includeWithdrawn,
        string? cursor, int? pageSize, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));

        var day = horizon.Day(clock);
        var query = db.Activities.Where(a => a.On <= day);
        if (nisCode is not null)
            query = query.Where(a => a.NisCode == nisCode);
        if (user.Patterns is { } own)
            query = query.Where(a => own.Any(area => EF.Functions.Like(a.NisCode, area)));

        // One kind is asked for by itself: an index then brings it in order.
        if (kind is [var only])
            query = query.Where(a => a.Kind == only);
        else if (kind is { Length: > 0 })
            query = query.Where(a => kind.Contains(a.Kind));
        if (criterion is not null)
            query = query.Where(a => a.Criterion == criterion);
        if (from is not null)
            query = query.Where(a => a.On >= from);
        if (to is not null)
            query = query.Where(a => a.On <= to);
        if (includeWithdrawn is not true)
            query = query.Where(a => !a.Withdrawn);

        var total = await query.CountAsync(ct);
        if (after is not null)
            query = query.Where(a => a.On < after.On || (a.On == after.On && a.ActivityId.CompareTo(after.Id) < 0));

        var size = Paging.Size(pageSize);
        var rows = await query.OrderByDescending(a => a.On).ThenByDescending(a => a.ActivityId).Take(size + 1)
            .Select(ActivityRow.WithoutVersions).ToListAsync(ct);
        var next = rows.Count > size ? http.Next(new Cursor(rows[size - 1].On, rows[size - 1].ActivityId)) : null;
        return TypedResults.Ok(new Page<ActivityView>(
            [.. rows.Take(size).Select(row => ActivityView.Of(row, day, http, user))], size, next, total));
    }
}
