using Npgsql;
using NpgsqlTypes;

namespace Cdce.Store;

/// <summary>How the chain and the log fit together.</summary>
/// <param name="Blocks">Blocks of the chain.</param>
/// <param name="Events">Events that they hold.</param>
/// <param name="Waiting">Newer events that no block holds yet.</param>
/// <param name="Until">When the last block was made: up to there the log is protected.</param>
/// <param name="Head">The hash of the last block; noted elsewhere, it shows later whether the chain was made anew.</param>
/// <param name="Redactions">How often words were taken out of an event; each stands in the log.</param>
/// <param name="Fault">What does not fit first; null where everything does.</param>
public sealed record ChainVerification(
    long Blocks, long Events, long Waiting, DateTimeOffset? Until, string? Head, long Redactions, ChainFault? Fault);

/// <summary>The first thing that does not fit.</summary>
/// <param name="Block">The block; null where an event stands before the end of the chain and in no block.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sequence">The event, where one is to blame.</param>
public sealed record ChainFault(long? Block, ChainFaultKind Kind, long? Sequence = null, string? StreamKey = null, long? Version = null);

public enum ChainFaultKind
{
    /// <summary>An event of the block is not what was recorded, or the block itself was rewritten.</summary>
    Changed,

    /// <summary>An event of the block is gone.</summary>
    EventMissing,

    /// <summary>An event stands among those of the chain and was not there when it was made.</summary>
    EventInserted,

    /// <summary>Events stand in another order than they were recorded in.</summary>
    OrderChanged,

    /// <summary>A block is gone.</summary>
    BlockMissing,

    /// <summary>An event is not what its last redaction made of it, or a redaction names another event than it was made for.</summary>
    RedactionUnmatched,
}

/// <summary>
/// The chain of hashes over the log: each block is a hash of the block before and of its events. It names events by their sequence and
/// depends on no transaction id, which a restore renumbers. Demonstrations are left out, because they may be taken away.
/// </summary>
public sealed class AuditChain(StoreConnections connections, TimeProvider clock)
{
    private const int BlockSize = 1_000;

    // One at a time, and without an id of its own until it writes: it holds no reader of the log back meanwhile.
    private const string TakeTurn = "select pg_advisory_xact_lock(hashtextextended('audit chain', 0))";

    // Simulated events, and real ones of streams that began with one: these go together.
    internal const string OfDemonstration = """
        (e.headers ->> 'simulated' = 'true' or e.stream_key in (
            select stream_key from store.events where version = 1 and headers ->> 'simulated' = 'true'))
        """;

    // As everywhere: behind the oldest transaction that is still running nothing appears any more.
    private const string Settled = "e.tx < pg_snapshot_xmin(pg_current_snapshot())";

    private const string Place = "(coalesce((select tx from store.audit_position), '0'), coalesce((select sequence from store.audit_position), 0))";

    // After a restore the place may lie before events that are in a block already.
    private const string NextSql = $"""
        select {ChainedEvent.Columns}, coalesce({OfDemonstration}, false) or exists (
            select from store.audit_chain b where b.highest >= e.sequence and b.lowest <= e.sequence and e.sequence = any(b.sequences))
        from store.events e
        where (e.tx, e.sequence) > {Place} and {Settled}
        order by e.tx, e.sequence limit $1
        """;

    private const string LogSql = $"""
        select {ChainedEvent.Columns}, coalesce({OfDemonstration}, false),
            (e.tx, e.sequence) <= {Place}
        from store.events e order by e.tx, e.sequence
        """;

