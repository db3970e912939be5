using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cdce.Store;

/// <summary>Lets the chain follow the log, on one node and behind all appends.</summary>
internal sealed class AuditChainLoop(
    AuditChain chain, StoreOptions options, StoreSchema schema, Leases leases, ILogger<AuditChainLoop> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await schema.EnsureAsync(stoppingToken);
                await using var lease = await leases.TryTakeAsync("audit-chain", stoppingToken);
                if (lease is not null)
                    await LeadAsync(lease, stoppingToken);
                else
                    await Task.Delay(options.ChainPause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is OperationCanceledException || StoreConnections.WasInterrupted(error))
            {
                logger.LogError(error, "The audit chain is interrupted and goes on.");
                await Task.WhenAny(Task.Delay(options.SlowPoll, stoppingToken));
            }
        }
    }

    private async Task LeadAsync(Lease lease, CancellationToken stoppingToken)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(lease.Lost, stoppingToken);
        while (!leading.IsCancellationRequested)
        {
            await leases.CheckAsync(leading.Token);
            await chain.ExtendToEndAsync(leading.Token);
            await Task.Delay(options.ChainPause, leading.Token);
        }
    }
}
