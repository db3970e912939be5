using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Communes;

/// <summary>A commune becomes several on a day.</summary>
internal sealed class SplitCommune : IEndpoint
{
    /// <param name="On">First day of the new communes; may lie ahead.</param>
    /// <param name="Source">Such as the decree.</param>
    internal sealed record Request(IReadOnlyList<NewCommune> Into, DateOnly On, string Source);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Into).NotNull().Must(c => c is null || (c.Select(n => n.NisCode).Distinct().Count() == c.Count && c.Count is >= 2 and <= 20))
                .WithMessage("Two to twenty different communes.");
            RuleForEach(r => r.Into).SetValidator(new NewCommune.Rules());
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.Source).NotEmpty().MaximumLength(300);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communes/{nisCode}/split", Handle)
        .WithName("splitCommune")
        .WithSummary("Split a commune on a day")
        .Validate<Request>();

    /// <param name="taken">Codes of the new communes that the register already knows.</param>
    internal static Decision Decide(Commune commune, IReadOnlyCollection<string> taken, Request request)
    {
        if (!commune.ExistsOn(request.On))
            return Decision.Refuse("commune-not-then", "The commune does not exist on that day.", [.. commune.IntoNisCodes]);
        if (taken.Count > 0)
            return Decision.Refuse("code-in-use", "A new commune's code belongs to another commune.", [.. taken]);

        var events = new List<object>();
        foreach (var part in request.Into)
        {
            events.Add(new CommuneRegistered(part.NisCode, part.Name, commune.Description with
            {
                Latitude = part.Latitude ?? commune.Description.Latitude,
                Longitude = part.Longitude ?? commune.Description.Longitude,
                AreaKm2 = null,
            }, request.On, request.Source));
            events.Add(new CommuneSplitOff(part.NisCode, commune.NisCode, request.On));
            if (part.Population is { } population)
                events.Add(new PopulationRecorded(part.NisCode, population, request.On, request.Source));
        }

        events.Add(new CommuneEnded(commune.NisCode, [.. request.Into.Select(c => c.NisCode)], request.On));
        return Decision.Accept([.. events]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string nisCode, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Commune>($"commune/{nisCode}", ct);
        if (stream.Aggregate is not { Withdrawn: false } commune)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var parts = new Dictionary<string, IEventStream<Commune>>();
        foreach (var part in request.Into)
            parts[part.NisCode] = await session.Events.FetchForWriting<Commune>($"commune/{part.NisCode}", ct);
        var taken = parts.Values.Select(s => s.Aggregate).OfType<Commune>().Where(c => !c.Withdrawn).Select(c => c.NisCode);
        var decision = Decide(commune, [.. taken], request);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        foreach (var @event in decision.Events)
        {
            var target = @event switch
            {
                CommuneRegistered e => parts[e.NisCode],
                CommuneSplitOff e => parts[e.NisCode],
                PopulationRecorded e => parts[e.NisCode],
                _ => stream,
            };
            target.AppendOne(@event);
        }

        return TypedResults.NoContent();
    }
}
