using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Notices;

/// <summary>Tells people what changed and what waits for them, on one node at a time.</summary>
internal sealed class NoticeLoop(
    NoticeReader reader, NoticeSender sender, NoticeOptions options, Leases leases, ILogger<NoticeLoop> logger) : BackgroundService
{
    public const string LeaseName = "notices";

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Poll, stoppingToken);
                if (!options.Runs)
                    continue;
                await using var lease = await leases.TryTakeAsync(LeaseName, stoppingToken);
                if (lease is null)
                    continue;
                reader.Forget();
                while (options.Runs && !lease.Lost.IsCancellationRequested)
                {
                    await reader.ReadAsync(stoppingToken);
                    await sender.SendDueAsync(stoppingToken);
                    await Task.Delay(Poll, stoppingToken);
                    await leases.CheckAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (ReadModelsNotReadyException)
            {
                // The program starts, or puts its lists together anew.
            }
            catch (Exception error) when (error is DbUpdateException or FencedOffException or OperationCanceledException
                || StoreConnections.WasInterrupted(error))
            {
                logger.LogWarning(error, "Notices wait; trying again.");
            }
        }
    }
}
