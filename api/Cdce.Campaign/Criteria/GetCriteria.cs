using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Criteria;

/// <summary>The six criteria of a commune: what is there, what is missing, what blocks, and where each is mended.</summary>
internal sealed class GetCriteria : IEndpoint
{
    internal sealed record Item(string Href, string Code, int Number, LocalText Name, CriterionStatus Status,
        DateOnly? LastFactOn, IReadOnlyList<Requirement> Requirements);

    internal sealed record Response(string Href, string NisCode, DateOnly Day, bool TargetsProvisional,
        IReadOnlyList<Item> Items, bool? Simulated);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/{nisCode}/criteria", Handle)
        .WithName("getCriteria")
        .WithSummary("Get the state of a commune's six criteria")
        .AllowsAsOf()
        .KeptWhileUnchanged();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string nisCode, HttpRequest http, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Communes.SingleOrDefaultAsync(c => c.NisCode == nisCode, ct) is not { } commune)
            return Problems.NotFound();

        var day = horizon.Day(clock);
        var facts = (await CriterionSource.LoadAsync(db, [nisCode], day, ct))[nisCode];
        var href = http.Absolute($"/api/v1/campaign/communes/{nisCode}/criteria");
        return TypedResults.Ok(new Response(href, nisCode, day,
            facts.Targets.InForceOn(day)?.Provisional ?? true,
            [.. CriterionState.All(nisCode, facts, day).Select(state => new Item($"{href}/{state.Code}", state.Code,
                CriterionText.Of(state.Code).Number, CriterionText.Of(state.Code).Name, state.Status, state.LastFactOn,
                state.Requirements))],
            commune.Simulated.OrNothing()));
    }
}
