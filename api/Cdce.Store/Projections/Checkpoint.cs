using Npgsql;
using NpgsqlTypes;

namespace Cdce.Store;

/// <summary>How far one reader of the log has come. Taking it fences every earlier holder off.</summary>
public sealed class Checkpoint
{
    private readonly long fence;

    private Checkpoint(string name, long fence, LogPosition position)
    {
        Name = name;
        this.fence = fence;
        Position = position;
    }

    public string Name { get; }

    public LogPosition Position { get; private set; }

    /// <summary>Takes the checkpoint over, creating it where it is missing.</summary>
    public static async Task<Checkpoint> TakeAsync(NpgsqlDataSource source, string name, CancellationToken ct)
    {
        // An earlier holder in the middle of a page keeps the row locked: this waits for it and then reads what it left.
        await using var command = source.CreateCommand("""
            insert into store.checkpoints as c (name, fence) values ($1, 1)
            on conflict (name) do update set fence = c.fence + 1
            returning fence, tx, sequence
            """);
        command.Parameters.Add(new() { Value = name });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(name, reader.GetInt64(0), new(reader.GetFieldValue<ulong>(1), reader.GetInt64(2)));
    }

    /// <summary>The move as a statement for the transaction that holds the work; it must change one row.</summary>
    public NpgsqlBatchCommand Move(LogPosition to, int events)
    {
        var command = new NpgsqlBatchCommand("""
            update store.checkpoints set tx = $2, sequence = $3, events = events + $4, moved_at = now()
            where name = $1 and fence = $5
            """);
        command.Parameters.Add(new() { Value = Name });
        command.Parameters.Add(new() { Value = to.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new() { Value = to.Sequence });
        command.Parameters.Add(new() { Value = (long)events });
        command.Parameters.Add(new() { Value = fence });
        return command;
    }

    /// <summary>Checks that the move changed its row; called before the commit.</summary>
    /// <exception cref="FencedOffException">Another node has taken the checkpoint over.</exception>
    public void EnsureMoved(NpgsqlBatchCommand move)
    {
        if (move.RecordsAffected != 1)
            throw new FencedOffException(Name);
    }

    /// <summary>Remembers a move that has been committed.</summary>
    public void Moved(LogPosition to) => Position = to;
}
