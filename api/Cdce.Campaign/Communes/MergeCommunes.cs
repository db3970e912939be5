using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Communes;

/// <summary>Several communes become one on a day; what was recorded for them stays with them.</summary>
internal sealed class MergeCommunes : IEndpoint
{
    /// <param name="Into">The merged commune: a new code, or the one among them that takes the others in.</param>
    /// <param name="On">First day of the merged commune; may lie ahead.</param>
    /// <param name="CodesChangedOn">From when statistics use the new code.</param>
    /// <param name="Source">Such as the decree.</param>
    internal sealed record Request(IReadOnlyList<string> FromNisCodes, NewCommune Into, DateOnly On, string Source,
        DateOnly? CodesChangedOn = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.FromNisCodes).NotNull().Must(c => c is null || (c.Distinct().Count() == c.Count && c.Count is >= 2 and <= 20))
                .WithMessage("Two to twenty different communes.");
            RuleForEach(r => r.FromNisCodes).Matches("^[0-9]{5}$");
            RuleFor(r => r.Into).NotNull().SetValidator(new NewCommune.Rules());
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.Source).NotEmpty().MaximumLength(300);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communeMergers", Handle)
        .WithName("mergeCommunes")
        .WithSummary("Merge communes on a day")
        .Validate<Request>();

    /// <param name="from">The communes to merge, as far as the register knows them.</param>
    /// <param name="into">What the register knows under the merged commune's code.</param>
    internal static Decision Decide(IReadOnlyList<Commune> from, Commune? into, Request request)
    {
        var missing = request.FromNisCodes.Except(from.Where(c => c.ExistsOn(request.On)).Select(c => c.NisCode)).ToArray();
        if (missing.Length > 0)
            return Decision.Refuse("commune-not-then", "Not all of these communes exist on that day.", missing);
        var absorbs = request.FromNisCodes.Contains(request.Into.NisCode);
        if (into is { Withdrawn: false } && !absorbs)
            return Decision.Refuse("code-in-use", "The merged commune's code belongs to another commune.");

        var largest = from.MaxBy(c => c.Population ?? 0) ?? from[0];
        var events = new List<object>();
        if (!absorbs)
        {
            events.Add(new CommuneRegistered(request.Into.NisCode, request.Into.Name, largest.Description with
            {
                Latitude = request.Into.Latitude ?? largest.Description.Latitude,
                Longitude = request.Into.Longitude ?? largest.Description.Longitude,
                AreaKm2 = from.All(c => c.Description.AreaKm2 is not null) ? from.Sum(c => c.Description.AreaKm2) : null,
            }, request.On, request.Source));
        }

        events.Add(new CommunesMerged(request.Into.NisCode, request.FromNisCodes, request.On, request.CodesChangedOn));
        if (from.All(c => c.Population is not null))
        {
            events.Add(new PopulationRecorded(request.Into.NisCode, from.Sum(c => c.Population ?? 0), request.On,
                "Sum of the former communes"));
        }

        events.AddRange(from.Where(c => c.NisCode != request.Into.NisCode)
            .Select(c => new CommuneEnded(c.NisCode, [request.Into.NisCode], request.On)));
        return Decision.Accept([.. events]);
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, IDocumentSession session, CancellationToken ct)
    {
        var into = await session.Events.FetchForWriting<Commune>($"commune/{request.Into.NisCode}", ct);
        var streams = new Dictionary<string, IEventStream<Commune>> { [request.Into.NisCode] = into };
        foreach (var code in request.FromNisCodes.Where(code => code != request.Into.NisCode))
            streams[code] = await session.Events.FetchForWriting<Commune>($"commune/{code}", ct);

        var from = request.FromNisCodes.Select(code => streams[code].Aggregate).OfType<Commune>().ToList();
        var decision = Decide(from, into.Aggregate, request);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        foreach (var @event in decision.Events)
            streams[@event is CommuneEnded ended ? ended.NisCode : request.Into.NisCode].AppendOne(@event);
        var href = http.Absolute($"/api/v1/campaign/communes/{request.Into.NisCode}");
        return TypedResults.Created(href, new CreatedResource(request.Into.NisCode, into.CurrentVersion, href));
    }
}
