using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Governance.Committees;

/// <summary>The committees, by commune: how many sit on them, and whether somebody keeps them.</summary>
internal sealed class ListCommittees : IEndpoint
{
    /// <param name="Members">People who hold a role today.</param>
    /// <param name="Administrators">Of these, chairs and secretaries.</param>
    /// <param name="WithAccount">Of the administrators, those who can sign in now; accounts have no past.</param>
    /// <param name="Asking">People who wait for an answer.</param>
    internal sealed record Item(string Href, string NisCode, int Members, int Administrators, int WithAccount, int Asking);

    private sealed record Cursor(string After);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/governance/committees", Handle)
        .WithName("listCommittees")
        .WithSummary("List the committees")
        .AllowsAsOf();

    /// <param name="withoutAdministrator">true: only those without chair and secretary.</param>
    private static async Task<Results<Ok<Page<Item>>, ProblemHttpResult>> Handle(
        bool? withoutAdministrator, int? pageSize, string? cursor, HttpRequest http, CurrentUser user, IPeople people, GovernanceDb db,
        ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var from))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Use the address given as next."));
        var day = horizon.AsOf ?? clock.Today();
        var rows = db.Committees.Where(c => c.Area.Length == 5);
        if (user.Patterns is { } own)
            rows = rows.Where(c => own.Any(area => EF.Functions.Like(c.Area, area)));
        if (from is not null)
#pragma warning disable CA1309 // becomes SQL
            rows = rows.Where(c => string.Compare(c.Area, from.After) > 0);
#pragma warning restore CA1309

        var counted = rows.Select(c => new
        {
            c.Area,
            Members = db.Mandates.Where(m => m.Area == c.Area && m.From <= day && (m.Until == null || m.Until >= day)
                && (m.EndedOn == null || m.EndedOn > day)).Select(m => m.PersonId).Distinct().Count(),
            Administrators = db.Mandates.Count(m => m.Area == c.Area && (m.Role == Role.Chair || m.Role == Role.Secretary)
                && m.From <= day && (m.Until == null || m.Until >= day) && (m.EndedOn == null || m.EndedOn > day)),
            Asking = db.JoinRequests.Count(r => r.Area == c.Area),
        });
        if (withoutAdministrator is { } without)
            counted = counted.Where(c => (c.Administrators == 0) == without);

        var size = Paging.Size(pageSize);
        var page = await counted.OrderBy(c => c.Area).Take(size + 1).ToListAsync(ct);
        var areas = page.ConvertAll(c => c.Area);
        var keepers = await db.Mandates.Where(m => areas.Contains(m.Area) && (m.Role == Role.Chair || m.Role == Role.Secretary)
            && m.From <= day && (m.Until == null || m.Until >= day) && (m.EndedOn == null || m.EndedOn > day))
            .Select(m => new { m.Area, m.PersonId }).Distinct().ToListAsync(ct);
        var known = await people.FindAsync([.. keepers.Select(k => k.PersonId).Distinct()], ct);
        var withAccount = keepers.Where(k => known.GetValueOrDefault(k.PersonId)?.HasAccount is true).ToLookup(k => k.Area);
        return TypedResults.Ok(new Page<Item>(
            [.. page.Take(size).Select(c => new Item(http.Absolute($"/api/v1/governance/committees/{c.Area}"),
                c.Area, c.Members, c.Administrators, withAccount[c.Area].Count(), c.Asking))],
            size, page.Count > size ? http.Next(new Cursor(page[size - 1].Area)) : null));
    }
}
