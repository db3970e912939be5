using Npgsql;

namespace Cdce.Api.People.Redacting;

/// <summary>Finishes redactions: the read models that were made of the words, and then the bytes.</summary>
internal sealed class RedactionLoop(Redactions redactions, ILogger<RedactionLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var unfinished = await redactions.UnfinishedAsync(stoppingToken);
                if (unfinished.Where(r => r.LastGeneration is null).ToList() is { Count: > 0 } begun)
                    await redactions.RenewAsync(begun, stoppingToken);
                else if (unfinished.Count > 0 && await AreRenewedAsync(unfinished, stoppingToken) && !await redactions.SweepAsync(unfinished, stoppingToken))
                    logger.LogWarning("{Redactions} redactions wait until nobody reads in a snapshot of before.", unfinished.Count);
                await Task.Delay(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (NpgsqlException error)
            {
                logger.LogWarning("Redactions are not finished ({Error}); trying again.", (error as PostgresException)?.SqlState ?? error.GetType().Name);
                await Task.Delay(Poll, CancellationToken.None);
            }
        }
    }

    private async Task<bool> AreRenewedAsync(IReadOnlyList<Unfinished> unfinished, CancellationToken ct)
    {
        foreach (var redaction in unfinished)
        {
            if (!await redactions.IsRenewedAsync(redaction, ct))
                return false;
        }
        return true;
    }
}
