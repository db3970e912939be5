using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning.MentoringProfiles;

/// <summary>The communes as mentors: who offers what, with how many places left.</summary>
internal sealed class ListMentoringProfiles : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/learning/mentoringProfiles", Handle)
        .WithName("listMentoringProfiles")
        .WithSummary("List the mentoring profiles of the communes")
        .AllowsAsOf();

    internal sealed record Cursor(string NisCode);

    /// <param name="offered">Only communes that offer mentoring (true) or do not (false).</param>
    /// <param name="matchable">Only communes that matching may propose on that day.</param>
    /// <param name="canGive">Code of a criterion that the commune offers help with.</param>
    /// <param name="q">Part of a name.</param>
    private static async Task<Results<Ok<Page<MentoringProfileDetails>>, ProblemHttpResult>> Handle(
        bool? offered, bool? matchable, string? canGive, string? province, string? q, string? cursor, int? pageSize,
        HttpRequest request, CurrentUser user, LearningDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));

        var day = horizon.AsOf ?? clock.Today();
        // A commune sees its own profile and those that are offered, no more.
        var rows = db.Profiles.AsQueryable();
        if (user.Patterns is { } own)
            rows = rows.Where(p => p.Offered || own.Any(area => EF.Functions.Like(p.NisCode, area)));
        if (offered is not null)
            rows = rows.Where(p => p.Offered == offered);
        if (matchable is not null)
        {
            rows = rows.Where(p => matchable == (p.Offered && p.Capacity > p.ReservedFor.Count
                && (p.From == null || p.From <= day) && (p.Until == null || p.Until >= day)));
        }

        if (canGive is not null)
            rows = rows.Where(p => p.CanGive.Contains(canGive));
        if (province is not null)
            rows = rows.Where(p => p.Province == province);
        if (q is not null)
            rows = rows.Where(p => EF.Functions.ILike(p.NameFr, $"%{q}%") || EF.Functions.ILike(p.NameDe ?? "", $"%{q}%"));

        var total = await rows.CountAsync(ct);
        if (after is not null)
            rows = rows.Where(p => p.NisCode.CompareTo(after.NisCode) > 0);
        var size = Paging.Size(pageSize);
        var page = await rows.OrderBy(p => p.NisCode).Take(size + 1).ToListAsync(ct);
        var items = page.Take(size).Select(p => MentoringProfileDetails.Of(p, request, user)).ToList();
        return TypedResults.Ok(new Page<MentoringProfileDetails>(items, size,
            page.Count > size ? request.Next(new Cursor(page[size - 1].NisCode)) : null, total));
    }
}
