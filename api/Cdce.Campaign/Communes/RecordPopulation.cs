using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Communes;

/// <summary>The number of inhabitants on a day, with its source; a figure for the same day takes the place of the one before.</summary>
internal sealed class RecordPopulation : IEndpoint
{
    /// <param name="Population">Inhabitants, 1 to 10,000,000.</param>
    /// <param name="Source">Such as "Statbel, 2026".</param>
    internal sealed record Request(int Population, DateOnly On, string Source);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Population).InclusiveBetween(1, 10_000_000);
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.Source).NotEmpty().MaximumLength(300);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communes/{nisCode}/populations", Handle)
        .WithName("recordPopulation")
        .WithSummary("Record a commune's population on a day")
        .Validate<Request>();

    internal static Decision Decide(Commune commune, Request request, DateOnly today)
    {
        if (request.On > today)
            return Decision.Refuse("population-in-future", "A population is recorded once its day has come.");
        if (!commune.ExistsOn(request.On))
            return Decision.Refuse("commune-not-then", "The commune does not exist on that day.", [.. commune.IntoNisCodes]);
        return commune.Populations.TryGetValue(request.On, out var known) && known == request.Population
            ? Decision.Accept()
            : Decision.Accept(new PopulationRecorded(commune.NisCode, request.Population, request.On, request.Source));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string nisCode, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Commune>($"commune/{nisCode}", ct);
        if (stream.Aggregate is not { Withdrawn: false } commune)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(commune, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
