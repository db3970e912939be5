using Cdce.Learning.MentoringProfiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning.MentoringRequests;

/// <summary>The mentoring board: who needs a mentor, and how far that is. Newest first.</summary>
internal sealed class ListMentoringRequests : IEndpoint
{
    internal sealed record Cursor(DateOnly OpenedOn, Guid Id);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/learning/mentoringRequests", Handle)
        .WithName("listMentoringRequests")
        .WithSummary("List the requests for mentoring")
        .AllowsAsOf();

    /// <param name="state">open, offered, matched or closed</param>
    /// <param name="commune">NIS code of the commune that needs help.</param>
    private static async Task<Results<Ok<Page<MentoringRequestDetails>>, ProblemHttpResult>> Handle(
        string? state, string? commune, string? cursor, int? pageSize,
        HttpRequest request, CurrentUser user, LearningDb db, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));
        RequestState? wanted = state switch
        {
            "open" => RequestState.Open,
            "offered" => RequestState.Offered,
            "matched" => RequestState.Matched,
            "closed" => RequestState.Closed,
            _ => null,
        };
        if (state is not null && wanted is null)
            return Problems.BadRequest(new InputIssue("query", "state", "open, offered, matched or closed.", Value: state));

        var rows = db.Requests.AsQueryable();
        if (user.Patterns is { } own)
        {
            rows = rows.Where(r => own.Any(area => EF.Functions.Like(r.NisCode, area)
                || (r.MentorNisCode != null && EF.Functions.Like(r.MentorNisCode, area))));
        }

        if (wanted is not null)
            rows = rows.Where(r => r.State == wanted);
        if (commune is not null)
            rows = rows.Where(r => r.NisCode == commune);

        var total = await rows.CountAsync(ct);
        if (after is not null)
            rows = rows.Where(r => r.OpenedOn < after.OpenedOn || (r.OpenedOn == after.OpenedOn && r.Id.CompareTo(after.Id) > 0));
        var size = Paging.Size(pageSize);
        var page = await rows.OrderByDescending(r => r.OpenedOn).ThenBy(r => r.Id).Take(size + 1).ToListAsync(ct);
        var shown = page.Take(size).ToList();
        var communes = await MentoringCommune.LoadAsync(db, shown.SelectMany(MentoringRequestDetails.Communes), ct);
        return TypedResults.Ok(new Page<MentoringRequestDetails>(
            [.. shown.Select(r => MentoringRequestDetails.Of(r, communes, request, user))], size,
            page.Count > size ? request.Next(new Cursor(shown[^1].OpenedOn, shown[^1].Id)) : null, total));
    }
}
