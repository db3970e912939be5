using Cdce.Campaign.Alerts;
using Cdce.Campaign.Communes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Cases;

/// <summary>The coordination's accompaniments: those with the nearest date first.</summary>
internal sealed class ListAccompaniments : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/accompaniments", Handle)
        .WithName("listAccompaniments")
        .WithSummary("List accompaniments")
        .AllowsAsOf();

    /// <param name="open">true: not closed; false: closed</param>
    private static async Task<Results<Ok<Page<AccompanimentView>>, ProblemHttpResult>> Handle(
        bool? open, string? nisCode, int? pageSize, string? cursor, HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon,
        CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));

        var cases = db.Accompaniments.AsQueryable();
        if (user.Patterns is { } own)
            cases = cases.Where(c => own.Any(area => EF.Functions.Like(c.NisCode, area)));
        if (open is { } isOpen)
            cases = cases.Where(c => (c.ClosedOn == null) == isOpen);
        if (nisCode is not null)
            cases = cases.Where(c => c.NisCode == nisCode);
        var total = await cases.CountAsync(ct);
        if (after is not null)
            cases = cases.Where(c => c.CaseId.CompareTo(after.CaseId) < 0);

        var size = Paging.Size(pageSize);
        // Ids grow with time: the newest first.
        var rows = await cases.Join(db.Communes, c => c.NisCode, c => c.NisCode, (row, commune) => new { row, commune })
            .OrderByDescending(r => r.row.CaseId).Take(size + 1).ToListAsync(ct);
        var items = rows.Take(size)
            .Select(r => AccompanimentView.Of(r.row, r.commune.Name, horizon.AsOf is not null, user, http)).ToList();
        return TypedResults.Ok(new Page<AccompanimentView>(
            items, size, rows.Count > size ? http.Next(new Cursor(items[^1].CaseId)) : null, total));
    }

    private sealed record Cursor(Guid CaseId);
}

/// <summary>An accompaniment as it is sent.</summary>
/// <param name="NextOn">The day of the next contact.</param>
internal sealed record AccompanimentView(
    string Href, Guid CaseId, string NisCode, LocalText CommuneName, string AlertHref, DateOnly OpenedOn, string Owner,
    IReadOnlyList<CauseView> Causes, IReadOnlyList<AccompanimentGoal> Goals, IReadOnlyList<AlertContact> Contacts,
    DateOnly? NextOn, string? Outcome, DateOnly? ClosedOn, long Version, IReadOnlyList<string> AllowedActions, bool? Simulated)
{
    public static AccompanimentView Of(AccompanimentRow row, CommuneName name, bool past, CurrentUser user, HttpRequest http) => new(
        http.Absolute($"/api/v1/campaign/accompaniments/{row.CaseId}"), row.CaseId, row.NisCode, name.ToText(),
        http.Absolute($"/api/v1/campaign/momentumAlerts/{row.AlertId}"), row.OpenedOn, row.Owner,
        [.. row.Causes.Select(c => CauseView.Of(c, http))], row.Goals, row.Contacts, row.NextOn, row.Outcome, row.ClosedOn,
        row.Version, past || row.ClosedOn is not null ? []
            : user.Allowed(
                row.NisCode, "setAccompanimentGoal", "reachAccompanimentGoal", "noteAccompanimentContact", "closeAccompaniment"),
        row.Simulated.OrNothing());
}
