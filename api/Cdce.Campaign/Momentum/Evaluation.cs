using Cdce.Campaign.Alerts;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.TitleFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Campaign.Momentum;

/// <summary>Judges all communes for a day and appends what follows from it; the caller's session saves.</summary>
internal sealed class Evaluation(
    IDocumentSession session, IDocumentStore store, CampaignDb db, AllRows<CampaignDb> all, ReadHorizon horizon, MomentumBoard board)
{
    // Points of living evidence from which a criterion is a strength, and under which it is a weakness (examples).
    private const decimal Strong = 5;
    private const decimal Weak = 2;

    /// <summary>For a handler, whose session is not the scope's.</summary>
    public static Evaluation Of(IServiceProvider services, IDocumentSession session) =>
        ActivatorUtilities.CreateInstance<Evaluation>(services, session);

    /// <summary>The latest day that was judged; earlier days open nothing any more.</summary>
    public async Task<DateOnly?> LatestAsync(bool simulating, CancellationToken ct) =>
        await db.MomentumEvaluations.Where(e => e.Simulated == simulating).MaxAsync(e => (DateOnly?)e.Day, ct);

    /// <summary>What the day looks like, without a consequence.</summary>
    public async Task<MomentumEvaluated> LookAsync(DateOnly day, CancellationToken ct)
    {
        var (ofDay, communes) = await CommunesAsync(day, ct);
        return Counted(ofDay, communes, [], await PausedAsync(day, ct));
    }

    /// <summary>Judges the day; the second time it only says what the first has found.</summary>
    public async Task<MomentumEvaluated> RunAsync(DateOnly day, bool simulating, CancellationToken ct)
    {
        var evaluation = await session.Events.FetchForWriting<MomentumEvaluation>(MomentumEvaluation.StreamKey(day, simulating), ct);
        if (evaluation.Aggregate is { } done)
            return done.Outcome;

        var (ofDay, communes) = await CommunesAsync(day, ct);
        // A demonstration judges its own communes only.
        if (simulating)
            communes = communes.FindAll(c => ofDay.Of(c.NisCode).Simulated);
        var events = new List<object>();
        foreach (var group in communes.GroupBy(c => !simulating && ofDay.Of(c.NisCode).Simulated))
        {
            // What follows from a demonstration is part of it and goes with it. A session's mark holds for all it saves,
            // so a day of real and simulated communes takes two; judging again what was saved changes nothing.
            if (group.Key)
            {
                await using var simulated = store.LightweightSession();
                simulated.SetHeader("simulated", true);
                events.AddRange(await JudgeAsync(simulated, group, ofDay, ct));
                await simulated.SaveChangesAsync(ct);
            }
            else
            {
                events.AddRange(await JudgeAsync(session, group, ofDay, ct));
            }
        }

        var outcome = Counted(ofDay, communes, events, await PausedAsync(day, ct));
        evaluation.AppendOne(outcome);
        return outcome;
    }

    private static async Task<List<object>> JudgeAsync(
        IDocumentSession session, IEnumerable<CommuneToJudge> communes, BoardOfDay board, CancellationToken ct)
    {
        var all = new List<object>();
        foreach (var commune in communes)
        {
            var seen = Sight(commune, board.Of(commune.NisCode).Momentum);
            // Most communes have nothing new to tell and no stream: only those are read that may have something.
            if (!commune.IsWatched && WatchDecision.Decide(null, seen, board.Parameters, board.Day, Guid.Empty).Count == 0)
                continue;
            var stream = await session.Events.FetchForWriting<MomentumWatch>($"momentum-watch/{commune.NisCode}", ct);
            var events = WatchDecision.Decide(stream.Aggregate, seen, board.Parameters, board.Day, Guid.CreateVersion7());
            if (events.Count == 0)
                continue;
            stream.AppendMany(events);
            all.AddRange(events);
        }

        return all;
    }

    private static Seen Sight(CommuneToJudge commune, CommuneMomentum momentum)
    {
        var points = CriterionCodes.All.Select(code =>
            momentum.Criteria.FirstOrDefault(c => c.Criterion == code) ?? new CriterionMomentum(code, 0, 0)).ToList();
        var strong = points.Where(c => c.Points >= Strong && c.Points >= 0.75m * c.Expected)
            .OrderByDescending(c => c.Points).Select(c => c.Criterion).ToList();
        // Of a commune of which nothing is recorded, nothing is said to be weak.
        var weak = momentum.Kinds.Count == 0 ? [] : points
            .Where(c => !strong.Contains(c.Criterion) && (c.Points < Weak || c.Points < 0.5m * c.Expected))
            .OrderBy(c => c.Points).Select(c => c.Criterion).ToList();
        return new Seen(commune.NisCode, momentum, commune.Titled, strong, weak);
    }

    private async Task<(BoardOfDay Board, List<CommuneToJudge> Communes)> CommunesAsync(DateOnly day, CancellationToken ct)
    {
        var ofDay = await board.OfAsync(all, horizon, ct, day);
        var watched = await db.MomentumWatches.Select(w => w.NisCode).ToHashSetAsync(ct);
        var communes = await db.Communes.Where(c => c.ExistsFrom <= day && !(c.EndedOn <= day)).OrderBy(c => c.NisCode)
            .Select(c => new { c.NisCode, c.TitleStatus }).ToListAsync(ct);
        return (ofDay, [.. communes.Select(c =>
            new CommuneToJudge(c.NisCode, c.TitleStatus is TitleStatus.Titled, watched.Contains(c.NisCode)))]);
    }

    private async Task<int> PausedAsync(DateOnly day, CancellationToken ct) =>
        await db.MomentumWatches.CountAsync(w => w.PausedUntil >= day, ct);

    private static MomentumEvaluated Counted(BoardOfDay board, List<CommuneToJudge> communes, List<object> events, int paused)
    {
        var levels = communes.CountBy(c => board.Of(c.NisCode).Momentum.Level).ToDictionary();
        return new MomentumEvaluated(board.Day, board.Parameters.Version,
            levels.GetValueOrDefault(MomentumLevel.OnTrack), levels.GetValueOrDefault(MomentumLevel.Watch),
            levels.GetValueOrDefault(MomentumLevel.Fading), levels.GetValueOrDefault(MomentumLevel.Unknown),
            events.OfType<MomentumLost>().Count(), events.OfType<MomentumRegained>().Count(), paused);
    }

    private sealed record CommuneToJudge(string NisCode, bool Titled, bool IsWatched);
}
