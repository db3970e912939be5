using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Messaging;

/// <summary>Lets one module's events out as messages: the envelopes and the checkpoint commit together.</summary>
internal sealed class OutboundSubscription(
    Translator translator, MessagingOptions options, MessagingSchema schema, EnvelopeTable table, MessageSignal signal,
    StoreConnections connections, EventLog log, Leases leases, TimeProvider clock,
    ILogger<OutboundSubscription> logger) : BackgroundService
{
    private const int PageSize = 500;

    // Most events become no message: looking at each commit by itself would cost more than the commits.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await schema.EnsureAsync(stoppingToken);
                await using var lease = await leases.TryTakeAsync(translator.Name, stoppingToken);
                if (lease is not null)
                    await FollowAsync(lease, stoppingToken);
                else
                    await Task.Delay(options.SlowPoll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // what a Translate method throws is not known here
            catch (Exception error)
#pragma warning restore CA1031
            {
                // Nothing is passed over: the checkpoint stays, and health shows the growing distance.
                logger.LogError(error, "{Subscription} is interrupted and starts again.", translator.Name);
                await Task.WhenAny(Task.Delay(options.SlowPoll, stoppingToken));
            }
        }
    }

    private async Task FollowAsync(Lease lease, CancellationToken stoppingToken)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(lease.Lost, stoppingToken);
        var checkpoint = await Checkpoint.TakeAsync(connections.Main, translator.Name, leading.Token);
        while (true)
        {
            var page = await log.ReadPageAsync(checkpoint.Position, translator.Types, PageSize, leading.Token);
            if (page.Count > 0)
                await PublishAsync(page, checkpoint, leading.Token);
            if (page.Count == PageSize)
                continue;
            await leases.CheckAsync(leading.Token);
            await log.WaitAsync(translator.Module, checkpoint.Position, leading.Token);
            await Task.Delay(Gathering, leading.Token);
        }
    }

    private async Task PublishAsync(IReadOnlyList<StoredEvent> page, Checkpoint checkpoint, CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var row in page.Where(e => e.HasData))
        {
            var @event = row.Read();
            var index = 0;
            foreach (var message in translator.Translate(@event))
            {
                // From the place in the stream: published again, the message has the same id.
                var id = EnvelopeTable.IdFrom($"{translator.Name}/{@event.StreamKey}/{@event.Version}/{index++}");
                foreach (var values in table.ValuesOf(message, id, clock.GetUtcNow(), @event.CorrelationId, @event.IsSimulated()))
                    batch.BatchCommands.Add(EnvelopeTable.InsertCommand(values));
            }
        }
        var sent = batch.BatchCommands.Count;
        var move = checkpoint.Move(page[^1].Position, page.Count);
        batch.BatchCommands.Add(move);
        await batch.ExecuteNonQueryAsync(ct);
        checkpoint.EnsureMoved(move);
        await transaction.CommitAsync(ct);
        checkpoint.Moved(page[^1].Position);
        if (sent > 0)
            signal.Pulse();
    }
}
