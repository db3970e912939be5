using Cdce.Campaign.Activities;
using Cdce.Campaign.Alerts;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Elections;

/// <summary>A change of majority with its checklist and the hand-over dossier, made from the facts as they are known when it is asked for.</summary>
internal sealed class GetMajorityChange : IEndpoint
{
    private const int YearsBack = 2;
    private const int MostFacts = 50;

    /// <summary>What a new team should know of its commune.</summary>
    /// <param name="Resolutions">Days on which the council voted, newest first.</param>
    /// <param name="Facts">Of the last two years, newest first, 50 at most.</param>
    /// <param name="FactCount">All of the last two years.</param>
    /// <param name="Partners">Pledges that hold, by kind of partner.</param>
    /// <param name="OpenAlerts">Those that the caller may see.</param>
    internal sealed record Dossier(TitleStatus TitleStatus, DateOnly? TitleSince, IReadOnlyList<DateOnly> Resolutions, IReadOnlyList<GetCriteria.Item> Criteria, DateOnly? LastMeetingOn,
        DateOnly? LastContactOn, IReadOnlyDictionary<string, int> Partners, int OpenAlerts, int FactCount, IReadOnlyList<ActivityView> Facts);

    /// <param name="RecordedOn">The day in Brussels on which it was recorded; checklist and dossier exist from then on.</param>
    internal sealed record Response(Guid Id, string Href, long Version, string NisCode, LocalText Name, DateOnly On, DateOnly RecordedOn, MajoritySupport Support, string? College,
        FactSource? Source, bool? Withdrawn, DateOnly Day, LocalText? RulesLabel, IReadOnlyList<HandOverStep> Checklist, Dossier Dossier, IReadOnlyList<string> AllowedActions, bool? Simulated);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/majorityChanges/{activityId:guid}", Handle)
        .WithName("getMajorityChange")
        .WithSummary("Get a change of majority with its checklist and hand-over dossier")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid activityId, HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var day = horizon.Day(clock);
        if (await db.Activities.SingleOrDefaultAsync(a => a.ActivityId == activityId && a.Kind == MajorityChange.Kind, ct) is not { } change || !user.MayActFor(change.NisCode)
            || await db.Communes.SingleOrDefaultAsync(c => c.NisCode == change.NisCode, ct) is not { } commune)
        {
            return Problems.NotFound();
        }

        var rules = (await db.ElectionRules.Take(1_000).ToListAsync(ct)).Select(r => r.ToRules()).InForceOn(day);
        var facts = (await db.Activities.Where(a => a.NisCode == change.NisCode && !a.Withdrawn && a.On <= day).Select(ActivityRow.WithoutVersions).ToListAsync(ct))
            .Where(a => a.HoldsOn(day)).OrderByDescending(a => a.On).ThenByDescending(a => a.ActivityId).ToList();
        var dated = (await DatedFact.LoadAsync(db, rules?.AllKinds() ?? [], change.NisCode, day, ct))[change.NisCode].ToList();
        var next = dated.Where(f => f.Kind == MajorityChange.Kind && f.On > change.On).Select(f => (DateOnly?)f.On).Min();
        var recent = facts.Where(f => f.On > day.AddYears(-YearsBack)).ToList();
        var criteria = (await CriterionSource.LoadAsync(db, [change.NisCode], day, ct))[change.NisCode];
        var path = http.Request.Absolute($"/api/v1/campaign/communes/{change.NisCode}/criteria");
        var dossier = new Dossier(commune.TitleStatus, commune.TitleStateSince,
            [.. dated.Where(f => f.Kind == ActivityKinds.CouncilResolution).Select(f => f.On).Distinct().OrderDescending()],
            [.. CriterionState.All(change.NisCode, criteria, day).Select(state => new GetCriteria.Item($"{path}/{state.Code}", state.Code, CriterionText.Of(state.Code).Number,
                CriterionText.Of(state.Code).Name, state.Status, state.LastFactOn, state.Requirements))],
            facts.Find(f => f.Kind == "committeeMeeting")?.On,
            dated.FindLast(f => rules?.ContactKinds.Contains(f.Kind) is true)?.On,
            PartnerKinds.All.ToDictionary(kind => kind, kind => criteria.PartnersOn(day, kind).Count),
            await ListMomentumAlerts.VisibleTo(user, db.MomentumAlerts).CountAsync(a => a.NisCode == change.NisCode && a.EndedOn == null, ct),
            recent.Count, [.. recent.Take(MostFacts).Select(f => ActivityView.Of(f, day, http.Request, user))]);
        http.Response.SetVersion(change.Version);
        return TypedResults.Ok(new Response(change.ActivityId, http.Request.Absolute($"/api/v1/campaign/majorityChanges/{change.ActivityId}"), change.Version, change.NisCode,
            commune.Name.ToText(), change.On, change.RecordedOn, change.Support ?? MajoritySupport.NotKnown, change.College,
            change.SourceUrl is null && change.SourceText is null ? null : new FactSource(change.SourceUrl, change.SourceText), change.Withdrawn ? true : null, day, rules?.Label,
            rules is null || change.Withdrawn ? [] : HandOverStep.All(rules, change.On, next, dated, day), dossier,
            change.Withdrawn ? [] : user.Allowed(change.NisCode, "describeMajority", "withdrawActivity"),
            (change.Simulated || commune.Simulated || facts.Exists(f => f.Simulated)).OrNothing()));
    }
}
