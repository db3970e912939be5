using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Momentum;

/// <summary>
/// The momentum of all communes on a day, kept in memory: after a change only the communes that it concerns are read and judged
/// again. Nothing here is a source; every process can make it anew from the read models.
/// </summary>
internal sealed class MomentumBoard(TimeProvider clock, ReadModelStamps stamps) : IDisposable
{
    private const int BoardsKept = 12;

    // A generation of read models and a day, with the stamp at which the board was last found to hold.
    private readonly ConcurrentDictionary<(string Generation, DateOnly Day), (BoardOfDay Board, ReadModelStamp Stamp)> boards = new();
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>The board at the question's horizon, for its day or for another.</summary>
    public async Task<BoardOfDay> OfAsync(
        AllRows<CampaignDb> all, ReadHorizon horizon, CancellationToken ct, DateOnly? forDay = null, MomentumParameters? instead = null)
    {
        var db = all.Db; // the season is learnt from all communes; who asks takes those off the board that may be shown
        var today = clock.Today();
        var day = forDay ?? horizon.AsOf ?? today;
        var stamp = await stamps.OfAsync(db);
        var key = (stamp.Generation, day);
        if (instead is null && boards.TryGetValue(key, out var kept) && kept.Stamp == stamp && kept.Board.MadeOn == today)
            return kept.Board;

        var parameters = instead ?? await ParametersOnAsync(db, day, ct);
        var marks = await db.MomentumMarks.ToDictionaryAsync(m => m.NisCode, m => m.Sequence, ct);
        // One at a time: the second to ask finds what the first has made.
        await one.WaitAsync(ct);
        try
        {
            var board = boards.TryGetValue(key, out kept) ? kept.Board : null;
            if (board is not null && board.Holds(parameters, today, marks))
            {
                // Something else has changed: the board holds for the rows of this stamp as well.
                if (instead is null)
                    Keep(key, board, stamp);
                return board;
            }

            var knownOn = horizon.Reading is AsOfReading.KnownThen && horizon.AsOf is { } asOf ? asOf : today;
            board = await BoardOfDay.MakeAsync(db, day, today, knownOn < day ? day : knownOn, parameters, marks, board, ct);
            // A preview of other parameters is for one person and one moment.
            if (instead is null)
                Keep(key, board, stamp);
            return board;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The parameters in force on a day; the earliest ones for the time before.</summary>
    public static async Task<MomentumParameters> ParametersOnAsync(CampaignDb db, DateOnly day, CancellationToken ct)
    {
        var rows = await db.MomentumParameters.OrderBy(r => r.Version).ToListAsync(ct);
        return (rows.LastOrDefault(r => r.ValidFrom <= day) ?? rows.FirstOrDefault())?.Parameters ?? MomentumReference.Load().Parameters;
    }

    public void Dispose() => one.Dispose();

    private void Keep((string Generation, DateOnly Day) key, BoardOfDay board, ReadModelStamp stamp)
    {
        boards[key] = (board, stamp);
        foreach (var old in boards.OrderByDescending(b => b.Value.Board.MadeAs).Skip(BoardsKept))
            boards.TryRemove(old.Key, out _);
    }
}

/// <summary>All communes on one day.</summary>
internal sealed class BoardOfDay
{
    private static long made;

    private readonly Dictionary<string, CommuneOnBoard> communes;
    private readonly Dictionary<string, long> marks;
    private BoardOfDay(DateOnly day, DateOnly madeOn, DateOnly knownOn, MomentumParameters parameters, SeasonProfile network,
        int factsOfSeason, Dictionary<string, CommuneOnBoard> communes, Dictionary<string, long> marks)
    {
        (Day, MadeOn, KnownOn, Parameters, Network) = (day, madeOn, knownOn, parameters, network);
        (FactsOfSeason, this.communes, this.marks) = (factsOfSeason, communes, marks);
        MadeAs = Interlocked.Increment(ref made);
    }

    public DateOnly Day { get; }

    /// <summary>The day it was on the clock.</summary>
    public DateOnly MadeOn { get; }

    public DateOnly KnownOn { get; }

    public MomentumParameters Parameters { get; }

    public SeasonProfile Network { get; }

    public long MadeAs { get; }

    private int FactsOfSeason { get; }

    public IReadOnlyCollection<CommuneOnBoard> All => communes.Values;

    /// <summary>The commune on the board; one without facts is unknown.</summary>
    public CommuneOnBoard Of(string nisCode) => communes.GetValueOrDefault(nisCode)
        ?? new CommuneOnBoard(nisCode, [], [], false, CommuneMomentum.Of([], Parameters, Network, Day, KnownOn));

    public bool Holds(MomentumParameters parameters, DateOnly today, Dictionary<string, long> now) =>
        Parameters.Version == parameters.Version && MadeOn == today && now.Count == marks.Count
        && now.All(m => marks.TryGetValue(m.Key, out var sequence) && sequence == m.Value);

    public static async Task<BoardOfDay> MakeAsync(CampaignDb db, DateOnly day, DateOnly today, DateOnly knownOn,
        MomentumParameters parameters, Dictionary<string, long> marks, BoardOfDay? before, CancellationToken ct)
    {
        // Only a board of the same day, parameters and communes can be continued.
        if (before is not null && (before.MadeOn != today || before.Parameters.Version != parameters.Version
            || before.marks.Keys.Any(nis => !marks.ContainsKey(nis))))
        {
            before = null;
        }

        var changed = marks.Where(m => before is null || !before.marks.TryGetValue(m.Key, out var was) || was != m.Value)
            .Select(m => m.Key).ToHashSet(StringComparer.Ordinal);

        var rows = await ReadAsync(db, before is null ? null : [.. changed], day, ct);
        var facts = rows.GroupBy(r => r.NisCode, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var pauses = await PausesAsync(db, ct);

        var communes = before is null
            ? new Dictionary<string, CommuneOnBoard>(StringComparer.Ordinal)
            : new Dictionary<string, CommuneOnBoard>(before.communes, StringComparer.Ordinal);
        foreach (var nis in changed)
        {
            var own = facts.GetValueOrDefault(nis) ?? [];
            communes[nis] = new CommuneOnBoard(nis, [.. own.Select(r => r.ToFact())],
                pauses.GetValueOrDefault(nis) ?? [], own.Exists(r => r.Simulated), null);
        }

        // The network's season is learnt from the years that are over: what is recorded today does not move all communes.
        var ofSeason = communes.Values.Sum(c => c.Facts.Count(f => f.On.Year < day.Year));
        var sameSeason = before is not null && before.FactsOfSeason == ofSeason;
        var network = sameSeason
            ? before!.Network // sameSeason says that there is one
            : SeasonProfile.OfNetwork(communes.Values.SelectMany(c => c.Facts), parameters, new DateOnly(day.Year, 1, 1).AddDays(-1));
        foreach (var (nis, commune) in communes.Where(c => !sameSeason || c.Value.Known is null).ToList())
        {
            communes[nis] = commune with
            {
                Known = CommuneMomentum.Of(commune.Facts, parameters, network, day, knownOn, commune.Pauses),
            };
        }

        return new BoardOfDay(day, today, knownOn, parameters, network, ofSeason, communes, marks);
    }

    private static async Task<List<FactRow>> ReadAsync(CampaignDb db, string[]? only, DateOnly day, CancellationToken ct)
    {
        var rows = db.Activities.Where(a => !a.Withdrawn && a.On <= day);
        if (only is not null)
            rows = rows.Where(a => only.Contains(a.NisCode));
        return await rows
            .Select(a => new FactRow(a.ActivityId, a.NisCode, a.Kind, a.Criterion, a.On, a.RecordedOn, a.Simulated))
            .ToListAsync(ct);
    }

    private static async Task<Dictionary<string, IReadOnlyList<WatchPause>>> PausesAsync(CampaignDb db, CancellationToken ct) =>
        await db.MomentumWatches.Where(w => w.HasPauses)
            .ToDictionaryAsync(w => w.NisCode, w => w.Pauses, StringComparer.Ordinal, ct);

    private sealed record FactRow(
        Guid Id, string NisCode, string Kind, string? Criterion, DateOnly On, DateOnly RecordedOn, bool Simulated)
    {
        public MomentumFact ToFact() => new(Id, Kind, Criterion, On, RecordedOn);
    }
}

/// <summary>One commune on the board.</summary>
/// <param name="Simulated">Whether facts of a demonstration are among its facts.</param>
internal sealed record CommuneOnBoard(
    string NisCode, IReadOnlyList<MomentumFact> Facts, IReadOnlyList<WatchPause> Pauses, bool Simulated, CommuneMomentum? Known)
{
    public CommuneMomentum Momentum => Known ?? throw new InvalidOperationException($"{NisCode} is not judged yet.");

    public MomentumSummary Summary => new(Momentum.Score, Momentum.Level, Momentum.Since, Momentum.Direction);
}

/// <summary>The momentum in a line of a list.</summary>
/// <param name="Score">Points.</param>
/// <param name="Since">The day since which the level holds; absent while it is unknown.</param>
public sealed record MomentumSummary(decimal Score, MomentumLevel Level, DateOnly? Since, MomentumDirection Direction);
