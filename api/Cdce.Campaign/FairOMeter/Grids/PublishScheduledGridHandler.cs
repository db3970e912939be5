using Cdce.Contracts.Campaign;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>Publishes the draft of the grid whose day has come.</summary>
public static class PublishScheduledGridHandler
{
    public static async Task Handle(PublishScheduledGrid message, IServiceProvider services, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<GridVersions>(GridVersions.Stream, ct);
        if (stream.Aggregate is not { Scheduled: { } waiting } grids || waiting.PublishOn > message.Day)
            return;
        var editions = await services.GetRequiredService<CampaignDb>().FairOMeterEditions.Select(e => e.Code).OrderBy(c => c).ToListAsync(ct);
        stream.AppendOne(Decide(grids, waiting, editions, message.Day));
    }

    /// <summary>What the draft was tried with may have changed since: the rules of this program, and the editions.</summary>
    internal static object Decide(GridVersions grids, ScheduledGrid waiting, IReadOnlyList<string> editions, DateOnly day)
    {
        var opened = editions.Except(waiting.Editions).ToList();
        IReadOnlyList<GridIssue> issues =
        [
            .. GridCheck.Issues(waiting.Content).Select(i => new GridIssue($"grid.{i.Field}", i.Detail)),
            .. opened.Select(code => new GridIssue("publishOn", $"The edition {code} was opened meanwhile, under a version before this one.")),
        ];
        return issues.Count > 0
            ? new GridScheduleRefused(issues, opened, day)
            : new GridPublished(grids.Versions.Count + 1, waiting.Content, day, waiting.On);
    }
}
