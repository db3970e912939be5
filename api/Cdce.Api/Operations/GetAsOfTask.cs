using System.Globalization;
using Cdce.Api.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>How far the read models of a past day are that somebody asked for.</summary>
internal sealed class GetAsOfTask : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/asOfTasks/{taskId}", Handle)
        .WithName("getAsOfTask")
        .WithSummary("See how far the state of a past day is");

    private static async Task<Results<Ok<AsOfTask>, NotFound>> Handle(
        string taskId, HttpRequest request, ProjectionCoordinator projections, CancellationToken ct)
    {
        if (taskId.Split('-', 2) is not [var module, var rest] || rest.LastIndexOf('-') is not (> 0 and var end)
            || !DateOnly.TryParseExact(rest[..end], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || AsOfQuestions.ReadingOf(rest[(end + 1)..]) is not { } reading || !projections.Modules.Contains(module))
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(AsOfTask.Of(module, day, reading, await projections.FindPastAsync(module, day, reading, ct), request));
    }
}
