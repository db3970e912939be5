using Npgsql;
using NpgsqlTypes;

namespace Cdce.Store;

/// <summary>One statement of a save.</summary>
/// <param name="StreamKey">The stream whose event it inserts; null for what else is saved with it.</param>
internal sealed record SaveStatement(string Sql, string? StreamKey, IReadOnlyList<(object Value, NpgsqlDbType? Type)> Values)
{
    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(Sql);
        foreach (var (value, type) in Values)
            command.Parameters.Add(type is { } known ? new() { Value = value, NpgsqlDbType = known } : new() { Value = value });
        return command;
    }
}

/// <summary>
/// Sends what sessions save at the same time as one transaction. Where the database refuses it, nothing of it is saved and
/// each save is sent again by itself: so each has the outcome that it would have had alone.
/// </summary>
internal sealed class GroupedAppends(StoreConnections connections)
{
    private const int LargestGroup = 64;
    private const int LargestSave = 20;

    private readonly Lock guard = new();
    private List<Waiting> waiting = [];
    private int sending;

    /// <summary>The place of the save's last event; default where it has none.</summary>
    /// <param name="token">Heard while it waits for its turn; from then on only the server's answer tells what happened.</param>
    public Task<LogPosition> SaveAsync(IReadOnlyList<SaveStatement> statements, CancellationToken token)
    {
        if (statements.Count > LargestSave)
            return SendAloneAsync(statements, token);
        var save = new Waiting(statements, token);
        lock (guard)
        {
            waiting.Add(save);
            if (sending == StoreConnections.Groups)
                return save.Outcome.Task;
            sending++;
        }
        _ = SendGroupsAsync();
        return save.Outcome.Task;
    }

    private async Task SendGroupsAsync()
    {
        while (true)
        {
            List<Waiting> group;
            lock (guard)
            {
                if (waiting.Count == 0)
                {
                    sending--;
                    return;
                }
                group = waiting.Count <= LargestGroup ? waiting : waiting[..LargestGroup];
                waiting = waiting.Count <= LargestGroup ? [] : waiting[LargestGroup..];
            }
            foreach (var cancelled in group.Where(save => save.Token.IsCancellationRequested))
                cancelled.Outcome.TrySetCanceled(cancelled.Token);
            group.RemoveAll(save => save.Outcome.Task.IsCompleted);
            if (group.Count > 0)
                await SendAsync(group);
        }
    }

    private async Task SendAsync(List<Waiting> group)
    {
        try
        {
            await using var connection = await connections.Appends.OpenConnectionAsync(CancellationToken.None);
            var positions = await ExecuteAsync(connection, [.. group.SelectMany(save => save.Statements)]);
            var read = 0;
            foreach (var save in group)
            {
                read += save.Statements.Count(s => s.StreamKey is not null);
                save.Outcome.SetResult(save.Statements.Any(s => s.StreamKey is not null) ? positions[read - 1] : default);
            }
        }
        // What the server refuses it has rolled back; in the other cases nobody knows, and each caller is told so.
        catch (Exception error) when (error is ConcurrencyException or IdempotencyKeyTakenException or PostgresException)
        {
            foreach (var save in group)
                _ = SettleAsync(save);
        }
#pragma warning disable CA1031 // each caller gets it
        catch (Exception error)
#pragma warning restore CA1031
        {
            foreach (var save in group)
                save.Outcome.SetException(error is CommitOutcomeUnknownException ? new CommitOutcomeUnknownException(error.InnerException) : error);
        }
    }

    private async Task SettleAsync(Waiting save)
    {
        try
        {
            save.Outcome.SetResult(await SendAloneAsync(save.Statements, save.Token));
        }
#pragma warning disable CA1031 // the caller gets it
        catch (Exception error)
#pragma warning restore CA1031
        {
            save.Outcome.SetException(error);
        }
    }

    private async Task<LogPosition> SendAloneAsync(IReadOnlyList<SaveStatement> statements, CancellationToken token)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(token);
        return (await ExecuteAsync(connection, statements)).LastOrDefault();
    }

    /// <summary>Sends statements within a transaction that others began, and commits it.</summary>
    public static async Task<LogPosition> SaveInAsync(NpgsqlTransaction transaction, IReadOnlyList<SaveStatement> statements)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var last = statements.Count == 0 ? default : (await ExecuteAsync(connection, statements)).LastOrDefault();
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException error) when (error is not PostgresException { InvariantSeverity: "ERROR" })
        {
            throw new CommitOutcomeUnknownException(error);
        }
        return last;
    }

    /// <summary>Sends statements as one transaction in one round trip; the place of each event among them.</summary>
    private static async Task<List<LogPosition>> ExecuteAsync(NpgsqlConnection connection, IReadOnlyList<SaveStatement> statements)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
            batch.BatchCommands.Add(statement.ToCommand());
        try
        {
            var positions = new List<LogPosition>(statements.Count);
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
            do
            {
                while (reader.FieldCount == 2 && await reader.ReadAsync(CancellationToken.None))
                    positions.Add(new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)));
            }
            while (await reader.NextResultAsync(CancellationToken.None));
            return positions;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation
            && IdempotencyKeys.IsViolatedBy(error))
        {
            throw new IdempotencyKeyTakenException(error);
        }
        catch (PostgresException error) when (error.BatchCommand is NpgsqlBatchCommand failed
            && statements[batch.BatchCommands.IndexOf(failed)].StreamKey is { } streamKey
            && (error.SqlState == PostgresErrorCodes.UniqueViolation || error is { SqlState: PostgresErrorCodes.NotNullViolation, ColumnName: "version" }))
        {
            throw new ConcurrencyException(streamKey, error);
        }
        // An error from the server means a transaction rolled back, unless the server process itself was ending.
        catch (NpgsqlException error) when (error is not PostgresException { InvariantSeverity: "ERROR" })
        {
            throw new CommitOutcomeUnknownException(error);
        }
    }

    private sealed record Waiting(IReadOnlyList<SaveStatement> Statements, CancellationToken Token)
    {
        public TaskCompletionSource<LogPosition> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
