using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Lists the messages that no attempt could deliver, newest first, at most a thousand.</summary>
internal sealed class ListDeadLetters : IEndpoint
{
    /// <summary>A message that waits for an operator.</summary>
    /// <param name="Error">The first line of what the last attempt said.</param>
    internal sealed record DeadLetterView(
        string Href, string MessageId, string Handler, string MessageType, string Error, DateTimeOffset SentAt, DateTimeOffset DiedAt);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/deadLetters", Handle)
        .WithName("listDeadLetters")
        .WithSummary("List messages that could not be delivered");

    private static async Task<Ok<Page<DeadLetterView>>> Handle(HttpRequest request, MessageBus bus, CancellationToken ct)
    {
        var letters = await bus.ListDeadLettersAsync(ct);
        return TypedResults.Ok(new Page<DeadLetterView>([.. letters.Select(l => new DeadLetterView(
            request.Absolute($"/api/v1/deadLetters/{l.MessageId}/{l.Handler}"), l.MessageId.ToString(), l.Handler, l.MessageType,
            l.Error.Split('\n')[0], l.SentAt, l.DiedAt))], 1_000));
    }
}
