using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Communes;

/// <summary>A merger that should not have been recorded is taken back, as of its own day.</summary>
internal sealed class ReverseMerger : IEndpoint
{
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communes/{nisCode}/mergerReversal", Handle)
        .WithName("reverseMerger")
        .WithSummary("Take back a merger")
        .Validate<Request>();

    internal static Decision Decide(Commune merged, Request request)
    {
        if (merged.MergedOn is not { } on || merged.MergedFrom.Count == 0)
            return Decision.Refuse("not-merged", "No merger made this commune.");
        if (merged.EndedOn is not null)
            return Decision.Refuse("commune-merged", "The commune itself has ended since.", [.. merged.IntoNisCodes]);

        var events = new List<object> { new MergerReversed(merged.NisCode, merged.MergedFrom, on, request.Reason) };
        if (merged.Populations.ContainsKey(on))
            events.Add(new PopulationWithdrawn(merged.NisCode, on, request.Reason));
        // A commune that took others in existed before and goes on.
        if (!merged.MergedFrom.Contains(merged.NisCode))
            events.Add(new CommuneRegistrationWithdrawn(merged.NisCode, merged.ExistsFrom, request.Reason));
        events.AddRange(merged.MergedFrom.Where(code => code != merged.NisCode)
            .Select(code => new CommuneRestored(code, on, request.Reason)));
        return Decision.Accept([.. events]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string nisCode, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Commune>($"commune/{nisCode}", ct);
        if (stream.Aggregate is not { Withdrawn: false } merged)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(merged, request);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        foreach (var @event in decision.Events)
        {
            if (@event is CommuneRestored restored)
                (await session.Events.FetchForWriting<Commune>($"commune/{restored.NisCode}", ct)).AppendOne(restored);
            else
                stream.AppendOne(@event);
        }

        return TypedResults.NoContent();
    }
}
