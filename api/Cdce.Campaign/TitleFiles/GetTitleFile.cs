using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.TitleFiles;

/// <summary>A commune's title file: state, who has it, what next and by when, and every step with its source and history.</summary>
internal sealed class GetTitleFile : IEndpoint
{
    /// <param name="On">The day by which it had happened; with <c>precision</c> and <c>knownBy</c> it says how exact that is.</param>
    /// <param name="RecordedOn">The day in Brussels on which this version was recorded.</param>
    /// <param name="ClosedOn">For a resolution: the day of the one that took its place.</param>
    internal sealed record Step(Guid StepId, TitleStep Code, DateOnly On, DatePrecision Precision, bool KnownBy,
        bool OffPlatform, bool EvidenceOnly, string? SourceUrl, string? SourceText, string? Reason, string? PublicNote,
        CouncilVote? Vote, DateOnly? ClosedOn, DateOnly? RecordedOn, string? RecordedBy);

    /// <param name="EvidenceOnly">The state rests on evidence gathered, not on the campaign's own list.</param>
    /// <param name="Owner">Who has to act next.</param>
    /// <param name="NextOn">Set by the coordination, or proposed by provisional rules.</param>
    /// <param name="DaysByState">Days spent in each state up to the day asked for.</param>
    /// <param name="AllowedSteps">Steps that the caller may record now.</param>
    /// <param name="AllowedOffPlatformSteps">Further steps, if they happened on paper or before the commune joined.</param>
    internal sealed record Response(string Href, string NisCode, long Version, TitleState State, TitleStatus Status,
        DateOnly? Since, bool EvidenceOnly, TitleOwner Owner, TitleStep? NextStep, DateOnly? NextOn, bool? NextOnSet,
        IReadOnlyList<Step> Steps, IReadOnlyList<TitlePeriod> Periods, IReadOnlyDictionary<string, int> DaysByState,
        IReadOnlyList<TitleStepVersion> History, IReadOnlyList<string> AllowedSteps,
        IReadOnlyList<string> AllowedOffPlatformSteps, IReadOnlyList<string> AllowedActions, bool? Simulated);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/{nisCode}/titleFile", Handle)
        .WithName("getTitleFile")
        .WithSummary("Get a commune's title file")
        .AllowsAsOf()
        .KeptWhileUnchanged();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string nisCode, HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock,
        CancellationToken ct)
    {
        if (!await db.Communes.AnyAsync(c => c.NisCode == nisCode, ct))
            return Problems.NotFound();

        var row = await db.TitleFiles.SingleOrDefaultAsync(f => f.NisCode == nisCode, ct)
            ?? new TitleFileRow { NisCode = nisCode };
        http.Response.SetVersion(row.Version);
        var mayWrite = horizon.AsOf is null && user.May("recordTitleStep", nisCode);
        return TypedResults.Ok(Of(row, horizon.Day(clock), user, mayWrite,
            http.Request.Absolute($"/api/v1/campaign/communes/{nisCode}/titleFile")));
    }

    internal static Response Of(TitleFileRow row, DateOnly day, CurrentUser user, bool mayWrite, string href)
    {
        var path = row.Path;
        var (owner, next) = TitleRules.After(path,
            row.Facts.Any(f => f.Step is TitleStep.ResolutionVoted), row.Facts.Any(f => f.Step is TitleStep.CommitteeSetUp));
        var file = new TitleFile(row.NisCode, [.. row.Facts], row.DueOn);
        var allowed = mayWrite ? Allowed(file, day, user, offPlatform: false) : [];
        return new Response(href, row.NisCode, row.Version, path.State, path.Status, path.Since, path.EvidenceOnly, owner,
            next, TitleRules.Current.NextDate(path, row.DueOn), row.DueOn is null ? null : true, Steps(row, path),
            path.Periods,
            path.Durations(day).ToDictionary(
                d => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(d.Key.ToString()), d => d.Value),
            row.Versions, allowed, mayWrite ? [.. Allowed(file, day, user, offPlatform: true).Except(allowed)] : [],
            mayWrite ? user.Allowed(row.NisCode, Commands) : [],
            row.Simulated.OrNothing());
    }

    private static readonly string[] Commands =
        ["recordTitleStep", "recordCouncilResolution", "correctTitleStep", "withdrawTitleStep", "setTitleDeadline"];

    private static IReadOnlyList<string> Allowed(TitleFile file, DateOnly day, CurrentUser user, bool offPlatform)
    {
        var mine = Enum.GetValues<TitleStep>().Where(s => TitleRules.Current.MayRecord(user, file.NisCode, s)).Select(TitleDecisions.Code);
        var probe = new TitleFact(Guid.Empty, TitleStep.Interested, day, OffPlatform: offPlatform);
        return [.. TitleDecisions.Allowed(file, probe).Intersect(mine)];
    }

    private static List<Step> Steps(TitleFileRow row, TitlePath path)
    {
        var ordered = path.Illegal is null ? path.Steps : [.. row.Facts.OrderBy(f => f.On)];
        var resolutions = ordered.Where(f => f.Step is TitleStep.ResolutionVoted).ToList();
        return [.. ordered.Select(fact =>
        {
            var last = row.Versions.LastOrDefault(v => v.StepId == fact.StepId && v.Fact is not null);
            var later = resolutions.SkipWhile(r => r.StepId != fact.StepId).Skip(1).FirstOrDefault();
            return new Step(fact.StepId, fact.Step, fact.On, fact.Precision, fact.KnownBy, fact.OffPlatform,
                fact.EvidenceOnly, fact.SourceUrl, fact.SourceText, fact.Reason, fact.PublicNote, fact.Vote, later?.On,
                last?.RecordedAt.DayInBrussels(), last?.RecordedBy);
        })];
    }
}
