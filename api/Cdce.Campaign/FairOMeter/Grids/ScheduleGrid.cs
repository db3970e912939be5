using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>The coordination gives a draft of the grid for a day to come, on which the program publishes it.</summary>
internal sealed class ScheduleGrid : IEndpoint
{
    /// <param name="Grid">The whole grid; refused as when it is published.</param>
    /// <param name="PublishOn">From tomorrow to two years ahead, in Brussels; it is published shortly after midnight.</param>
    internal sealed record Request(GridContent Grid, DateOnly PublishOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly PublishGrid.Validator Rules = new();

        public Validator()
        {
            RuleFor(r => r).Custom((request, context) =>
            {
                foreach (var error in Rules.Validate(new PublishGrid.Request(request.Grid)).Errors)
                    context.AddFailure(error);
            });
            RuleFor(r => r.PublishOn).NotEmpty();
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/grids/schedule", Handle)
        .WithName("scheduleGrid")
        .WithSummary("Have a draft of the Fair-ô-mètre's grid published on a day to come")
        .Validate<Request>();

    /// <param name="editions">Codes of all editions there are.</param>
    internal static Decision Decide(GridVersions grids, IReadOnlyList<string> editions, Request request, DateOnly today)
    {
        if (grids.Scheduled is not null)
            return Waiting();
        return request.PublishOn <= today || request.PublishOn > today.AddYears(2)
            ? Decision.Refuse("grid-day-not-ahead", "The day lies ahead, within two years.", "publishOn")
            : Decision.Accept(new GridScheduled(request.Grid, request.PublishOn, editions, today));
    }

    public static Decision Waiting() => Decision.Refuse("grid-scheduled", "A draft waits for its day already. Take it back first.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        IDocumentSession session, CampaignDb db, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<GridVersions>(GridVersions.Stream, ct);
        if (stream.Aggregate is not { } grids)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var editions = await db.FairOMeterEditions.Select(e => e.Code).OrderBy(c => c).ToListAsync(ct);
        var decision = Decide(grids, editions, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
