using System.Diagnostics;
using Npgsql;

namespace Cdce.Torture;

/// <summary>Every committed move of a checkpoint, written down by the database itself in the order of the commits.</summary>
internal static class Moves
{
    public static async Task RecordAsync(NpgsqlDataSource source)
    {
        // The row of the checkpoint is locked while this runs: for each name the numbers follow the commits.
        await using var command = source.CreateCommand("""
            create schema torture;
            create table torture.moves (
                number bigint generated always as identity, name text not null, fence bigint not null,
                tx xid8 not null, sequence bigint not null, at timestamptz not null default clock_timestamp());
            create function torture.remember() returns trigger language plpgsql as $$
            begin
                insert into torture.moves (name, fence, tx, sequence) values (new.name, new.fence, new.tx, new.sequence);
                return null;
            end $$;
            create trigger remember after update on store.checkpoints for each row execute function torture.remember();
            """);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits for the first work committed under a higher fence.</summary>
    public static async Task<TimeSpan> UntilTakenOverAsync(NpgsqlDataSource source, string name, long fence, TimeSpan limit)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < limit)
        {
            try
            {
                await using var command = source.CreateCommand("""
                    select exists (select from torture.moves m where m.name = $1 and m.fence > $2 and m.sequence > (
                        select max(sequence) from torture.moves b where b.name = $1 and b.fence <= $2))
                    """);
                command.Parameters.Add(new() { Value = name });
                command.Parameters.Add(new() { Value = fence });
                if (await command.ExecuteScalarAsync() is true)
                    break;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(since) < limit)
            {
                // Its session was among those ended.
            }
            await Task.Delay(20);
        }
        return Stopwatch.GetElapsedTime(since);
    }

    /// <summary>How many moves there were, and how many under an older fence than one before, or backwards.</summary>
    public static async Task<(long Moves, int Stale)> CountStaleAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            select count(*), count(*) filter (where fence < before or (tx, sequence) < (tx_before, sequence_before)) from (
                select fence, tx, sequence, max(fence) over w as before, lag(tx) over w as tx_before, lag(sequence) over w as sequence_before
                from torture.moves
                window w as (partition by name order by number rows between unbounded preceding and 1 preceding)) m
            """);
        command.CommandTimeout = 300;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), (int)reader.GetInt64(1));
    }
}
