using Cdce.Governance.Committees;
using Npgsql;

namespace Cdce.Api.People;

/// <summary>
/// Finishes erasures: once what was on its way is over, the roles of whoever was forgotten, once more what may have been written since, and then the bytes.
/// </summary>
internal sealed class ErasureLoop(Erasures erasures, IServiceScopeFactory scopes, ILogger<ErasureLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Another node believes a session for a second, and answers what it has begun.</summary>
    private static readonly TimeSpan OnTheirWay = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await erasures.UnfinishedAsync(stoppingToken) is { Count: > 0 } unfinished)
                {
                    await Task.Delay(OnTheirWay, stoppingToken);
                    foreach (var erasure in unfinished)
                        await erasures.RemoveAsync(erasure.PersonId, stoppingToken);
                    await LeaveAsync(unfinished, stoppingToken);
                    if (!await erasures.SweepAsync(unfinished, stoppingToken))
                        logger.LogWarning("{Erasures} erasures wait until nobody reads in a snapshot of before.", unfinished.Count);
                }
                await Task.Delay(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception error) when (error is NpgsqlException or ConcurrencyException or CommitOutcomeUnknownException or ReadModelsNotReadyException)
            {
                logger.LogWarning("Erasures are not finished ({Error}); trying again.", (error as NpgsqlException)?.SqlState ?? error.GetType().Name);
                await Task.Delay(Poll, CancellationToken.None);
            }
        }
    }

    private async Task LeaveAsync(IReadOnlyList<Erasure> unfinished, CancellationToken ct)
    {
        await using var scope = scopes.CreateScopeForAllRows();
        var leaving = scope.ServiceProvider.GetRequiredService<Leaving>();
        foreach (var erasure in unfinished)
            await leaving.LeaveAllAsync(erasure.PersonId, erasure.AskedBy, ct);
    }
}
