using Cdce.Campaign;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Assignments;

/// <summary>Lists the small tasks of a committee, and how much of the work one person does.</summary>
internal sealed class ListAssignments : IEndpoint
{
    private const int Days = 365;

    /// <param name="Contributions">What was recorded or done for the commune in the last year, by people; absent where there is nothing.</param>
    internal sealed record CommitteeAssignments(
        IReadOnlyList<AssignmentView> Items, Contributions? Contributions, IReadOnlyList<string> AllowedActions);

    /// <param name="Name">Whose it is; absent for somebody who was forgotten.</param>
    /// <param name="State">open, accepted, done or refused</param>
    /// <param name="Answer">What was written with the answer.</param>
    internal sealed record AssignmentView(
        Guid Id, Guid PersonId, string? Name, string Text, string? Criterion, DateOnly DueOn, string State, string? Answer, DateTimeOffset? AnsweredAt);

    /// <param name="Total">Facts recorded and tasks done.</param>
    /// <param name="People">By so many people.</param>
    /// <param name="MainShare">How much of it one person did, in per cent.</param>
    /// <param name="MainName">Who.</param>
    internal sealed record Contributions(int Total, int People, int MainShare, string? MainName);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/governance/assignments", Handle)
        .WithName("listAssignments")
        .WithSummary("List the small tasks of a committee");

    private static async Task<Results<Ok<CommitteeAssignments>, ProblemHttpResult>> Handle(
        string area, CurrentUser user, CampaignDb campaign, IPeople people, StoreConnections connections, TimeProvider clock, CancellationToken ct)
    {
        if (!user.MayActFor(area))
            return Problems.NotFound();
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        var assignments = await AssignmentTable.OfAreaAsync(connection, area, ct);
        var since = clock.Today().AddDays(-Days);
        var done = assignments.Where(a => a.State == "done" && a.AnsweredAt >= since.StartInBrussels()).Select(a => a.PersonId);
        var recorded = (await campaign.Changes.Where(c => c.NisCode == area && c.RecordedOn >= since && c.RecordedBy != null && c.RecordedBy.StartsWith("account:"))
            .GroupBy(c => c.RecordedBy).Select(g => new { By = g.Key, Count = g.Count() }).ToListAsync(ct))
            .SelectMany(g => Enumerable.Repeat(Guid.Parse((g.By ?? "").AsSpan("account:".Length)), g.Count));
        var shares = recorded.Concat(done).CountBy(id => id).OrderByDescending(s => s.Value).ToList();
        var names = await people.FindAsync([.. assignments.Select(a => a.PersonId).Concat(shares.Take(1).Select(s => s.Key)).Distinct()], ct);
        return TypedResults.Ok(new CommitteeAssignments(
            [
                .. assignments.Select(a => new AssignmentView(a.Id, a.PersonId, names.GetValueOrDefault(a.PersonId)?.DisplayName, a.Text, a.Criterion, a.DueOn,
                    a.State, a.Answer, a.AnsweredAt)),
            ],
            shares is [var main, ..] && shares.Sum(s => s.Value) is var total
                ? new(total, shares.Count, (int)Math.Round(100.0 * main.Value / total), names.GetValueOrDefault(main.Key)?.DisplayName)
                : null,
            user.Allowed(area, "giveAssignment")));
    }
}
