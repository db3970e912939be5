using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Gives a message up that nobody needs delivered any more.</summary>
internal sealed class DropDeadLetter : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/deadLetters/{messageId:guid}/{handler}", Handle)
        .WithName("dropDeadLetter")
        .WithSummary("Give a message up");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Guid messageId, string handler, MessageBus bus, CancellationToken ct) =>
        await bus.DropAsync(messageId, handler, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
