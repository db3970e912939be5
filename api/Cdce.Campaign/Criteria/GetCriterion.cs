using Cdce.Campaign.Activities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Criteria;

/// <summary>One criterion with its evidence trail: every fact that speaks for it, recorded when and by whom.</summary>
internal sealed class GetCriterion : IEndpoint
{
    private const int FactsShown = 200;

    /// <summary>A step of the title file that speaks for the criterion.</summary>
    internal sealed record StepEvidence(Guid StepId, string Href, TitleFiles.TitleStep Step, DateOnly On,
        TitleFiles.DatePrecision Precision, TitleFiles.CouncilVote? Vote, string? SourceUrl, string? SourceText,
        DateTimeOffset? RecordedAt, string? RecordedBy);

    /// <summary>What spoke for the criterion until it was withdrawn; it counts no more.</summary>
    /// <param name="Href">Where its history stands.</param>
    /// <param name="What">Kind of the fact, or the step.</param>
    internal sealed record BrokenEvidence(Guid Id, string Href, string What, DateOnly On, DateTimeOffset WithdrawnAt, string? Reason);

    /// <summary>The row of the table of targets that the expected numbers come from, and why.</summary>
    /// <param name="Table">Number of the table in force on the day.</param>
    /// <param name="Population">Inhabitants; absent where unknown: then one partner of each kind is asked for.</param>
    /// <param name="PopulationOn">The day that the figure is of.</param>
    /// <param name="Bracket">The row that covers the population; absent where that is unknown.</param>
    internal sealed record AppliedTarget(int Table, DateOnly ValidFrom, LocalText Label, bool Provisional, int? Population, DateOnly? PopulationOn,
        Targets.TargetBracket? Bracket);

    /// <param name="Target">Of the criteria that count partners.</param>
    /// <param name="Broken">Evidence that was withdrawn: its latest 200, newest first.</param>
    /// <param name="Facts">The latest 200, newest first; each names who recorded it and when, and links to its versions.</param>
    /// <param name="FactCount">All facts that speak for the criterion.</param>
    internal sealed record Response(string Href, string NisCode, DateOnly Day, string Code, int Number, LocalText Name,
        LocalText Rule, CriterionStatus Status, bool TargetsProvisional, IReadOnlyList<Requirement> Requirements,
        IReadOnlyList<StepEvidence> Steps, IReadOnlyList<ActivityView> Facts, int FactCount, IReadOnlyList<BrokenEvidence> Broken,
        AppliedTarget? Target = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/{nisCode}/criteria/{code}", Handle)
        .WithName("getCriterion")
        .WithSummary("Get one criterion of a commune with its evidence")
        .AllowsAsOf()
        .KeptWhileUnchanged();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string nisCode, string code, HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon,
        TimeProvider clock, CancellationToken ct)
    {
        if (!CriterionCodes.All.Contains(code) || !user.MayActFor(nisCode)
            || await db.Communes.SingleOrDefaultAsync(c => c.NisCode == nisCode, ct) is not { } commune)
        {
            return Problems.NotFound();
        }

        var day = horizon.Day(clock);
        var facts = (await CriterionSource.LoadAsync(db, [nisCode], day, ct))[nisCode];
        var state = CriterionState.Of(code, nisCode, facts, day);
        var evidence = state.Requirements.SelectMany(r => r.Evidence).ToHashSet();

        var ids = evidence.ToArray();
        var query = db.Activities.Where(a => a.NisCode == nisCode && !a.Withdrawn && a.On <= day
            && (a.Criterion == code || ids.Contains(a.ActivityId)));
        var rows = await query.OrderByDescending(a => a.On).ThenByDescending(a => a.ActivityId).Take(FactsShown)
            .ToListAsync(ct);
        var file = await db.TitleFiles.SingleOrDefaultAsync(f => f.NisCode == nisCode, ct);
        var titleFile = http.Absolute($"/api/v1/campaign/communes/{nisCode}/titleFile");
        var steps = facts.Steps.Where(s => evidence.Contains(s.StepId)).Select(step =>
        {
            var version = file?.Versions.LastOrDefault(v => v.StepId == step.StepId);
            return new StepEvidence(step.StepId, titleFile, step.Step, step.On, step.Precision, step.Vote, step.SourceUrl,
                step.SourceText, version?.RecordedAt, version?.RecordedBy);
        });

        var withdrawn = await db.Activities.Where(a => a.NisCode == nisCode && a.Withdrawn && a.On <= day && a.Criterion == code)
            .OrderByDescending(a => a.On).ThenByDescending(a => a.ActivityId).Take(FactsShown).ToListAsync(ct);
        var broken = withdrawn
            .Select(a => (Row: a, Last: a.Versions.Last(v => v.Change == "withdrawn")))
            .Select(a => new BrokenEvidence(a.Row.ActivityId, http.Absolute($"/api/v1/campaign/activities/{a.Row.ActivityId}"),
                a.Row.Kind, a.Row.On, a.Last.RecordedAt, a.Last.Reason))
            .Concat(BrokenSteps(code, file, titleFile)).OrderByDescending(b => b.On).Take(FactsShown);

        var text = CriterionText.Of(code);
        var table = facts.Targets.InForceOn(day);
        return TypedResults.Ok(new Response(http.Absolute($"/api/v1/campaign/communes/{nisCode}/criteria/{code}"), nisCode,
            day, code, text.Number, text.Name, text.Rule, state.Status,
            table?.Provisional ?? true, state.Requirements, [.. steps],
            [.. rows.Select(row => ActivityView.Of(row, day, http, user))], await query.CountAsync(ct), [.. broken],
            table is null || code is not (CriterionCodes.Shops or CriterionCodes.Organisations) ? null
                : new AppliedTarget(table.Table, table.ValidFrom, table.Label, table.Provisional, facts.Population, commune.PopulationOn, facts.TargetOn(day))));
    }

    // A withdrawn resolution stands among the facts of the ledger; the committee of the title file is no fact there.
    private static IEnumerable<BrokenEvidence> BrokenSteps(string code, TitleFiles.TitleFileRow? file, string href) =>
        code is not CriterionCodes.Committee || file is null ? [] : file.Versions.GroupBy(v => v.StepId)
            .Where(versions => versions.Last().Fact is null)
            .Select(versions => (versions.Last(v => v.Fact is not null).Fact, Last: versions.Last()))
            .Where(v => v.Fact is { Step: TitleFiles.TitleStep.CommitteeSetUp })
            .Select(v => new BrokenEvidence(v.Last.StepId, href, TitleFiles.TitleDecisions.Code(TitleFiles.TitleStep.CommitteeSetUp),
                v.Fact?.On ?? default, v.Last.RecordedAt, v.Last.Reason));
}
