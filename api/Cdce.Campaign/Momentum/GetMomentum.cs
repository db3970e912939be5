using Cdce.Campaign.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Momentum;

/// <summary>The momentum of a commune, explained to the last point, with its course over time.</summary>
internal sealed class GetMomentum : IEndpoint
{
    /// <param name="Version">Of the watch over the commune: what pauseWatch and resumeWatch ask for.</param>
    /// <param name="ExpectedLow">Lower end of the band in which chance alone leaves the score.</param>
    /// <param name="Probability">That a decline has begun (0 to 1).</param>
    /// <param name="ExampleParameters">True while weights and thresholds are the shipped example.</param>
    /// <param name="Contributions">What each fact still gives; their sum is the score.</param>
    /// <param name="Series">A point for each week.</param>
    internal sealed record Response(
        string Href, string NisCode, LocalText CommuneName, string CommuneHref, long Version, DateOnly On,
        decimal Score, decimal Expected, decimal ExpectedLow, decimal ExpectedHigh, MomentumLevel Level, DateOnly? Since,
        MomentumDirection Direction, decimal Slope, decimal Probability, string? Sureness, string? UnknownBecause, DateOnly? LastFactOn,
        int ParametersVersion, bool ExampleParameters, DateOnly? PausedUntil, string? PauseReason, IReadOnlyList<WatchPause> Pauses,
        IReadOnlyList<CauseView> Reasons, IReadOnlyList<KindMomentum> Kinds, IReadOnlyList<CriterionMomentum> Criteria,
        IReadOnlyList<ContributionView> Contributions, IReadOnlyList<MomentumPoint> Series,
        IReadOnlyList<AlertLink> OpenAlerts, IReadOnlyList<string> AllowedActions, bool? Simulated);

    internal sealed record ContributionView(
        string Href, Guid ActivityId, string Kind, string? Criterion, DateOnly On, decimal Points);

    internal sealed record AlertLink(string Href, Guid AlertId, AlertKind Kind, AlertState State, DateOnly On);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/{nisCode}/momentum", Handle)
        .WithName("getMomentum")
        .WithSummary("See the momentum of a commune with its reasons")
        .AllowsAsOf()
        .KeptWhileUnchanged();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string nisCode, HttpRequest http, CurrentUser user, CampaignDb db, AllRows<CampaignDb> all, MomentumBoard board, ReadHorizon horizon,
        CancellationToken ct)
    {
        if (!user.MayActFor(nisCode) || await db.Communes.FirstOrDefaultAsync(c => c.NisCode == nisCode, ct) is not { } commune)
            return Problems.NotFound();

        var ofDay = await board.OfAsync(all, horizon, ct);
        var place = ofDay.Of(nisCode);
        var (momentum, series) = CommuneMomentum.WithSeries(
            place.Facts, ofDay.Parameters, ofDay.Network, ofDay.Day, ofDay.KnownOn, place.Pauses);
        var watch = await db.MomentumWatches.FirstOrDefaultAsync(w => w.NisCode == nisCode, ct);
        var alerts = await ListMomentumAlerts.VisibleTo(user, db.MomentumAlerts)
            .Where(a => a.NisCode == nisCode && a.EndedOn == null).OrderByDescending(a => a.On).ThenByDescending(a => a.AlertId).ToListAsync(ct);
        var pausedUntil = watch?.PausedUntil >= ofDay.Day ? watch.PausedUntil : null;

        http.HttpContext.Response.SetVersion(watch?.Version ?? 0);
        return TypedResults.Ok(new Response(
            http.Absolute($"/api/v1/campaign/communes/{nisCode}/momentum"), nisCode, commune.Name.ToText(),
            http.Absolute($"/api/v1/campaign/communes/{nisCode}"), watch?.Version ?? 0, ofDay.Day,
            momentum.Score, momentum.Expected, momentum.ExpectedLow, momentum.ExpectedHigh, momentum.Level, momentum.Since,
            momentum.Direction, momentum.Slope, momentum.Probability,
            momentum.Level is MomentumLevel.Unknown ? null : AlertView.SurenessOf(momentum.Probability),
            momentum.UnknownBecause, momentum.LastFactOn, ofDay.Parameters.Version, ofDay.Parameters.Example,
            pausedUntil, pausedUntil is null ? null : watch?.PauseReason, place.Pauses,
            [.. momentum.Reasons.Select(r => CauseView.Of(r, http))], momentum.Kinds, momentum.Criteria,
            [.. CommuneMomentum.Contributions(place.Facts, ofDay.Parameters, ofDay.Day).Select(c => new ContributionView(
                http.Absolute($"/api/v1/campaign/activities/{c.ActivityId}"), c.ActivityId, c.Kind, c.Criterion, c.On, c.Points))],
            series,
            [.. alerts.Select(a => new AlertLink(
                http.Absolute($"/api/v1/campaign/momentumAlerts/{a.AlertId}"), a.AlertId, a.Kind, a.State, a.On))],
            horizon.AsOf is not null ? []
                : user.Allowed(nisCode, "callForHelp", pausedUntil is null ? "pauseWatch" : "resumeWatch"),
            place.Simulated.OrNothing()));
    }
}
