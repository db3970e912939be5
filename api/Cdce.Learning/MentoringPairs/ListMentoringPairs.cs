using Cdce.Learning.MentoringProfiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning.MentoringPairs;

/// <summary>The pairs with both communes' places, for the list and the lines of the map. Newest first.</summary>
internal sealed class ListMentoringPairs : IEndpoint
{
    internal sealed record Cursor(DateOnly StartedOn, Guid Id);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/learning/mentoringPairs", Handle)
        .WithName("listMentoringPairs")
        .WithSummary("List the mentoring pairs")
        .AllowsAsOf();

    /// <param name="running">Only pairs that have not ended (true) or have (false).</param>
    /// <param name="commune">NIS code of the mentor or the mentee.</param>
    private static async Task<Results<Ok<Page<MentoringPairDetails>>, ProblemHttpResult>> Handle(
        bool? running, string? commune, string? cursor, int? pageSize, HttpRequest request, CurrentUser user,
        LearningDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));

        var rows = db.Pairs.AsQueryable();
        if (user.Patterns is { } own)
        {
            rows = rows.Where(p => own.Any(area =>
                EF.Functions.Like(p.MentorNisCode, area) || EF.Functions.Like(p.MenteeNisCode, area)));
        }

        if (running is not null)
            rows = rows.Where(p => running == (p.EndedOn == null));
        if (commune is not null)
            rows = rows.Where(p => p.MentorNisCode == commune || p.MenteeNisCode == commune);

        var total = await rows.CountAsync(ct);
        if (after is not null)
            rows = rows.Where(p => p.StartedOn < after.StartedOn || (p.StartedOn == after.StartedOn && p.Id.CompareTo(after.Id) > 0));
        var size = Paging.Size(pageSize);
        var page = await rows.OrderByDescending(p => p.StartedOn).ThenBy(p => p.Id).Take(size + 1).ToListAsync(ct);
        var shown = page.Take(size).ToList();
        var context = new PairContext(
            await MentoringCommune.LoadAsync(db, shown.SelectMany(p => new[] { p.MentorNisCode, p.MenteeNisCode }), ct),
            await db.DelaysAsync(ct), horizon.AsOf ?? clock.Today(), request, user);
        return TypedResults.Ok(new Page<MentoringPairDetails>(
            [.. shown.Select(p => MentoringPairDetails.Of(p, null, context))], size,
            page.Count > size ? request.Next(new Cursor(shown[^1].StartedOn, shown[^1].Id)) : null, total));
    }
}