    /// <summary>Adds the next block; false where the chain has reached the end of the log.</summary>
    public async Task<bool> ExtendAsync(CancellationToken ct = default)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var turn = new NpgsqlCommand(TakeTurn, connection))
            await turn.ExecuteNonQueryAsync(ct);
        var (number, before) = await LastAsync(connection, ct);
        var block = new ChainBlock(before, clock.GetUtcNow());
        var events = new List<ChainedEvent>();
        var passed = 0;
        LogPosition last = default;
        await using (var next = new NpgsqlCommand(NextSql, connection))
        {
            next.Parameters.Add(new() { Value = (long)BlockSize });
            await using var rows = await next.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                var e = ChainedEvent.Read(rows);
                if (!rows.GetBoolean(ChainedEvent.ColumnCount))
                    events.Add(e);
                (passed, last) = (passed + 1, new(e.Transaction, e.Sequence));
            }
        }

        if (passed == 0)
            return false;
        // An event may have been redacted before its block was made.
        var redactions = await KnownRedactions.ReadAsync(connection, events.Select(e => e.Sequence), ct);
        foreach (var e in events)
            block.Add(e.Sequence, redactions.Original(e));
        await WriteAsync(connection, number + 1, block, last, ct);
        await transaction.CommitAsync(ct);
        return passed == BlockSize;
    }

    /// <summary>Brings the chain to the end of the log.</summary>
    public async Task ExtendToEndAsync(CancellationToken ct = default)
    {
        while (await ExtendAsync(ct))
        {
        }
    }

    /// <summary>Reads the whole log and compares it with the chain, both as they are at one moment.</summary>
    public async Task<ChainVerification> VerifyAsync(CancellationToken ct = default)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var blocks = await BlocksAsync(connection, ct);
        var (countedBlocks, countedEvents) = await CountedAsync(connection, ct);
        var redactions = await KnownRedactions.ReadAsync(connection, null, ct);
        await using var all = new NpgsqlCommand(LogSql, connection) { CommandTimeout = 0 };
        await using var rows = await all.ExecuteReaderAsync(ct);
        var comparison = new ChainComparison(rows, redactions);

        var hash = Array.Empty<byte>();
        ChainFault? fault = null;
        foreach (var (index, block) in blocks.Index())
        {
            if (block.Number != index + 1)
                fault = new(index + 1, ChainFaultKind.BlockMissing);
            else
                (fault, hash) = await comparison.CompareAsync(block, hash, ct);
            if (fault is not null)
                break;
        }

        if (fault is null && (countedBlocks != blocks.Count || countedEvents != blocks.Sum(b => b.Sequences.LongLength)))
            fault = new(blocks.Count + 1, ChainFaultKind.BlockMissing);
        var (inserted, waiting) = await comparison.RestAsync(ct);
        return new(blocks.Count, blocks.Sum(b => b.Sequences.LongLength), waiting, blocks.Count == 0 ? null : blocks[^1].MadeAt,
            blocks.Count == 0 ? null : Convert.ToHexStringLower(blocks[^1].Hash), redactions.Count, fault ?? inserted ?? redactions.AtEnd());
    }

    /// <summary>Whether some block has this hash.</summary>
    public async Task<bool> HoldsAsync(string hash, CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand(
            "select exists (select from store.audit_chain where encode(hash, 'hex') = lower($1))");
        command.Parameters.Add(new() { Value = hash });
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private static async Task<(long Number, byte[] Hash)> LastAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select number, hash from store.audit_chain order by number desc limit 1", connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : (0, []);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, long number, ChainBlock block, LogPosition last, CancellationToken ct)
    {
        if (block.Sequences.Count > 0)
        {
            await using var insert = new NpgsqlCommand("""
                insert into store.audit_chain (number, sequences, lowest, highest, made_at, hash) values ($1, $2, $3, $4, $5, $6)
                """, connection);
            insert.Parameters.Add(new() { Value = number });
            insert.Parameters.Add(new() { Value = block.Sequences.ToArray() });
            insert.Parameters.Add(new() { Value = block.Sequences.Min() });
            insert.Parameters.Add(new() { Value = block.Sequences.Max() });
            insert.Parameters.Add(new() { Value = block.MadeAt });
            insert.Parameters.Add(new() { Value = block.Hash() });
            await insert.ExecuteNonQueryAsync(ct);
        }

        await using var move = new NpgsqlCommand(
            """
            insert into store.audit_position as p (tx, sequence, blocks, events) values ($1, $2, $3, $4)
            on conflict (one) do update set tx = $1, sequence = $2, blocks = p.blocks + $3, events = p.events + $4
            """, connection);
        move.Parameters.Add(new() { Value = last.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        move.Parameters.Add(new() { Value = last.Sequence });
        move.Parameters.Add(new() { Value = block.Sequences.Count > 0 ? 1L : 0L });
        move.Parameters.Add(new() { Value = (long)block.Sequences.Count });
        await move.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<StoredBlock>> BlocksAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var blocks = new List<StoredBlock>();
        await using var command = new NpgsqlCommand("select number, sequences, made_at, hash from store.audit_chain order by number", connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            blocks.Add(new(rows.GetInt64(0), rows.GetFieldValue<long[]>(1), rows.GetFieldValue<DateTimeOffset>(2),
                rows.GetFieldValue<byte[]>(3)));
        }
        return blocks;
    }

    private static async Task<(long Blocks, long Events)> CountedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select blocks, events from store.audit_position", connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetInt64(0), row.GetInt64(1)) : (0, 0);
    }
}

/// <summary>A block as the database holds it.</summary>
internal sealed record StoredBlock(long Number, long[] Sequences, DateTimeOffset MadeAt, byte[] Hash);
