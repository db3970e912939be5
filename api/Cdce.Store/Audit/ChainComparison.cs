using Npgsql;

namespace Cdce.Store;

/// <summary>
/// Reads the log once, in its order, beside the blocks. The chain holds the events in nearly the same order, so what is read ahead stays
/// small; only a missing event makes it read to the end.
/// </summary>
/// <param name="log">Events, whether they belong to a demonstration, and whether the chain has passed their place.</param>
/// <param name="redactions">What was chained in the place of what stands there.</param>
internal sealed class ChainComparison(NpgsqlDataReader log, KnownRedactions redactions)
{
    private readonly Dictionary<long, Entry> ahead = [];
    private ulong reached;

    private readonly record struct Entry(ChainedEvent Event, bool OfDemonstration, bool Passed);

    public async Task<(ChainFault? Fault, byte[] Hash)> CompareAsync(StoredBlock stored, byte[] before, CancellationToken ct)
    {
        var block = new ChainBlock(before, stored.MadeAt);
        ChainFault? moved = null;
        foreach (var sequence in stored.Sequences)
        {
            if (await TakeAsync(sequence, ct) is not { } e)
                return (new(stored.Number, ChainFaultKind.EventMissing, sequence), []);
            block.Add(sequence, e.Leaf);
            // Within a transaction a restored log stands in another order than it was read in; across transactions it never does.
            if (e.Transaction < reached)
                moved ??= new(stored.Number, ChainFaultKind.OrderChanged, sequence, e.StreamKey, e.Version);
            reached = Math.Max(reached, e.Transaction);
        }

        var hash = block.Hash();
        return hash.AsSpan().SequenceEqual(stored.Hash) ? (moved, hash) : (new(stored.Number, ChainFaultKind.Changed), hash);
    }

    /// <summary>What no block holds: the first that should be in one, and how many follow the end of the chain.</summary>
    public async Task<(ChainFault? Inserted, long Waiting)> RestAsync(CancellationToken ct)
    {
        while (await ReadAsync(ct))
        {
        }
        var left = ahead.Values.Where(e => !e.OfDemonstration).ToList();
        var inserted = left.Where(e => e.Passed).Select(e => e.Event).OrderBy(e => e.Sequence).Take(1)
            .Select(e => new ChainFault(null, ChainFaultKind.EventInserted, e.Sequence, e.StreamKey, e.Version)).SingleOrDefault();
        return (inserted, left.Count(e => !e.Passed));
    }

    private async Task<ChainedEvent?> TakeAsync(long sequence, CancellationToken ct)
    {
        Entry found;
        while (!ahead.Remove(sequence, out found))
        {
            if (!await ReadAsync(ct))
                return null;
        }
        return found.Event;
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (!await log.ReadAsync(ct))
            return false;
        var e = ChainedEvent.Read(log);
        e = e with { Leaf = redactions.Original(e) };
        ahead[e.Sequence] = new(e, log.GetBoolean(ChainedEvent.ColumnCount), log.GetBoolean(ChainedEvent.ColumnCount + 1));
        return true;
    }
}
