using Cdce.Campaign.Elections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Onboarding;

/// <summary>The dated plan of one commune on its way to the title, ticked by the facts that are recorded.</summary>
internal sealed class GetOnboardingPlan : IEndpoint
{
    /// <param name="StartedOn">The first step; absent, as the plan, while nothing shows it.</param>
    /// <param name="Step">Code of the next step; absent where the way is over.</param>
    internal sealed record Response(string Href, string NisCode, LocalText Name, DateOnly Day, DateOnly? StartedOn, string? Step, LocalText? RulesLabel,
        IReadOnlyList<PlannedStep> Steps, bool? Simulated);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/{nisCode}/onboarding", Handle)
        .WithName("getOnboardingPlan")
        .WithSummary("Get a commune's dated plan on its way to the title")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string nisCode, HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (!user.MayActFor(nisCode) || await db.Communes.SingleOrDefaultAsync(c => c.NisCode == nisCode, ct) is not { } commune)
            return Problems.NotFound();
        var day = horizon.Day(clock);
        var rules = (await db.OnboardingRules.Take(1_000).ToListAsync(ct)).Select(r => r.ToRules()).InForceOn(day);
        var facts = rules is null ? [] : (await DatedFact.LoadAsync(db, rules.AllKinds(), nisCode, day, ct))[nisCode].ToList();
        var journey = rules is null ? null : Journey.Of(rules, facts, GetOnboarding.IsOver(commune), day);
        return TypedResults.Ok(new Response(http.Absolute($"/api/v1/campaign/communes/{nisCode}/onboarding"), nisCode, commune.Name.ToText(), day, journey?.StartedOn,
            journey?.Current?.Code, rules?.Label, journey?.Steps ?? [], (commune.Simulated || facts.Exists(f => f.Simulated)).OrNothing()));
    }
}
