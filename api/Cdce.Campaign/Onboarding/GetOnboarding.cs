using Cdce.Campaign.Communes;
using Cdce.Campaign.Elections;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Onboarding;

/// <summary>How long communes take for each step of their way to the title, where they stall, and each way that is under way.</summary>
internal sealed class GetOnboarding : IEndpoint
{
    /// <param name="Step">Code of the next step.</param>
    /// <param name="WaitingDays">Since the last step that was done.</param>
    internal sealed record Running(string Href, string NisCode, LocalText Name, DateOnly StartedOn, string Step, DateOnly DueOn, bool Late, int WaitingDays, int Done, int Total);

    /// <param name="Rules">Those in force on the day asked for.</param>
    /// <param name="StallsAt">Code of the step at which most communes are late; absent where none is.</param>
    /// <param name="Communes">Under way, those that have waited longest first.</param>
    internal sealed record Response(string Href, long Version, DateOnly Day, OnboardingRules? Rules, IReadOnlyList<StepFigures> Steps, string? StallsAt,
        IReadOnlyList<Running> Communes, IReadOnlyList<string> AllowedActions, bool? Simulated);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/onboarding", Handle)
        .WithName("getOnboarding")
        .WithSummary("Get how long communes take on their way to the title, and where they stall")
        .AllowsAsOf();

    /// <summary>Whether nothing is waited for any more: the commune holds the title, or held it once.</summary>
    internal static bool IsOver(CommuneRow commune) => commune.TitleStatus is TitleStatus.Titled or TitleStatus.Suspended or TitleStatus.Returned or TitleStatus.Withdrawn;

    private static async Task<Ok<Response>> Handle(HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var day = horizon.Day(clock);
        var revisions = await db.OnboardingRules.Take(1_000).ToListAsync(ct);
        var rules = revisions.Select(r => r.ToRules()).InForceOn(day);
        var version = revisions.Count == 0 ? 0 : revisions.Max(r => r.Version);
        List<(CommuneRow Commune, Journey Journey)> journeys = [];
        var simulated = false;
        if (rules is not null)
        {
            var communes = db.Communes.Where(c => c.ExistsFrom <= day && (c.EndedOn == null || c.EndedOn > day));
            // Of a commune whose facts are not shown, nothing can be said.
            if (user.PatternsFor("getOnboarding") is { } own)
                communes = communes.Where(c => own.Any(area => EF.Functions.Like(c.NisCode, area)));
            var facts = await DatedFact.LoadAsync(db, rules.AllKinds(), null, day, ct);
            foreach (var commune in await communes.ToListAsync(ct))
            {
                if (Journey.Of(rules, [.. facts[commune.NisCode]], IsOver(commune), day) is not { } journey)
                    continue;
                journeys.Add((commune, journey));
                simulated |= commune.Simulated || facts[commune.NisCode].Any(f => f.Simulated);
            }
        }

        var steps = rules is null ? [] : StepFigures.Of(rules, [.. journeys.Select(j => j.Journey)], day);
        http.Response.SetVersion(version);
        return TypedResults.Ok(new Response(http.Request.Absolute("/api/v1/campaign/onboarding"), version, day, rules, steps, StepFigures.StallsAt(steps),
            [.. from item in journeys
                let step = item.Journey.Current
                where step is not null
                orderby item.Journey.WaitingSince, item.Commune.NisCode
                select new Running(http.Request.Absolute($"/api/v1/campaign/communes/{item.Commune.NisCode}/onboarding"), item.Commune.NisCode, item.Commune.Name.ToText(),
                    item.Journey.StartedOn, step.Code, step.DueOn, step.Overdue, day.DayNumber - item.Journey.WaitingSince.DayNumber,
                    item.Journey.Steps.Count(s => s.DoneOn is not null), item.Journey.Steps.Count)],
            user.Allowed(null, "reviseOnboarding"), simulated.OrNothing()));
    }
}
