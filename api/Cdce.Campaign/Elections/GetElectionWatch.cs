using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Elections;

/// <summary>
/// The watch over elections and majorities: the dates, the communes that hold the title or are on the way to it and had no political
/// contact since, and the changes of majority of this term with how far each hand-over is.
/// </summary>
internal sealed class GetElectionWatch : IEndpoint
{
    /// <param name="Since">The election or the change of majority, whichever came last.</param>
    /// <param name="MajorityChanged">A change of majority and not the election.</param>
    /// <param name="Days">From then to the day asked for.</param>
    internal sealed record Silent(string NisCode, string Href, LocalText Name, TitleStatus TitleStatus, bool MajorityChanged, DateOnly Since, int Days, DateOnly? LastContactOn);

    /// <param name="Overdue">Steps whose delay is over and that no fact shows.</param>
    internal sealed record Change(Guid Id, string Href, string NisCode, LocalText Name, DateOnly On, MajoritySupport Support, int Done, int Total, int Overdue, DateOnly? NextDueOn);

    /// <param name="Rules">Those in force on the day asked for.</param>
    /// <param name="WithoutContact">Those that have waited longest first.</param>
    /// <param name="Changes">Of the term that runs on the day asked for, newest first.</param>
    internal sealed record Response(string Href, long Version, DateOnly Day, ElectionRules? Rules, IReadOnlyList<ElectionRules> Revisions, ElectionDay? LastElection, ElectionDay? NextElection,
        IReadOnlyList<Silent> WithoutContact, IReadOnlyList<Change> Changes, IReadOnlyList<string> AllowedActions, bool? Simulated);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/electionWatch", Handle)
        .WithName("getElectionWatch")
        .WithSummary("Get the watch over elections and majorities")
        .AllowsAsOf();

    private static async Task<Ok<Response>> Handle(HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var day = horizon.Day(clock);
        var revisions = await db.ElectionRules.OrderBy(r => r.Revision).Take(1_000).ToListAsync(ct);
        var all = revisions.Select(r => r.ToRules()).ToList();
        var rules = all.InForceOn(day);
        var version = revisions.Count == 0 ? 0 : revisions.Max(r => r.Version);
        var last = rules?.LastBy(day);
        List<Silent> silent = [];
        List<Change> changes = [];
        var simulated = false;
        if (rules is not null)
        {
            var communes = db.Communes.Where(c => c.ExistsFrom <= day && (c.EndedOn == null || c.EndedOn > day));
            // Of a commune whose facts are not shown, nothing can be said.
            if (user.PatternsFor("getElectionWatch") is { } own)
                communes = communes.Where(c => own.Any(area => EF.Functions.Like(c.NisCode, area)));
            var named = await communes.ToDictionaryAsync(c => c.NisCode, ct);
            var facts = await DatedFact.LoadAsync(db, rules.AllKinds(), null, day, ct);
            silent = [.. named.Values.Where(c => c.TitleStatus is TitleStatus.Titled or TitleStatus.Candidate)
                .Select(c => SilentCommune.Of(c.NisCode, rules, facts[c.NisCode], day)).OfType<SilentCommune>()
                .Select(s => new Silent(s.NisCode, http.Request.Absolute($"/api/v1/campaign/communes/{s.NisCode}"), named[s.NisCode].Name.ToText(), named[s.NisCode].TitleStatus,
                    s.MajorityChanged, s.Since, s.Days, s.LastContactOn))
                .OrderByDescending(s => s.Days).ThenBy(s => named[s.NisCode].SortName, StringComparer.Ordinal)];
            foreach (var ofCommune in facts.Where(f => named.ContainsKey(f.Key)))
            {
                var changed = ofCommune.Where(f => f.Kind == MajorityChange.Kind).ToList();
                for (var i = 0; i < changed.Count; i++)
                {
                    if (changed[i].On < last?.On)
                        continue;
                    var steps = HandOverStep.All(rules, changed[i].On, i + 1 < changed.Count ? changed[i + 1].On : null, [.. ofCommune], day);
                    var id = changed[i].ActivityId.GetValueOrDefault();
                    changes.Add(new Change(id, http.Request.Absolute($"/api/v1/campaign/majorityChanges/{id}"), ofCommune.Key, named[ofCommune.Key].Name.ToText(),
                        changed[i].On, changed[i].Support ?? MajoritySupport.NotKnown, steps.Count(s => s.DoneOn is not null), steps.Count, steps.Count(s => s.Overdue),
                        steps.Where(s => s.DoneOn is null).Min(s => (DateOnly?)s.DueOn)));
                }
            }
            changes = [.. changes.OrderByDescending(c => c.On).ThenBy(c => c.NisCode, StringComparer.Ordinal)];
            simulated = named.Values.Any(c => c.Simulated) || facts.Any(f => named.ContainsKey(f.Key) && f.Any(a => a.Simulated));
        }
        http.Response.SetVersion(version);
        return TypedResults.Ok(new Response(http.Request.Absolute("/api/v1/campaign/electionWatch"), version, day, rules, all, last, rules?.NextAfter(day), silent, changes,
            user.Allowed(null, "reviseElectionWatch"), simulated.OrNothing()));
    }
}
