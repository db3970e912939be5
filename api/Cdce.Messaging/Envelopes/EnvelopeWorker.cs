using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Messaging;

/// <summary>Delivers due envelopes: claims one, runs its handler, and saves its work together with the mark that it is handled.</summary>
internal sealed class EnvelopeWorker(
    MessagingOptions options, MessagingSchema schema, EnvelopeTable table, HandlerTable handlers, MessageSignal signal,
    Leases leases, ProjectionCoordinator projections, IdempotencyKeys keys, IServiceScopeFactory scopes, TimeProvider clock,
    ILogger<EnvelopeWorker> logger) : BackgroundService
{
    // A handler that loses a race for a stream decides again on what it now finds; this often before it counts as failed.
    private const int RacesLost = 5;
    private const int LookedAt = 50;
    private static readonly TimeSpan FirstRows = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(Guid MessageId, string Handler), Task> inFlight = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!await IsReadyAsync(stoppingToken))
                await Task.Delay(options.SlowPoll, stoppingToken);
            var pruned = clock.GetUtcNow();
            while (!stoppingToken.IsCancellationRequested)
            {
                var woken = signal.Next;
                if (!await RoundAsync(stoppingToken))
                    await signal.WaitAsync(woken, options.SlowPoll, stoppingToken);
                if (clock.GetUtcNow() - pruned < PruneEvery)
                    continue;
                pruned = clock.GetUtcNow();
                await PruneAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await Task.WhenAll(inFlight.Values);
        }
    }

    /// <summary>Has the tables made and the first rows; false where the database is away.</summary>
    private async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        try
        {
            await schema.EnsureAsync(ct);
            // Handlers may read rows, which do not exist yet where a database or a projection is new.
            await projections.WaitForAsync(projections.Modules, default, FirstRows, ct);
            return true;
        }
        catch (Exception error) when (StoreConnections.WasInterrupted(error))
        {
            logger.LogError(error, "Messages cannot be delivered yet; trying again.");
            return false;
        }
    }

    private async Task PruneAsync(CancellationToken ct)
    {
        try
        {
            await table.PruneAsync(clock.GetUtcNow() - options.HandledKept, ct);
            await keys.PruneAsync(ct);
        }
        catch (Exception error) when (StoreConnections.WasInterrupted(error))
        {
            logger.LogWarning(error, "What is older than a week could not be removed; the next hour tries again.");
        }
    }

    /// <summary>Starts what is due and free; false where there is nothing to do for now.</summary>
    private async Task<bool> RoundAsync(CancellationToken ct)
    {
        try
        {
            // A handler whose receiver is slow fills its own places, and leaves the others theirs.
            var due = await table.FindDueAsync(clock.GetUtcNow(), LookedAt, Busy(), ct);
            foreach (var envelope in due)
            {
                if (inFlight.ContainsKey((envelope.MessageId, envelope.Handler)) || IsBusy(envelope.Handler))
                    continue;
                if (await ClaimAsync(envelope, ct) is var (claimed, lease))
                    Deliver(claimed, lease, ct);
            }
            return due.Count == LookedAt;
        }
        catch (Exception error) when (StoreConnections.WasInterrupted(error))
        {
            logger.LogError(error, "Due messages cannot be read; trying again.");
            return false;
        }
    }

    /// <summary>
    /// Takes an envelope that is still due, unless another node has it. No row lock: it would take a transaction id before the
    /// handler reads, and its events could then stand in the log before those it has read.
    /// </summary>
    private async Task<(EnvelopeRow Envelope, Lease Lease)?> ClaimAsync(EnvelopeRow envelope, CancellationToken ct)
    {
        if (await leases.TryTakeAsync($"envelope/{envelope.MessageId}/{envelope.Handler}", ct) is not { } lease)
            return null;
        EnvelopeRow? claimed = null;
        try
        {
            claimed = await table.FindStillDueAsync(envelope, clock.GetUtcNow(), ct);
            return claimed is null ? null : (claimed, lease);
        }
        finally
        {
            // Also where the question failed: a lease that nobody uses would keep the message from every node.
            if (claimed is null)
                await lease.DisposeAsync();
        }
    }

    private string[] Busy() => [.. inFlight.Keys.Select(key => key.Handler).Distinct().Where(IsBusy)];

    private bool IsBusy(string handler) => inFlight.Keys.Count(key => key.Handler == handler) >= options.Parallel;

    private void Deliver(EnvelopeRow envelope, Lease lease, CancellationToken ct)
    {
        var key = (envelope.MessageId, envelope.Handler);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        inFlight[key] = RunAsync();
        started.SetResult();

        async Task RunAsync()
        {
            // Not before it stands in the table it is taken out of at the end.
            await started.Task;
            try
            {
                await using (lease)
                    await HandleAsync(envelope, ct);
            }
            finally
            {
                inFlight.TryRemove(key, out _);
                signal.Pulse();
            }
        }
    }

    private async Task HandleAsync(EnvelopeRow row, CancellationToken ct)
    {
        try
        {
            var handler = handlers.Find(row.Handler)
                ?? throw new InvalidOperationException($"No handler is called {row.Handler}.");
            for (var race = 1; ; race++)
            {
                try
                {
                    await HandleOnceAsync(row, handler, ct);
                    return;
                }
                catch (ConcurrencyException) when (race < RacesLost)
                {
                }
            }
        }
        catch (PostgresException error) when (error.SqlState == EnvelopeTable.HandledAlready)
        {
            logger.LogInformation("Message {Message} was handled by {Handler} elsewhere.", row.MessageId, row.Handler);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
        catch (Exception error) when (StoreConnections.IsWithoutMeans(error))
        {
            // Not the handler's failure: it counts as no attempt, or a disk that is full for a night would bury every message.
            logger.LogWarning(error, "Message {Message} waits for the database; it stays due.", row.MessageId);
            await Task.WhenAny(Task.Delay(options.SlowPoll, ct));
        }
#pragma warning disable CA1031 // what a handler throws is not known here
        catch (Exception error)
#pragma warning restore CA1031
        {
            await FailAsync(row, error, ct);
        }
    }

    private async Task HandleOnceAsync(EnvelopeRow row, HandlerCall handler, CancellationToken ct)
    {
        await using var scope = scopes.CreateScopeForAllRows();
        var session = scope.ServiceProvider.GetRequiredService<IDocumentSession>();
        session.LastModifiedBy = row.Handler;
        session.CorrelationId = row.CorrelationId;
        if (row.Simulated)
            session.SetHeader(EventHeaders.Simulated, true);

        var envelope = new Envelope(row.MessageId, row.MessageType, row.Handler, StoreJson.Read(row.Body, handler.MessageType),
            row.Attempt + 1, row.SentAt, row.DueAt, row.CorrelationId, row.Simulated);
        var now = clock.GetUtcNow();
        var sent = 0;
        foreach (var message in await handler.CallAsync(envelope, session, scope.ServiceProvider, ct))
        {
            var id = EnvelopeTable.IdFrom($"{row.MessageId}/{row.Handler}/{sent++}");
            foreach (var values in table.ValuesOf(message, id, now, row.CorrelationId, row.Simulated))
                session.QueueSqlCommand(EnvelopeTable.Insert, values);
        }
        session.QueueSqlCommand(EnvelopeTable.MarkHandled, row.MessageId, row.Handler, now);
        await session.SaveChangesAsync(ct);
    }

    private async Task FailAsync(EnvelopeRow row, Exception error, CancellationToken ct)
    {
        try
        {
            if (row.Attempt < options.RetryPauses.Count)
            {
                logger.LogWarning(error, "{Handler} failed on message {Message}, attempt {Attempt}.", row.Handler, row.MessageId, row.Attempt + 1);
                await table.PutOffAsync(row, clock.GetUtcNow() + options.RetryPauses[row.Attempt], error.ToString(), ct);
                return;
            }
            logger.LogError(error, "{Handler} failed on message {Message} for the last time.", row.Handler, row.MessageId);
            await table.BuryAsync(row, clock.GetUtcNow(), error.ToString(), ct);
        }
        catch (Exception again) when (again is OperationCanceledException || StoreConnections.WasInterrupted(again))
        {
            logger.LogWarning(again, "The failure of message {Message} could not be noted; it stays due.", row.MessageId);
        }
    }
}
