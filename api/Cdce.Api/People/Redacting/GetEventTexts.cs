using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.People.Redacting;

/// <summary>The free texts of one event, for whoever takes words out of them.</summary>
internal sealed class GetEventTexts : IEndpoint
{
    /// <param name="Tag">Names these bytes; a redaction of others is refused.</param>
    /// <param name="Texts">Those that people wrote freely; no other field of an event is ever redacted.</param>
    /// <param name="Refusal">Why nothing can be taken out: no-free-text or of-demonstration; absent where it can.</param>
    internal sealed record EventTextsView(
        string Object, long Version, string EventType, string Tag, IReadOnlyList<TextView> Texts, string? Refusal);

    /// <param name="Field">Its place in the event: a JSON pointer, as in <c>/fact/summary</c>.</param>
    internal sealed record TextView(string Field, string Text);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/audit/texts", Handle)
        .WithName("getEventTexts")
        .WithSummary("See the free texts of one event, to take words out of them");

    /// <param name="streamKey">Key of the object, as in <c>committee/25072</c>.</param>
    /// <param name="version">Of the object, after the event.</param>
    private static async Task<Results<Ok<EventTextsView>, ProblemHttpResult>> Handle(
        EventRedactions redactions, [FromQuery(Name = "object")] string streamKey, long version, CancellationToken ct) =>
        await redactions.FindAsync(streamKey, version, ct) is { } found
            ? TypedResults.Ok(new EventTextsView(found.StreamKey, found.Version, found.TypeName, found.Hash,
                [.. found.Texts.Select(t => new TextView(t.Field, t.Text))], RefusalOf(found)?.Code))
            : Problems.NotFound();

    internal static Refusal? RefusalOf(RedactableEvent found)
    {
        if (found.OfDemonstration)
            return new("of-demonstration", "A demonstration is taken away as a whole.", []);
        return found.Texts.Count == 0 ? new("no-free-text", "Nobody wrote freely in this event.", []) : null;
    }
}
