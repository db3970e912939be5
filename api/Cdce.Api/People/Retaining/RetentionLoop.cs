namespace Cdce.Api.People.Retaining;

/// <summary>Erases what was kept long enough, every hour, on one node at a time.</summary>
internal sealed class RetentionLoop(Leases leases, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetentionLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ran = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var now = clock.GetUtcNow();
                if (now - ran >= Every)
                {
                    await RunAsync(stoppingToken);
                    ran = now;
                }
                await Task.Delay(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (ReadModelsNotReadyException)
            {
                await Task.Delay(Poll, CancellationToken.None); // the program has just started
            }
            catch (Exception error) when (StoreConnections.WasInterrupted(error))
            {
                logger.LogWarning("What was kept long enough is not erased yet ({Error}); trying again.", error.GetType().Name);
                await Task.Delay(Poll, CancellationToken.None);
            }
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        await using var lease = await leases.TryTakeAsync("retention", ct);
        if (lease is null)
            return; // another node does it
        await using var scope = scopes.CreateScopeForAllRows();
        await scope.ServiceProvider.GetRequiredService<RetentionRun>().RunAsync(ct);
    }
}
