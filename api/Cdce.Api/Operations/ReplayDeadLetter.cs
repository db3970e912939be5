using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Delivers a message again, after what stopped it has been put right.</summary>
internal sealed class ReplayDeadLetter : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/deadLetters/{messageId:guid}/{handler}/replays", Handle)
        .WithName("replayDeadLetter")
        .WithSummary("Deliver a message again");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Guid messageId, string handler, MessageBus bus, CancellationToken ct) =>
        await bus.ReplayAsync(messageId, handler, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
