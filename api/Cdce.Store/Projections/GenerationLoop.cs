using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Store;

/// <summary>Keeps one generation up to date: pages of the log become rows, together with the checkpoint.</summary>
internal sealed class GenerationLoop(
    ReadModels models, Generation generation, StoreOptions options, StoreConnections connections,
    EventLog log, Generations generations, ILogger logger) : IAsyncDisposable
{
    // Long enough to be worth a round trip, short enough not to hold other readers back while it is written.
    private const int PageSize = 1_000;

    // Who is far behind, in a rebuild or after an import, writes a row once for all the events of a stretch. By time: it holds up
    // neither who waits for it nor the progress that is shown, whatever an event costs.
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(1);

    // Nobody waits for a stretch until something of it is written, and the page in which that happens is its last: a page may be longer.
    private const int StretchPageSize = 2_000;

    // Rows kept in memory between the stretches.
    private const int RowsKept = 20_000;

    private readonly Dictionary<string, NextTry> setAside = [];
    private readonly FlushBeforeQueries flush = new();
    private DbContext? kept;
    private Task<IReadOnlyList<StoredEvent>>? ahead;
    private LogPosition pagesUntil;
    private bool building = generation.State == GenerationState.Building;

    public async Task RunAsync(CancellationToken ct)
    {
        if (building)
            await generations.CreateTablesAsync(models, generation, ct);
        var checkpoint = await Checkpoint.TakeAsync(connections.Main, generation.Name, ct);
        await LoadSetAsideAsync(ct);
        var reached = generations.StartHere(generation.Name);
        reached.MoveTo(checkpoint.Position);
        var behind = false;
        try
        {
            while (!ct.IsCancellationRequested)
            {
                if ((building || behind) && checkpoint.Position >= pagesUntil)
                {
                    behind = await TakeStretchAsync(checkpoint, ct);
                    reached.MoveTo(checkpoint.Position);
                    if (behind)
                        continue;
                }
                var page = await log.ReadPageAsync(checkpoint.Position, models.Dispatch.Types, PageSize, ct);
                if (page.Count > 0)
                    await TakePageAsync(page, checkpoint, reached, ct);
                if (setAside.Count > 0)
                    await ReplayAsync(checkpoint, ct);
                behind = page.Count == PageSize;
                if (behind)
                    continue;
                if (building)
                {
                    building = !await generations.SwapInAsync(models, generation, ct);
                    if (building)
                        continue;
                }
                await log.WaitAsync(models.Module, checkpoint.Position, ct);
            }
        }
        finally
        {
            generations.StopHere(generation.Name);
        }
    }

    public async ValueTask DisposeAsync() => await DropKeptAsync();

    /// <summary>
    /// Takes many pages in one transaction, while it takes no transaction id and no more memory than it may. False where
    /// the end is reached or an event failed: then pages go on.
    /// </summary>
    private async Task<bool> TakeStretchAsync(Checkpoint checkpoint, CancellationToken ct)
    {
        var context = kept ?? models.OpenForProjection(generation, flush);
        kept = null;
        flush.HasWritten = flush.HasDeleted = flush.ContextIsStale = false;
        var position = checkpoint.Position;
        var since = TimeProvider.System.GetTimestamp();
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync(ct);
            var taken = 0;
            bool more;
            do
            {
                var page = await (ahead ?? log.ReadPageAsync(position, models.Dispatch.Types, StretchPageSize, ct));
                more = page.Count == StretchPageSize;
                position = page.Count == 0 ? position : page[^1].Position;
                ahead = more ? log.ReadPageAsync(position, models.Dispatch.Types, StretchPageSize, ct) : null;
                await DispatchAsync(page, context, ct);
                taken += page.Count;
            }
            while (more && TimeProvider.System.GetElapsedTime(since) < Stretch && !flush.HasWritten && flush.Rows < RowsKept);

            await context.SaveChangesAsync(ct);
            if (taken > 0)
                await MoveAsync((NpgsqlConnection)context.Database.GetDbConnection(), null, checkpoint, position, taken, ct);
            await transaction.CommitAsync(ct);
            checkpoint.Moved(position);
            if (flush.Rows >= RowsKept)
            {
                context.ChangeTracker.Clear();
                flush.Rows = 0;
            }
            if (more)
                kept = context;
            else
                await context.DisposeAsync(); // the pages that follow change rows behind its back
            return more;
        }
        catch (Exception error) when (IsOfAnEvent(error, ct))
        {
            logger.LogWarning(error, "A stretch of {Generation} failed; it is taken again page by page.", generation.Name);
            await context.DisposeAsync();
            ahead = null;
            pagesUntil = position;
            return false;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    private async Task TakePageAsync(IReadOnlyList<StoredEvent> page, Checkpoint checkpoint, Mark reached, CancellationToken ct)
    {
        try
        {
            await ApplyAsync(page, page[^1].Position, checkpoint, ct);
            reached.MoveTo(checkpoint.Position);
            return;
        }
        catch (Exception error) when (page.Count > 1 && IsOfAnEvent(error, ct))
        {
            logger.LogWarning(error, "A page of {Generation} failed; it is taken again in halves.", generation.Name);
        }
        catch (Exception error) when (IsOfAnEvent(error, ct))
        {
            logger.LogError(error, "Event {Sequence} of {Stream} cannot be taken by {Generation}; its stream is set aside.",
                page[0].Position.Sequence, page[0].Metadata.StreamKey, generation.Name);
            await SetAsideAsync(page[0], error, checkpoint, ct);
            reached.MoveTo(checkpoint.Position);
            return;
        }
        // Few transactions until the event is alone: the others of the page do not wait for a thousand of them.
        await TakePageAsync([.. page.Take(page.Count / 2)], checkpoint, reached, ct);
        await TakePageAsync([.. page.Skip(page.Count / 2)], checkpoint, reached, ct);
    }

    private async Task ApplyAsync(IReadOnlyList<StoredEvent> events, LogPosition to, Checkpoint checkpoint, CancellationToken ct)
    {
        if (!events.Any(IsWanted))
        {
            await using var connection = await connections.Main.OpenConnectionAsync(ct);
            await MoveAsync(connection, null, checkpoint, to, events.Count, ct);
            checkpoint.Moved(to);
            return;
        }

        await using var context = models.OpenForProjection(generation, flush);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await DispatchAsync(events, context, ct);
        await context.SaveChangesAsync(ct);
        await MoveAsync((NpgsqlConnection)context.Database.GetDbConnection(), null, checkpoint, to, events.Count, ct);
        await transaction.CommitAsync(ct);
        checkpoint.Moved(to);
    }

    private async Task DispatchAsync(IReadOnlyList<StoredEvent> events, DbContext context, CancellationToken ct)
    {
        foreach (var row in events)
        {
            if (!IsWanted(row))
                continue;
            await models.Dispatch.CallAsync(row.Read(), context, ct);
            if (flush.HasDeleted || flush.ContextIsStale)
                flush.HasWritten |= await context.SaveChangesAsync(ct) > 0;
            if (flush.ContextIsStale)
                context.ChangeTracker.Clear();
            flush.HasDeleted = flush.ContextIsStale = false;
        }
    }

    private bool IsWanted(StoredEvent row) =>
        row.HasData && generation.Includes(row.Metadata) && !setAside.ContainsKey(row.Metadata.StreamKey);

    private async Task SetAsideAsync(StoredEvent @event, Exception error, Checkpoint checkpoint, CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var insert = new NpgsqlBatchCommand("""
            insert into store.set_aside (generation, stream_key, version, sequence, type, error)
            values ($1, $2, $3, $4, $5, $6)
            """);
        insert.Parameters.Add(new() { Value = generation.Name });
        insert.Parameters.Add(new() { Value = @event.Metadata.StreamKey });
        insert.Parameters.Add(new() { Value = @event.Metadata.Version });
        insert.Parameters.Add(new() { Value = @event.Position.Sequence });
        insert.Parameters.Add(new() { Value = @event.Metadata.TypeName });
        insert.Parameters.Add(new() { Value = error.ToString() });
        await MoveAsync(connection, insert, checkpoint, @event.Position, 1, ct);
        await transaction.CommitAsync(ct);
        checkpoint.Moved(@event.Position);
        setAside[@event.Metadata.StreamKey] = NextTry.After(0, Pauses);
    }

    /// <summary>
    /// Tries streams that were set aside again: after each of the pauses, and when an operator asks. What they bring now stands behind
    /// what came after it, so the rows are folded anew from the first event once no stream waits any more.
    /// </summary>
    private async Task ReplayAsync(Checkpoint checkpoint, CancellationToken ct)
    {
        var replayed = false;
        foreach (var (streamKey, version) in await ReplaysDueAsync(ct))
        {
            var events = await log.ReadStreamRowsAsync(streamKey, version, checkpoint.Position, ct);
            await using var context = models.OpenForProjection(generation, flush);
            await using var transaction = await context.Database.BeginTransactionAsync(ct);
            string? error = null;
            try
            {
                foreach (var row in events.Where(e => models.Dispatch.Types.Contains(e.Metadata.TypeName) && generation.Includes(e.Metadata)))
                {
                    await models.Dispatch.CallAsync(row.Read(), context, ct);
                    await context.SaveChangesAsync(ct);
                }
            }
            catch (Exception failure) when (IsOfAnEvent(failure, ct))
            {
                error = failure.ToString();
                await transaction.RollbackAsync(ct);
            }
            await using var connection = error is null ? null : await connections.Main.OpenConnectionAsync(ct);
            var settle = error is null
                ? new NpgsqlBatchCommand("delete from store.set_aside where generation = $1 and stream_key = $2")
                : new NpgsqlBatchCommand("update store.set_aside set replay = false, error = $3, at = now() where generation = $1 and stream_key = $2");
            settle.Parameters.Add(new() { Value = generation.Name });
            settle.Parameters.Add(new() { Value = streamKey });
            if (error is not null)
                settle.Parameters.Add(new() { Value = error });
            await MoveAsync(connection ?? (NpgsqlConnection)context.Database.GetDbConnection(), settle, checkpoint, checkpoint.Position, 0, ct);
            if (error is not null)
            {
                setAside[streamKey] = NextTry.After(setAside[streamKey].Tries, Pauses);
                continue;
            }
            await transaction.CommitAsync(ct);
            setAside.Remove(streamKey);
            replayed = true;
        }
        if (replayed && setAside.Count == 0 && generation.AsOf is null)
            await generations.RequestAsync(models, null, default, ct);
    }

    private static async Task MoveAsync(NpgsqlConnection connection, NpgsqlBatchCommand? with, Checkpoint checkpoint,
        LogPosition to, int events, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (with is not null)
            batch.BatchCommands.Add(with);
        var move = checkpoint.Move(to, events);
        batch.BatchCommands.Add(move);
        await batch.ExecuteNonQueryAsync(ct);
        checkpoint.EnsureMoved(move);
    }

    private async Task LoadSetAsideAsync(CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("select stream_key from store.set_aside where generation = $1");
        command.Parameters.Add(new() { Value = generation.Name });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            setAside[reader.GetString(0)] = NextTry.After(0, Pauses);
    }

    // Over the past, facts may lack their beginnings: waiting would not help.
    private IReadOnlyList<TimeSpan> Pauses => generation.AsOf is null ? options.RetryPauses : [];

    private async Task<IReadOnlyList<(string StreamKey, long Version)>> ReplaysDueAsync(CancellationToken ct)
    {
        var asked = new List<(string, long)>();
        await using var command = connections.Main.CreateCommand(
            "select stream_key, version from store.set_aside where generation = $1 and (replay or stream_key = any($2))");
        command.Parameters.Add(new() { Value = generation.Name });
        command.Parameters.Add(new() { Value = setAside.Where(s => s.Value.IsDue).Select(s => s.Key).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            asked.Add((reader.GetString(0), reader.GetInt64(1)));
        return asked;
    }

    // A server that is away, or a place that was taken over, says nothing about the event.
    private static bool IsOfAnEvent(Exception error, CancellationToken ct) =>
        !ct.IsCancellationRequested && error is not FencedOffException
        && !Causes(error).Any(e => e is NpgsqlException { IsTransient: true } or NpgsqlException and not PostgresException);

    private static IEnumerable<Exception> Causes(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private async Task DropKeptAsync()
    {
        if (kept is not null)
            await kept.DisposeAsync();
        kept = null;
    }

    /// <summary>When a stream that waits is tried again.</summary>
    /// <param name="Tries">How often it will have been, by then.</param>
    /// <param name="Pause">Null where only an operator lets it be tried.</param>
    private readonly record struct NextTry(int Tries, long Since, TimeSpan? Pause)
    {
        public bool IsDue => Pause is { } pause && TimeProvider.System.GetElapsedTime(Since) >= pause;

        public static NextTry After(int tries, IReadOnlyList<TimeSpan> pauses) =>
            new(tries + 1, TimeProvider.System.GetTimestamp(), tries < pauses.Count ? pauses[tries] : null);
    }
}
