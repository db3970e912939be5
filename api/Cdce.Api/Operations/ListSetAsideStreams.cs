using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Lists the streams that a module's read models could not take; all others go on.</summary>
internal sealed class ListSetAsideStreams : IEndpoint
{
    /// <summary>A stream that waits for a fix.</summary>
    /// <param name="Version">The first of its events that waits.</param>
    /// <param name="Error">The first line of what was thrown.</param>
    internal sealed record SetAsideView(
        string Href, string Module, string StreamKey, long Version, string EventType, string Error, DateTimeOffset At);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/setAsideStreams", Handle)
        .WithName("listSetAsideStreams")
        .WithSummary("List streams that the read models could not take");

    private static async Task<Ok<Page<SetAsideView>>> Handle(
        HttpRequest request, ProjectionCoordinator projections, CancellationToken ct)
    {
        var streams = await projections.ListSetAsideAsync(ct);
        return TypedResults.Ok(new Page<SetAsideView>([.. streams.Select(s => new SetAsideView(
            request.Absolute("/api/v1/setAsideStreams"), s.Module, s.StreamKey, s.Version, s.EventType,
            s.Error.Split('\n')[0], s.At))], 1_000));
    }
}
