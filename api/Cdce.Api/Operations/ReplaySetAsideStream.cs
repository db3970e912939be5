using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Takes a stream again that was set aside, after what stopped it has been put right.</summary>
internal sealed class ReplaySetAsideStream : IEndpoint
{
    internal sealed record Request(string StreamKey);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.StreamKey).NotEmpty().MaximumLength(200);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/setAsideStreams/replays", Handle)
        .WithName("replaySetAsideStream")
        .WithSummary("Take a stream again that was set aside")
        .Validate<Request>();

    private static async Task<NoContent> Handle(Request request, ProjectionCoordinator projections, CancellationToken ct)
    {
        await projections.ReplaySetAsideAsync(request.StreamKey, ct);
        return TypedResults.NoContent();
    }
}
