using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>The coordination publishes the next version of the grid; the earlier ones stay as they were.</summary>
internal sealed class PublishGrid : IEndpoint
{
    /// <param name="Grid">The whole grid.</param>
    internal sealed record Request(GridContent Grid);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Grid).NotNull().Custom((grid, context) =>
        {
            foreach (var issue in grid is null ? [] : GridCheck.Issues(grid))
                context.AddFailure(new ValidationFailure($"grid.{issue.Field}", issue.Detail));
        });
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/grids", Handle)
        .WithName("publishGrid")
        .WithSummary("Publish the next version of the Fair-ô-mètre's grid")
        .Validate<Request>();

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpRequest http, IDocumentSession session,
        TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<GridVersions>(GridVersions.Stream, ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        if (stream.Aggregate?.Scheduled is not null && ScheduleGrid.Waiting().Refusal is { } refusal)
            return refusal.ToProblem();

        var grid = (stream.Aggregate?.Versions.Count ?? 0) + 1;
        stream.AppendOne(new GridPublished(grid, request.Grid, clock.Today()));
        var href = http.Absolute($"/api/v1/campaign/fairOMeter/grids/{grid}");
        return TypedResults.Created(href, new CreatedResource($"{grid}", stream.CurrentVersion, href));
    }
}
