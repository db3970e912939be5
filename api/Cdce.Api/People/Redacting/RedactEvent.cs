using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.People.Redacting;

/// <summary>Takes words out of an event for good; the history says that, when, by whom and why, and never which.</summary>
internal sealed class RedactEvent : IEndpoint
{
    private static readonly Refusal TextChanged = new("text-changed", "The event was redacted since its texts were read.", []);

    /// <param name="Object">Key of the object, as in <c>committee/25072</c>.</param>
    /// <param name="Version">Of the object, after the event.</param>
    /// <param name="Tag">Names the bytes that were read.</param>
    /// <param name="Cuts">What goes, at most a hundred.</param>
    /// <param name="Reason">asked, forgotten or neverNeeded</param>
    internal sealed record Request(string Object, long Version, string Tag, IReadOnlyList<Cut> Cuts, string Reason);

    /// <param name="Field">One of the free texts, by its JSON pointer.</param>
    /// <param name="Start">Where the words begin, in UTF-16 units.</param>
    /// <param name="Length">How long they are.</param>
    internal sealed record Cut(string Field, int Start, int Length);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Object).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Tag).NotEmpty().MaximumLength(64);
            RuleFor(r => r.Cuts).Must(c => c.Count is > 0 and <= 100).WithMessage("One to a hundred.");
            RuleFor(r => r.Reason).Must(RedactionReasons.All.Contains)
                .WithMessage($"Must be one of {string.Join(", ", RedactionReasons.All)}.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/audit/redactions", Handle)
        .WithName("redactEvent")
        .WithSummary("Take words out of the free texts of one event for good")
        .Validate<Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, EventRedactions events, Redactions redactions, IDocumentSession session, CurrentUser user, TimeProvider clock,
        CancellationToken ct)
    {
        if (await events.FindAsync(request.Object, request.Version, ct) is not { } found)
            return Problems.NotFound();
        if (GetEventTexts.RefusalOf(found) is { } refusal)
            return refusal.ToProblem();
        // What is recorded by way of demonstration goes with it; the redaction would, too.
        if (user.Simulating)
            return new Refusal("of-demonstration", "Nothing real is redacted in a demonstration.", []).ToProblem();
        if (found.Hash != request.Tag)
            return TextChanged.ToProblem();
        if (await events.PrepareAsync(
            found, [.. request.Cuts.Select(c => new TextCut(c.Field, c.Start, c.Length))], request.Reason, clock.GetUtcNow(), ct) is not { } redaction)
        {
            return Problems.BadRequest(new InputIssue("body", "cuts", "Words of the free texts, without overlap."));
        }
        await redactions.SaveAsync(session, found, redaction, user.Id, ct);
        return TypedResults.NoContent();
    }
}
